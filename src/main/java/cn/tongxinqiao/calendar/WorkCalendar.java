package cn.tongxinqiao.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Answers what is a workday and when a limit ends.
 *
 * <p>The days are read once, at the first question, and kept until {@link #reload()}. Dates are taken in the zone of the
 * injected clock.
 */
@Service
public class WorkCalendar {

    private static final Logger log = LoggerFactory.getLogger(WorkCalendar.class);

    private final CalendarTables tables;
    private final Clock clock;
    private final Set<Integer> warned = ConcurrentHashMap.newKeySet();
    private volatile WorkingTime workingTime;

    WorkCalendar(CalendarTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Tells whether offices work on a day: Monday to Friday except published days off, and published adjusted workdays.
     * In a year without data Monday to Friday counts.
     *
     * @param day the day, not null
     * @return true when it is worked
     */
    public boolean isWorkday(LocalDate day) {
        warnWhenUnknown(day.getYear());
        return current().days().isWorkday(day);
    }

    /**
     * Tells whether the day lies in a year whose holidays are not known here.
     *
     * @param day the day, not null
     * @return true when the year has no data, so that {@link #isWorkday(LocalDate)} may still change for it
     */
    public boolean isProvisional(LocalDate day) {
        return !current().days().knows(day.getYear());
    }

    /**
     * Computes when a limit ends.
     *
     * <p>n working days end at the same clock time on the n-th workday after the day counting begins. Counting of
     * working days and hours begins on receipt when offices are open then (the moment of closing included); before
     * opening or in the lunch break at the next opening of the same day; after closing or on a day off at the opening of
     * the next workday. Working hours run only while offices are open. Calendar minutes and hours always run.
     *
     * @param from when the limit begins to count, the receipt mostly, not null
     * @param limit how long, not null
     * @return the end; provisional when the counted days touch a year without data
     */
    public Deadline due(Instant from, Limit limit) {
        WorkingTime time = current();
        Instant at = time.end(from, limit);
        if (limit.unit().runsAlways()) {
            return new Deadline(at, false);
        }
        List<Integer> missing = missingYears(time.days(), time.dayOf(from), time.dayOf(at));
        missing.forEach(this::warnWhenUnknown);
        return new Deadline(at, !missing.isEmpty());
    }

    /**
     * Counts the working days something took, as {@link #due} would have counted them: the workdays after the one counting
     * began on, the last day included. What ends on the day it began took none.
     *
     * @param from when it began, the receipt mostly, not null
     * @param to when it ended, not null
     * @return how many, 0 also when it ended before counting began
     */
    public int workdaysTaken(Instant from, Instant to) {
        WorkingTime time = current();
        missingYears(time.days(), time.dayOf(from), time.dayOf(to)).forEach(this::warnWhenUnknown);
        return time.workdaysTaken(from, to);
    }

    /**
     * Lists the years without data that a stretch of days touches.
     *
     * @param first the first day, not null
     * @param last the last day, not before the first
     * @return the years in order, empty when all are known
     */
    public List<Integer> missingYears(LocalDate first, LocalDate last) {
        return missingYears(current().days(), first, last);
    }

    /** Reads days and office hours anew; for when a year has been loaded or the hours have changed. */
    public synchronized void reload() {
        workingTime = new WorkingTime(tables.days(), tables.officeHours(), clock.getZone());
        warned.clear();
    }

    private static List<Integer> missingYears(CalendarDays days, LocalDate first, LocalDate last) {
        return IntStream.rangeClosed(first.getYear(), last.getYear())
                .filter(year -> !days.knows(year))
                .boxed()
                .toList();
    }

    private WorkingTime current() {
        if (workingTime == null) {
            loadOnce();
        }
        return workingTime;
    }

    private synchronized void loadOnce() {
        if (workingTime == null) {
            reload();
        }
    }

    private void warnWhenUnknown(int year) {
        if (!current().days().knows(year) && warned.add(year)) {
            log.warn("工作日历缺少{}年的节假日数据：暂按周一至周五计算，相关期限标记为“暂定”，请尽快导入该年数据。", year);
        }
    }
}
