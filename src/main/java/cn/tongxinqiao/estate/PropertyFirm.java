package cn.tongxinqiao.estate;

/**
 * A property company (物业服务企业).
 *
 * @param code its code with us
 * @param name its Chinese name
 * @param creditCode unified social credit code, 18 characters; null when not known
 * @param mail its address for letters; null when it is told on paper
 */
public record PropertyFirm(String code, String name, String creditCode, String mail) {}
