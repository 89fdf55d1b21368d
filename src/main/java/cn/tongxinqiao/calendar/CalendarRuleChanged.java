package cn.tongxinqiao.calendar;

/**
 * Somebody has loaded a year or set office hours. Published in the transaction that does it.
 *
 * @param account who did it
 * @param subject the year, or the code of the unit whose hours were set
 * @param source what it is based on
 * @param what what was done, in Chinese
 */
public record CalendarRuleChanged(String account, String subject, String source, String what) {}
