package cn.tongxinqiao.property;

import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.property.PropertyLimits.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Until when what begins now is to be done. */
@Service
public class TaskDues {

    private final PropertyLimits limits;
    private final WorkCalendar calendar;
    private final Clock clock;

    TaskDues(PropertyLimits limits, WorkCalendar calendar, Clock clock) {
        this.limits = limits;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * When a step that begins now is due.
     *
     * @param step a step with a limit
     * @param unit code of the unit whose hours count; null for the default
     * @return the moment, by the newest table
     */
    public Instant until(Step step, String unit) {
        return calendar.due(clock.instant(), limits.limit(step, LocalDate.now(clock)), unit)
                .at();
    }
}
