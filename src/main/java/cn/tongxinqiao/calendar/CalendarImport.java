package cn.tongxinqiao.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One confirmed import.
 *
 * @param version the version of the calendar since
 * @param year the year that was loaded
 * @param source where its days were published
 * @param fileName the file
 * @param by the account that confirmed it
 * @param at when
 * @param daysOff days off in the year
 * @param workdays adjusted workdays in the year
 * @param changedFrom first day that counts differently or is no longer provisional, null when none
 * @param changedTo last such day, null when none
 */
public record CalendarImport(
        long version,
        int year,
        String source,
        String fileName,
        String by,
        Instant at,
        int daysOff,
        int workdays,
        LocalDate changedFrom,
        LocalDate changedTo) {}
