package cn.tongxinqiao.property;

/**
 * A question of the owners' survey.
 *
 * @param code its code
 * @param text what is asked
 * @param weight how much it counts among the others, above 0
 * @param overall whether its answer decides if a home praises
 */
public record SurveyQuestion(String code, String text, int weight, boolean overall) {}
