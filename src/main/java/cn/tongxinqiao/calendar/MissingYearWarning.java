package cn.tongxinqiao.calendar;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start which year is needed soon and has no data, before the first case is counted by guess. */
@Component
class MissingYearWarning {

    private final WorkCalendar calendar;
    private final Clock clock;
    private final int daysAhead;

    MissingYearWarning(
            WorkCalendar calendar, Clock clock, @Value("${tongxinqiao.calendar.health-days-ahead:60}") int daysAhead) {
        this.calendar = calendar;
        this.clock = clock;
        this.daysAhead = daysAhead;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        LocalDate today = LocalDate.now(clock);
        calendar.warnOfMissingYears(today, today.plusDays(daysAhead));
    }
}
