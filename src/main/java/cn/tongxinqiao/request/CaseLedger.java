package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.calendar.WorkedTime;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The time ledger (时间账): who held a case from when to when, and what that makes per unit. The entries of a case follow
 * each other without gap or overlap from its receipt to its end, or to now; counted in whole seconds of the clock they add
 * up to its life exactly.
 */
@Service
public class CaseLedger {

    private final ServiceRequests requests;
    private final LedgerEntries entries;
    private final CaseReaders readers;
    private final CaseClocks clocks;
    private final Reminders reminders;
    private final Intake intake;
    private final Organization organization;
    private final Members members;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final int longestPeriod;

    CaseLedger(
            ServiceRequests requests,
            LedgerEntries entries,
            CaseReaders readers,
            CaseClocks clocks,
            Reminders reminders,
            Intake intake,
            Organization organization,
            Members members,
            WorkCalendar calendar,
            Clock clock,
            @Value("${tongxinqiao.request.ledger-days:366}") int longestPeriod) {
        this.requests = requests;
        this.entries = entries;
        this.readers = readers;
        this.clocks = clocks;
        this.reminders = reminders;
        this.intake = intake;
        this.organization = organization;
        this.members = members;
        this.calendar = calendar;
        this.clock = clock;
        this.longestPeriod = longestPeriod;
    }

    /**
     * The account of one case, for staff who may read it.
     *
     * @param number case number
     * @param reader who asks
     * @return entries, sums and clocks as they stand
     * @throws UnknownRequest when there is no such case or it is not the reader's
     */
    @Transactional(readOnly = true)
    public Account account(String number, SignedIn reader) {
        return account(readers.readable(number, reader));
    }

    /** The account of a case, for who has checked the right already. */
    Account account(ServiceRequest request) {
        String number = request.number;
        Instant now = clock.instant();
        List<LedgerEntries.Entry> kept = merged(entries.of(number));
        List<Entry> shown = kept.stream().map(entry -> shown(entry, now)).toList();
        return new Account(
                number,
                request.status,
                local(request.receivedAt),
                local(request.closedAt),
                request.closedAt == null ? local(now) : null,
                shown.stream().mapToLong(Entry::seconds).sum(),
                shown,
                sums(kept, Instant.MIN, now),
                Stream.of(CaseClocks.Dial.values())
                        .map(dial -> dial(request, dial, now))
                        .toList());
    }

    /**
     * How a case spent its time, for its requester: units, no names.
     *
     * @param number case number
     * @param token the requester's token
     * @return the stretches of the same kind added up, in the order they first came
     * @throws UnknownRequest when the token does not open the case
     */
    @Transactional(readOnly = true)
    public Spent spent(String number, String token) {
        intake.requireToken(number, token);
        Instant now = clock.instant();
        Map<Stretch, long[]> stretches = new LinkedHashMap<>();
        long whole = 0;
        boolean open = false;
        for (LedgerEntries.Entry entry : entries.of(number)) {
            long seconds = seconds(entry, Instant.MIN, now);
            whole += seconds;
            open |= entry.to() == null;
            stretches.computeIfAbsent(Stretch.of(entry.hold()), stretch -> new long[1])[0] += seconds;
        }
        List<Line> lines = new ArrayList<>();
        stretches.forEach((stretch, seconds) -> {
            if (seconds[0] > 0) {
                lines.add(new Line(
                        stretch.words(organization) + " " + TimeWords.of(seconds[0]), stretch.phase(), seconds[0]));
            }
        });
        return new Spent(number, !open, whole, TimeWords.of(whole), lines);
    }

