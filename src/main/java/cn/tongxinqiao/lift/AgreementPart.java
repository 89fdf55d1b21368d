package cn.tongxinqiao.lift;

/**
 * A part the written agreement must have.
 *
 * @param code code of the table {@code lift-agreement-part}
 * @param label what it is called
 * @param hint what to write, or null
 * @param text what is written; null while nothing is
 */
public record AgreementPart(String code, String label, String hint, String text) {}
