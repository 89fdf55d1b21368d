package cn.tongxinqiao.property;

/**
 * Figures of an assessment for the report 两升一降.
 *
 * @param feePaid homes that paid in the quarter; null when not known
 * @param respondents valid answers of the survey; null when there was none
 * @param praise how many of them are praise; null when there was none
 * @param complaints complaints and reports of a wrong about the property service of the compound; null before they are
 *     counted
 * @param overdue requests of any type about it that were overdue; null before
 * @param rehandled requests of any type about it that were handled again; null before
 */
public record PropertyFigures(
        Integer feePaid, Integer respondents, Integer praise, Integer complaints, Integer overdue, Integer rehandled) {}
