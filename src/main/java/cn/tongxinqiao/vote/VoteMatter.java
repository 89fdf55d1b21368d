package cn.tongxinqiao.vote;

/**
 * A thing owners decide together.
 *
 * @param code its code, such as {@code LIFT}
 * @param label what people call it
 * @param kind how much it asks of the owners
 * @param basis the law it follows from, in Chinese
 */
public record VoteMatter(String code, String label, MatterKind kind, String basis) {}
