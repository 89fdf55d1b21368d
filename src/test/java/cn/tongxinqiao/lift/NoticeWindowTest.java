package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.calendar.Limit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How long a notice hangs. */
class NoticeWindowTest {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Predicate<LocalDate> WEEKDAYS =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    @Test
    void theDayOfPostingDoesNotCountAndTheLastDayCountsWhole() {
        NoticeWindow window =
                NoticeWindow.of(LocalDate.of(2025, 9, 15), period(10, LiftLimits.DayKind.CALENDAR), WEEKDAYS, HERE);

        assertThat(window.endsOn()).isEqualTo(LocalDate.of(2025, 9, 25));
        assertThat(window.endsAt()).isEqualTo(Instant.parse("2025-09-25T16:00:00Z"));
    }

    @Test
    void workdaysLeaveDaysOffOut() {
        NoticeWindow window =
                NoticeWindow.of(LocalDate.of(2025, 9, 19), period(5, LiftLimits.DayKind.WORKDAYS), WEEKDAYS, HERE);

        assertThat(window.endsOn()).isEqualTo(LocalDate.of(2025, 9, 26));
    }

    private static LiftLimits.NoticePeriod period(int days, LiftLimits.DayKind kind) {
        return new LiftLimits.NoticePeriod(days, kind, Limit.parse("5WD"), null, 1);
    }
}
