package cn.tongxinqiao.engine;

/**
 * One choice of a select, radio or checklist in a form.
 *
 * @param value what is submitted
 * @param label what the person reads, Chinese
 */
public record Option(String value, String label) {}