    /**
     * What every unit spent on cases in a period; open entries count up to now.
     *
     * @param from first day
     * @param to last day, included
     * @return sums by unit, by the unit's name; empty when nothing was held
     * @throws LedgerPeriodRefused when the days are the wrong way round or too many
     */
    @Transactional(readOnly = true)
    public List<UnitTime> perUnit(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw LedgerPeriodRefused.wrongWayRound();
        }
        if (from.until(to, ChronoUnit.DAYS) >= longestPeriod) {
            throw LedgerPeriodRefused.longerThan(longestPeriod);
        }
        Instant begin = from.atStartOfDay(clock.getZone()).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Instant now = clock.instant();
        Instant last = end.isBefore(now) ? end : now;
        return begin.isBefore(last) ? sums(entries.between(begin, last), begin, last) : List.of();
    }

    private List<UnitTime> sums(List<LedgerEntries.Entry> kept, Instant from, Instant to) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (LedgerEntries.Entry entry : kept) {
            sums.computeIfAbsent(entry.hold().unit() == null ? "" : entry.hold().unit(), unit -> new Sum())
                    .add(entry, worked(entry, from, to), seconds(entry, from, to));
        }
        return sums.entrySet().stream()
                .map(unit -> unit.getValue()
                        .of(
                                unit.getKey().isEmpty() ? null : unit.getKey(),
                                unit.getKey().isEmpty() ? "（未定单位）" : nameOf(unit.getKey())))
                .toList();
    }

    /** Neighbours that say the same are one: what lay between them lasted no time. */
    private static List<LedgerEntries.Entry> merged(List<LedgerEntries.Entry> kept) {
        List<LedgerEntries.Entry> merged = new ArrayList<>();
        for (LedgerEntries.Entry entry : kept) {
            LedgerEntries.Entry last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.hold().equals(entry.hold())) {
                merged.set(
                        merged.size() - 1,
                        new LedgerEntries.Entry(entry.number(), last.from(), entry.to(), entry.hold()));
            } else {
                merged.add(entry);
            }
        }
        return merged;
    }

    private Entry shown(LedgerEntries.Entry entry, Instant now) {
        Hold hold = entry.hold();
        WorkedTime worked = worked(entry, Instant.MIN, now);
        return new Entry(
                local(entry.from()),
                local(entry.to()),
                hold.phase(),
                hold.phase().label(),
                hold.unit(),
                hold.unit() == null ? null : nameOf(hold.unit()),
                hold.holder() == null ? null : members.displayName(hold.holder()),
                seconds(entry, Instant.MIN, now),
                worked.length().toSeconds(),
                worked.provisional());
    }

    private Dial dial(ServiceRequest request, CaseClocks.Dial dial, Instant now) {
        CaseClocks.Course course = clocks.course(request, dial);
        Instant done =
                switch (dial) {
                    case ACCEPT -> request.acceptedAt;
                    case CONTACT -> request.contactedAt;
                    case RESULT -> request.handledAt == null ? request.closedAt : request.handledAt;
                };
        if (course == null) {
            return new Dial(dial.label(), null, false, local(done), null, null);
        }
        Instant at = done == null ? request.closedAt == null ? now : request.closedAt : done;
        int percent = course.percentAt(at);
        return new Dial(
                dial.label(),
                local(course.end()),
                course.provisional(),
                local(done),
                percent,
                light(request, dial, done, percent));
    }

    private Light light(ServiceRequest request, CaseClocks.Dial dial, Instant done, int percent) {
        if (done == null && request.stopKind != null && !request.status.isEnd()) {
            return Light.STOPPED;
        }
        return switch (reminders.light(request, dial, percent)) {
            case "RED" -> Light.RED;
            case "YELLOW" -> Light.YELLOW;
            default -> Light.GREEN;
        };
    }

    private WorkedTime worked(LedgerEntries.Entry entry, Instant from, Instant to) {
        return calendar.workingTimeBetween(
                later(entry.from(), from), endOf(entry, to), entry.hold().unit());
    }

    /** Whole seconds by the clock: cut at the same instants for neighbours, so that they add up. */
    private static long seconds(LedgerEntries.Entry entry, Instant from, Instant to) {
        return Math.max(
                0, endOf(entry, to).getEpochSecond() - later(entry.from(), from).getEpochSecond());
    }

    private static Instant endOf(LedgerEntries.Entry entry, Instant to) {
        return entry.to() == null || to.isBefore(entry.to()) ? to : entry.to();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private String nameOf(String unit) {
        return organization.find(unit).map(Unit::name).orElse(unit);
    }

    private OffsetDateTime local(Instant instant) {
        return instant == null
                ? null
                : instant.atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What a unit spent, while it is added up. */
    private static final class Sum {

        private final Set<String> cases = new HashSet<>();
        private Duration worked = Duration.ZERO;
        private Duration stoppedWorking = Duration.ZERO;
        private long seconds;
        private long stopped;
        private boolean provisional;

        void add(LedgerEntries.Entry entry, WorkedTime time, long clockSeconds) {
            cases.add(entry.number());
            provisional |= time.provisional();
            if (entry.hold().phase().stopped()) {
                stopped += clockSeconds;
                stoppedWorking = stoppedWorking.plus(time.length());
            } else {
                seconds += clockSeconds;
                worked = worked.plus(time.length());
            }
        }

        UnitTime of(String unit, String name) {
            return new UnitTime(
                    unit,
                    name,
                    cases.size(),
                    worked.toSeconds(),
                    seconds,
                    stoppedWorking.toSeconds(),
                    stopped,
                    provisional);
        }
    }

    /** Stretches that read the same to a requester. */
    private record Stretch(Phase phase, String unit) {

        static Stretch of(Hold hold) {
            return switch (hold.phase()) {
                case OFFERED -> new Stretch(Phase.OFFERED, hold.unit());
                case HANDLING, REVIEW -> new Stretch(Phase.HANDLING, hold.unit());
                case WAITING, DETAIL -> new Stretch(Phase.WAITING, null);
                case ON_BOOKS, TRIAGE, REDISPATCH, RATING, EARLIER -> new Stretch(hold.phase(), null);
            };
        }

        private String nameIn(Organization organization) {
            return organization.find(unit).map(Unit::name).orElse("承办单位");
        }

        String words(Organization organization) {
            return switch (phase) {
                case OFFERED -> "等" + nameIn(organization) + "接单";
                case HANDLING, REVIEW -> "在" + nameIn(organization) + "办了";
                case WAITING, DETAIL -> "等您补充";
                case ON_BOOKS -> "挂账";
                case TRIAGE -> "平台核实、定级";
                case REDISPATCH -> "平台重新派单";
                case RATING -> "等您评价";
                case EARLIER -> "此前";
            };
        }
    }

    /** How a clock of a case stands. */
    public enum Light {
        /** Far from its limit. */
        GREEN("正常"),
        /** Near its limit. */
        YELLOW("临期"),
        /** Over its limit. */
        RED("超期"),
        /** Stands still. */
        STOPPED("停表");

        private final String label;

        Light(String label) {
            this.label = label;
        }

        /**
         * Chinese name.
         *
         * @return label for people
         */
        public String label() {
            return label;
        }
    }

    /**
     * The account of a case.
     *
     * @param number case number
     * @param status where it stands
     * @param begun receipt
     * @param ended its end, null while it is open
     * @param asOf until when an open case is counted, null when it has ended
     * @param seconds its life in seconds: the sum of the entries
     * @param entries who held it, in order, without gap or overlap
     * @param units what that makes per unit
     * @param clocks accept, first contact and result
     */
    public record Account(
            String number,
            Status status,
            OffsetDateTime begun,
            OffsetDateTime ended,
            OffsetDateTime asOf,
            long seconds,
            List<Entry> entries,
            List<UnitTime> units,
            List<Dial> clocks) {}

    /**
     * One entry.
     *
     * @param from since when
     * @param to until when, null while it lasts
     * @param phase for what
     * @param label the phase in words
     * @param unit code of the unit that held it, null when unknown
     * @param unitName its name, null when unknown
     * @param holder name of the person, null where the unit as a whole was asked
     * @param seconds by the clock
     * @param workingSeconds while the unit was open
     * @param provisional whether a year without calendar data was counted by the week
     */
    public record Entry(
            OffsetDateTime from,
            OffsetDateTime to,
            Phase phase,
            String label,
            String unit,
            String unitName,
            String holder,
            long seconds,
            long workingSeconds,
            boolean provisional) {}

    /**
     * What a unit spent on one or many cases. Times in which the clocks of a case stood still are counted apart.
     *
     * @param unit code, null when not known
     * @param name name of the unit
     * @param cases how many cases
     * @param workingSeconds while the unit was open
     * @param seconds by the clock
     * @param stoppedWorkingSeconds clocks stood still, while the unit was open
     * @param stoppedSeconds clocks stood still, by the clock
     * @param provisional whether a year without calendar data was counted by the week
     */
    public record UnitTime(
            String unit,
            String name,
            int cases,
            long workingSeconds,
            long seconds,
            long stoppedWorkingSeconds,
            long stoppedSeconds,
            boolean provisional) {}

    /**
     * One of the three clocks.
     *
     * @param label its name
     * @param dueAt when it ends as things stand, null while its limit is not set
     * @param provisional whether that hangs on a year without calendar data
     * @param doneAt when what it waits for was done, null while it runs
     * @param percent how much of its length has passed, null while its limit is not set
     * @param light how it stands, null while its limit is not set
     */
    public record Dial(
            String label,
            OffsetDateTime dueAt,
            boolean provisional,
            OffsetDateTime doneAt,
            Integer percent,
            Light light) {}

    /**
     * How a case spent its time, as its requester reads it.
     *
     * @param number case number
     * @param ended whether it has ended; else it is counted up to now
     * @param seconds its life in seconds
     * @param whole the same in words
     * @param lines what it was spent on
     */
    public record Spent(String number, boolean ended, long seconds, String whole, List<Line> lines) {}

    /**
     * Stretches of one kind.
     *
     * @param text in words, such as 在荔园里办了 3 小时 20 分
     * @param phase what for
     * @param seconds by the clock
     */
    public record Line(String text, Phase phase, long seconds) {}
}
