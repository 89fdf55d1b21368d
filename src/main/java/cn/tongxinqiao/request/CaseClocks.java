package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Deadline;
import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The three clocks of a case: when each ends, and when it stands at a share of its length. All counted from the first
 * receipt (after a bad rating from the new start), in the hours of the unit that leads, without the times it stood still.
 */
@Component
class CaseClocks {

    private final WorkCalendar calendar;
    private final ClockStops stops;
    private final Clock clock;

    CaseClocks(WorkCalendar calendar, ClockStops stops, Clock clock) {
        this.calendar = calendar;
        this.stops = stops;
        this.clock = clock;
    }

    /** Takes over what the limits table says and counts anew. */
    void set(ServiceRequest request, RequestDecisions.Answer limits) {
        request.acceptLimit = limits.text("acceptLimit");
        request.contactLimit = limits.text("contactLimit");
        request.resultLimit = limits.text("resultLimit");
        request.extensionLimit = limits.text("extension");
        request.limitVersion = limits.version();
        recount(request);
    }

    /** Only the first clock runs before anybody has judged the case. */
    void begin(ServiceRequest request, RequestDecisions.Answer limits) {
        request.acceptLimit = limits.text("acceptLimit");
        request.limitVersion = limits.version();
        request.calendarVersion = calendar.version();
        request.acceptDueAt = course(request, Dial.ACCEPT, History.NONE).end();
    }

    /**
     * Counts all ends again by the limits kept with the case: after a standstill, an extension, a change of unit or of the
     * calendar. What was told at a mark that now lies ahead again will be told again.
     */
    void recount(ServiceRequest request) {
        request.calendarVersion = calendar.version();
        History history = stops.history(request);
        if (request.acceptLimit != null) {
            Course accept = course(request, Dial.ACCEPT, history);
            request.acceptDueAt = accept.end();
            request.acceptTold = stillTold(request.acceptTold, accept);
        }
        if (request.resultLimit == null) {
            return;
        }
        Course contact = course(request, Dial.CONTACT, history);
        request.contactDueAt = contact.end();
        request.contactTold = stillTold(request.contactTold, contact);
        Course result = course(request, Dial.RESULT, history);
        request.dueAt = result.end();
        request.dueProvisional = result.provisional();
        request.resultTold = stillTold(request.resultTold, result);
    }

    /** The course of one clock as things stand; null while its limit is not known. */
    Course course(ServiceRequest request, Dial dial) {
        return dial.limit(request) == null ? null : course(request, dial, stops.history(request));
    }

    private int stillTold(int told, Course course) {
        return told == 0 ? 0 : Math.min(told, course.percentAt(clock.instant()));
    }

    private Course course(ServiceRequest request, Dial dial, History history) {
        Limit limit = Limit.parse(dial.limit(request));
        Instant from = dial == Dial.ACCEPT ? request.acceptFrom : request.limitFrom;
        Deadline base = calendar.due(from, limit, request.unit);
        boolean provisional = base.provisional();
        Instant full = base.at();
        if (dial == Dial.RESULT && history.extension() != null) {
            Deadline extended = calendar.due(full, Limit.parse(history.extension()), request.unit);
            provisional |= extended.provisional();
            full = extended.at();
        }
        return new Course(
                from,
                full,
                history.standstills().stream()
                        .filter(stood -> stood.to().isAfter(from))
                        .map(stood -> stood.from().isBefore(from) ? new Standstill(from, stood.to()) : stood)
                        .toList(),
                new Measure(calendar, request.unit, limit.unit().runsAlways()),
                provisional);
    }

    /** One of the three clocks. */
    enum Dial {
        /** 接单: until somebody takes the case. */
        ACCEPT("接单"),
        /** 首次联系: until the requester was contacted. */
        CONTACT("首次联系"),
        /** 办结: until the result is reported and checked. */
        RESULT("办结");

        private final String label;

        Dial(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        String limit(ServiceRequest request) {
            return switch (this) {
                case ACCEPT -> request.acceptLimit;
                case CONTACT -> request.contactLimit;
                case RESULT -> request.resultLimit;
            };
        }

        /** Whether the clock still runs: nobody has done what it waits for. */
        boolean runs(ServiceRequest request) {
            boolean done =
                    switch (this) {
                        case ACCEPT -> request.acceptedAt != null;
                        case CONTACT -> request.contactedAt != null;
                        case RESULT -> false;
                    };
            return !done && request.handledAt == null && !request.status.isEnd() && limit(request) != null;
        }

        int told(ServiceRequest request) {
            return switch (this) {
                case ACCEPT -> request.acceptTold;
                case CONTACT -> request.contactTold;
                case RESULT -> request.resultTold;
            };
        }

        void tell(ServiceRequest request, int percent) {
            switch (this) {
                case ACCEPT -> request.acceptTold = percent;
                case CONTACT -> request.contactTold = percent;
                case RESULT -> request.resultTold = percent;
            }
        }
    }

    /** A time the clocks stood still, or are to stand still until then. */
    record Standstill(Instant from, Instant to) {}

    /** What lengthens a case's clocks: an extension as granted or null, and the standstills in order. */
    record History(String extension, List<Standstill> standstills) {
        static final History NONE = new History(null, List.of());
    }

    /** How time passes for a clock: by the wall, or while the unit is open. */
    private record Measure(WorkCalendar calendar, String unit, boolean byTheWall) {

        Duration between(Instant from, Instant to) {
            if (!from.isBefore(to)) {
                return Duration.ZERO;
            }
            return byTheWall
                    ? Duration.between(from, to)
                    : calendar.workingTimeBetween(from, to, unit).length();
        }

        /** From an opening one comes to an opening: the closing before it is the same working time, but a night less. */
        Instant after(Instant from, Duration length) {
            if (byTheWall) {
                return from.plus(length);
            }
            Instant end = calendar.afterWorkingTime(from, length, unit);
            boolean fromOpening = between(from.minusSeconds(1), from).isZero();
            boolean atClosing = between(end, end.plusSeconds(1)).isZero();
            return fromOpening && atClosing ? calendar.nextOpening(end.plusMillis(1), unit) : end;
        }
    }

    /**
     * How a clock runs.
     *
     * @param from when it began
     * @param full when it would end if it never stood still
     * @param standstills when it stood still, in order
     * @param measure how time passes for it
     * @param provisional whether a year without calendar data was counted by the week
     */
    record Course(Instant from, Instant full, List<Standstill> standstills, Measure measure, boolean provisional) {

        Instant end() {
            return pushed(full);
        }

        /** When so many percent of its length have passed. */
        Instant at(int percent) {
            if (percent >= 100) {
                return end();
            }
            Duration share = measure.between(from, full).multipliedBy(percent).dividedBy(100);
            return pushed(measure.after(from, share));
        }

        /** How many percent of its length have passed, rounded down; more than 100 when it is over. */
        int percentAt(Instant now) {
            Duration whole = measure.between(from, full);
            if (whole.isZero()) {
                return now.isBefore(from) ? 0 : 100;
            }
            Duration gone = measure.between(from, now);
            for (Standstill stood : standstills) {
                gone = gone.minus(measure.between(stood.from(), stood.to().isBefore(now) ? stood.to() : now));
            }
            return (int) Math.min(10_000, Math.max(0, gone.toSeconds() * 100 / Math.max(1, whole.toSeconds())));
        }

        private Instant pushed(Instant moment) {
            Instant end = moment;
            for (Standstill stood : standstills) {
                if (stood.from().isBefore(end)) {
                    end = measure.after(end, measure.between(stood.from(), stood.to()));
                }
            }
            return end;
        }
    }
}
