package cn.tongxinqiao.organization;

/**
 * A housing compound (小区).
 *
 * @param code the compound's code
 * @param name its Chinese name
 * @param community code of the community it lies in
 */
public record Compound(String code, String name, String community) {}
