package cn.tongxinqiao.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers what is a workday, when offices are open and when a limit ends.
 *
 * <p>Days and hours are kept in memory. At most once in {@code tongxinqiao.calendar.check-every} (one second unless set)
 * a question first compares the version of the tables, one row, with what is kept, and reads anew when it differs: so a
 * change made on another node counts here after that time at the latest. The transaction that makes a change counts with
 * it at once. Dates are taken in the zone of the injected clock.
 */
@Service
public class WorkCalendar {

    private static final Logger log = LoggerFactory.getLogger(WorkCalendar.class);
    private static final long LINES_KEPT = Duration.ofMinutes(1).toNanos();

    private final CalendarTables tables;
    private final Superiors superiors;
    private final Clock clock;
    private final long checkEvery;
    private final AtomicLong checked = new AtomicLong();
    private final AtomicLong linesForgotten = new AtomicLong(System.nanoTime());
    private volatile CalendarSnapshot kept;

    WorkCalendar(
            CalendarTables tables,
            Superiors superiors,
            Clock clock,
            @Value("${tongxinqiao.calendar.check-every:1s}") Duration checkEvery) {
        this.tables = tables;
        this.superiors = superiors;
        this.clock = clock;
        this.checkEvery = checkEvery.toNanos();
    }

    /**
     * Tells whether offices work on a day: Monday to Friday except published days off, and published adjusted workdays.
     * In a year without data Monday to Friday counts.
     *
     * @param day the day, not null
     * @return true when it is worked
     */
    public boolean isWorkday(LocalDate day) {
        CalendarSnapshot snapshot = current();
        warnWhenUnknown(snapshot, List.of(day.getYear()));
        return snapshot.days().isWorkday(day);
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
     * Computes when a limit ends by the default office hours.
     *
     * @param from when the limit begins to count, the receipt mostly, not null
     * @param limit how long, not null
     * @return the end; provisional when the counted days touch a year without data
     * @see #due(Instant, Limit, String)
     */
    public Deadline due(Instant from, Limit limit) {
        return due(from, limit, null);
    }

    /**
     * Computes when a limit ends by the hours of a unit.
     *
     * <p>n working days end at the same clock time on the n-th workday after the day counting begins. It begins on receipt
     * when that is on a workday and the office is open then (the moment of closing included); before opening or in the
     * lunch break at the next opening of the same day; after closing or on a day off at the opening of the next workday.
     * Workdays are the published ones for everybody, also for a desk that is open on days off; hours are the unit's.
     * Working hours run only while the unit is open, on days off too where it is open then. Calendar minutes and hours
     * always run.
     *
     * @param from when the limit begins to count, the receipt mostly, not null
     * @param limit how long, not null
     * @param unit code of the unit whose hours count, with its superiors' and the default hours behind it; null for the
     *     default
     * @return the end; provisional when the counted days touch a year without data
     */
    public Deadline due(Instant from, Limit limit, String unit) {
        CalendarSnapshot snapshot = current();
        WorkingTime time = snapshot.timeOf(unit);
        Instant at = time.end(from, limit);
        if (limit.unit().runsAlways()) {
            return new Deadline(at, false);
        }
        boolean provisional = time.guesses(from, at, limit.unit() == Limit.Unit.WORKING_DAYS);
        if (provisional) {
            warnWhenUnknown(snapshot, missingYears(snapshot.days(), time.dayOf(from), time.dayOf(at)));
        }
        return new Deadline(at, provisional);
    }

    /**
     * Measures how long a unit was open between two moments. Exact: the measures of adjoining stretches add up to that of
     * the whole, to the nanosecond.
     *
     * @param from the first moment, not null
     * @param to the last moment, not null; the answer is zero when it is not after the first
     * @param unit code of the unit, with its superiors' and the default hours behind it; null for the default
     * @return the open time; provisional when it hangs on a year without data
     */
    public WorkedTime workingTimeBetween(Instant from, Instant to, String unit) {
        CalendarSnapshot snapshot = current();
        WorkingTime time = snapshot.timeOf(unit);
        if (!from.isBefore(to)) {
            return new WorkedTime(Duration.ZERO, false);
        }
        return new WorkedTime(time.openBetween(from, to), time.guesses(from, to, false));
    }

    /**
     * The moment by which an office has been open for a certain time since another moment. The counterpart of
     * {@link #workingTimeBetween}: moving on by what that measured leads from the one moment to the other.
     *
     * @param from the first moment, not null
     * @param open how long the office must have been open, not negative
     * @param unit code of the unit, with its superiors' and the default hours behind it; null for the default
     * @return that moment; {@code from} itself when {@code open} is zero
     */
    public Instant afterWorkingTime(Instant from, Duration open, String unit) {
        return open.isZero() ? from : current().timeOf(unit).afterOpenTime(from, open);
    }

    /**
     * The next moment an office is open, for what need not disturb anybody before.
     *
     * @param from the moment, not null
     * @param unit code of the unit, with its superiors' and the default hours behind it; null for the default
     * @return {@code from} when the office is open then, the closing moment included; else its next opening
     */
    public Instant nextOpening(Instant from, String unit) {
        return current().timeOf(unit).afterOpenTime(from, Duration.ZERO);
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
        CalendarSnapshot snapshot = current();
        WorkingTime time = snapshot.timeOf(null);
        warnWhenUnknown(snapshot, missingYears(snapshot.days(), time.dayOf(from), time.dayOf(to)));
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

    /**
     * The version of days and hours this node counts with at the moment.
     *
     * @return the version, which grows with every change
     */
    public long version() {
        return current().version();
    }

    /**
     * What changed after a version, in order: for work that must not miss a change made on another node, by the command or
     * while a case was just being counted with the days before it.
     *
     * @param version the last version already dealt with
     * @return the changes of days and of hours, oldest first
     */
    public List<CalendarChange> changesAfter(long version) {
        return tables.changesAfter(version);
    }

    /** Reads days and office hours anew; for when a year has been loaded or the hours have changed. */
    public void reload() {
        kept = read();
        checked.set(System.nanoTime());
    }

    /** Lets the running transaction count with what it has changed; everybody else does after its commit. */
    void changedHere() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.unbindResource(this);
        } else {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                private Object suspended;

                @Override
                public void suspend() {
                    suspended = TransactionSynchronizationManager.unbindResourceIfPossible(WorkCalendar.this);
                }

                @Override
                public void resume() {
                    if (suspended != null) {
                        TransactionSynchronizationManager.bindResource(WorkCalendar.this, suspended);
                    }
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(WorkCalendar.this);
                    checked.set(System.nanoTime() - checkEvery);
                }
            });
        }
        TransactionSynchronizationManager.bindResource(this, read());
    }

    void warnOfMissingYears(LocalDate first, LocalDate last) {
        CalendarSnapshot snapshot = current();
        warnWhenUnknown(snapshot, missingYears(snapshot.days(), first, last));
    }

    private static List<Integer> missingYears(CalendarDays days, LocalDate first, LocalDate last) {
        return IntStream.rangeClosed(first.getYear(), last.getYear())
                .filter(year -> !days.knows(year))
                .boxed()
                .toList();
    }

    private CalendarSnapshot current() {
        if (TransactionSynchronizationManager.getResource(this) instanceof CalendarSnapshot changedHere) {
            return changedHere;
        }
        CalendarSnapshot snapshot = kept;
        long now = System.nanoTime();
        long last = checked.get();
        if (snapshot == null) {
            reload();
        } else if (now - last >= checkEvery && checked.compareAndSet(last, now)) {
            // One asks, the others go on with what is kept: nobody waits for a connection holding a lock.
            if (tables.version() != snapshot.version()) {
                kept = read();
            }
            forgetLines(now);
        }
        return kept;
    }

    private void forgetLines(long now) {
        long last = linesForgotten.get();
        if (now - last >= LINES_KEPT && linesForgotten.compareAndSet(last, now)) {
            kept.forgetLines();
        }
    }

    private CalendarSnapshot read() {
        // The version first: what changes meanwhile is read again, not missed.
        long version = tables.version();
        return new CalendarSnapshot(
                version, tables.days(), new OfficePlans(tables.officeHours()), superiors, clock.getZone());
    }

    private static void warnWhenUnknown(CalendarSnapshot snapshot, List<Integer> years) {
        years.stream()
                .filter(year -> !snapshot.days().knows(year))
                .filter(snapshot::warnsFirst)
                .forEach(year -> log.warn("工作日历缺少{}年的节假日数据：暂按周一至周五计算，相关期限标记为“暂定”，请尽快导入该年数据。", year));
    }
}
