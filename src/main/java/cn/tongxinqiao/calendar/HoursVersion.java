package cn.tongxinqiao.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * Office hours from a day on, until the next version of the same unit.
 *
 * @param unit code of the unit, or DEFAULT for everybody without hours of their own
 * @param from the first day
 * @param hours the hours; null when the unit follows its superior from then on
 * @param source what they are based on
 * @param changedBy the account that set them
 * @param changedAt when
 */
public record HoursVersion(
        String unit, LocalDate from, OfficeHours hours, String source, String changedBy, Instant changedAt) {

    /** The hours in words. */
    public String label() {
        if (hours == null) {
            return "随上级";
        }
        return (hours.everyDay() ? "每天 " : "工作日 ")
                + hours.stretches().stream()
                        .map(stretch ->
                                stretch.opens() + "–" + (stretch.runsOverMidnight() ? "次日 " : "") + stretch.closes())
                        .collect(Collectors.joining("，"));
    }
}
