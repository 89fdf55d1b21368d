package cn.tongxinqiao.calendar;

import java.time.LocalDate;

/**
 * A day a notice names because it does not follow the week.
 *
 * @param day the day
 * @param worked true for an adjusted workday, false for a day off
 * @param name the holiday it belongs to
 */
public record PublishedDay(LocalDate day, boolean worked, String name) {}
