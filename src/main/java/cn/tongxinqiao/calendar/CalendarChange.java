package cn.tongxinqiao.calendar;

import java.time.LocalDate;

/**
 * Days that count differently since a version of the calendar.
 *
 * @param version the first version that counts so
 * @param from the first day that changed
 * @param to the last day that changed, {@link LocalDate#MAX} when the change has no end
 */
public record CalendarChange(long version, LocalDate from, LocalDate to) {}
