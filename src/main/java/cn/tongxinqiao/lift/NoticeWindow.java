package cn.tongxinqiao.lift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The days a notice hangs. The day it is put up does not count, and the window ends with the end of its last day (Civil Code,
 * articles 201 and 203).
 *
 * @param endsOn the last day
 * @param endsAt the first instant after it
 */
record NoticeWindow(LocalDate endsOn, Instant endsAt) {

    static NoticeWindow of(
            LocalDate postedOn, LiftLimits.NoticePeriod period, Predicate<LocalDate> isWorkday, ZoneId zone) {
        LocalDate last = postedOn;
        if (period.kind() == LiftLimits.DayKind.CALENDAR) {
            last = postedOn.plusDays(period.days());
        } else {
            for (int counted = 0; counted < period.days(); ) {
                last = last.plusDays(1);
                counted += isWorkday.test(last) ? 1 : 0;
            }
        }
        return new NoticeWindow(last, last.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
