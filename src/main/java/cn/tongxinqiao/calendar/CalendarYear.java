package cn.tongxinqiao.calendar;

/**
 * A year with data.
 *
 * @param year the year
 * @param source where its days were published
 * @param daysOff days off, weekend days inside holidays included
 * @param workdays adjusted workdays
 */
public record CalendarYear(int year, String source, int daysOff, int workdays) {}
