package cn.tongxinqiao.calendar.web;

import cn.tongxinqiao.calendar.WorkCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Says which coming year has no calendar data yet. The state stays UP, because cases can be taken: their limits are
 * marked provisional.
 */
@Component
class WorkCalendarHealthIndicator extends AbstractHealthIndicator {

    private final WorkCalendar calendar;
    private final Clock clock;
    private final int daysAhead;

    WorkCalendarHealthIndicator(
            WorkCalendar calendar, Clock clock, @Value("${tongxinqiao.calendar.health-days-ahead:60}") int daysAhead) {
        super("the work calendar could not be read");
        this.calendar = calendar;
        this.clock = clock;
        this.daysAhead = daysAhead;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        LocalDate today = LocalDate.now(clock);
        var missing = calendar.missingYears(today, today.plusDays(daysAhead));
        health.up();
        if (!missing.isEmpty()) {
            health.withDetail(
                    "calendar",
                    missing.stream().map(String::valueOf).collect(Collectors.joining(", ", "missing year ", "")));
        }
    }
}
