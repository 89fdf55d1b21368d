package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Watches the three clocks of a case: reminds at half time, yellow light, red light and supervision (提醒、亮灯、督办). */
@Service
public class Reminders {

    /** When no clock runs, the case waits for its requester, whose window has a timer of its own. */
    private static final Duration IDLE = Duration.ofDays(30);

    private static final Duration SOONEST = Duration.ofMinutes(1);

    private final ServiceRequests requests;
    private final CaseClocks clocks;
    private final RuleBook rules;
    private final Timeline timeline;
    private final StaffLetters letters;
    private final Escalations escalations;
    private final RequestWorkflow workflow;
    private final Organization organization;
    private final WorkCalendar calendar;
    private final Clock clock;

    Reminders(
            ServiceRequests requests,
            CaseClocks clocks,
            RuleBook rules,
            Timeline timeline,
            StaffLetters letters,
            Escalations escalations,
            RequestWorkflow workflow,
            Organization organization,
            WorkCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.clocks = clocks;
        this.rules = rules;
        this.timeline = timeline;
        this.letters = letters;
        this.escalations = escalations;
        this.workflow = workflow;
        this.organization = organization;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Looks at the clocks of a case and tells what is due to be told; the same look again tells nothing again.
     *
     * @param number case number
     * @return when to look next, always in the future
     */
    @Transactional
    public Instant look(String number) {
        ServiceRequest request = requests.lock(number);
        Instant now = clock.instant();
        if (request.stopKind == null) {
            List<Mark> marks = marks(request);
            boolean rises = false;
            for (CaseClocks.Dial dial : CaseClocks.Dial.values()) {
                if (dial.runs(request)) {
                    rises |= look(request, dial, of(dial, marks), now);
                }
            }
            requests.save(request);
            if (rises) {
                workflow.lift(number);
                return next(requests.get(number));
            }
        }
        return next(request);
    }

    /** What a clock shows once so many percent have passed: the highest mark it has reached; REMIND is no light yet. */
    String light(ServiceRequest request, CaseClocks.Dial dial, int percent) {
        return of(dial, marks(request)).stream()
                .filter(mark -> mark.percent() <= percent)
                .reduce((one, next) -> next)
                .map(Mark::light)
                .orElse("REMIND");
    }

    /** When a mark is reached next, counted from what was told so far. */
    Instant next(ServiceRequest request) {
        Instant now = clock.instant();
        List<Mark> marks = marks(request);
        Instant next = Stream.of(CaseClocks.Dial.values())
                .filter(dial -> dial.runs(request))
                .flatMap(dial -> next(request, dial, of(dial, marks)).stream())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> now.plus(IDLE));
        Instant soonest = now.plus(SOONEST);
        return next.isBefore(soonest) && !next.isAfter(now) ? soonest : next;
    }

    private Optional<Instant> next(ServiceRequest request, CaseClocks.Dial dial, List<Mark> marks) {
        int told = dial.told(request);
        CaseClocks.Course course = clocks.course(request, dial);
        Stream<Instant> ahead =
                marks.stream().filter(mark -> mark.percent() > told).map(mark -> course.at(mark.percent()));
        Stream<Instant> again = marks.stream()
                .filter(mark -> mark.percent() <= told && mark.again() != null)
                .map(mark -> repeated(request, course, mark));
        return Stream.concat(ahead, again).min(Comparator.naturalOrder());
    }

    private Instant repeated(ServiceRequest request, CaseClocks.Course course, Mark mark) {
        Instant last = request.remindedAt == null ? course.end() : request.remindedAt;
        return calendar.due(last, Limit.parse(mark.again()), request.unit).at();
    }

    /** True when the case must be lifted for it. */
    private boolean look(ServiceRequest request, CaseClocks.Dial dial, List<Mark> marks, Instant now) {
        CaseClocks.Course course = clocks.course(request, dial);
        int told = dial.told(request);
        Optional<Mark> reached = marks.stream()
                .filter(mark ->
                        mark.percent() > told && !course.at(mark.percent()).isAfter(now))
                .max(Comparator.comparingInt(Mark::percent));
        if (reached.isPresent()) {
            dial.tell(request, reached.get().percent());
            return tell(request, dial, reached.get(), course.end(), false);
        }
        marks.stream()
                .filter(mark -> mark.percent() <= told && mark.again() != null)
                .filter(mark -> !repeated(request, course, mark).isAfter(now))
                .findFirst()
                .ifPresent(mark -> tell(request, dial, mark, course.end(), true));
        return false;
    }

    private boolean tell(ServiceRequest request, CaseClocks.Dial dial, Mark mark, Instant end, boolean again) {
        Instant now = clock.instant();
        String unit = holder(request);
        boolean red = mark.light().equals("RED");
        if (red) {
            request.remindedAt = now;
        }
        if (!again) {
            timeline.note(request.number, "LIGHT_" + mark.light(), mark.explanation(), null);
        }
        workflow.light(request.number, mark.light());
        letters.reminded(
                new StaffLetters.Reminder(
                        request.number,
                        dial.label(),
                        mark.explanation(),
                        end,
                        // The same mark of the same limit is one letter, however often it is looked at.
                        dial + ":" + mark.percent() + ":" + end.getEpochSecond()
                                + (again ? ":" + now.getEpochSecond() : ""),
                        mark.always() ? now : calendar.nextOpening(now, unit)),
                unit,
                request.reviewUnit == null ? request.handler : null,
                mark.toHolder(),
                mark.toLeader(),
                mark.toSuperior() ? superior(unit) : null);
        return red && !again && escalations.lightIsRed(request, dial);
    }

    /** The unit in whose hands the case is: who has to decide, who works on it, or the intake desk. */
    private static String holder(ServiceRequest request) {
        if (request.reviewUnit != null) {
            return request.reviewUnit;
        }
        return request.unit == null ? ServiceRequest.INTAKE : request.unit;
    }

    private String superior(String unit) {
        return organization.superiorsOf(unit).stream()
                .map(Unit::code)
                .findFirst()
                .orElse(null);
    }

    private List<Mark> marks(ServiceRequest request) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("urgency", request.urgency == null ? Urgency.NORMAL.name() : request.urgency.name());
        inputs.put("tier", request.tier == null ? null : request.tier.name());
        return rules.look(RuleBook.REMINDER, inputs).rows().stream()
                .map(Mark::read)
                .sorted(Comparator.comparingInt(Mark::percent))
                .toList();
    }

    private static List<Mark> of(CaseClocks.Dial dial, List<Mark> marks) {
        return marks.stream().filter(mark -> mark.clock().equals(dial.name())).toList();
    }

    /** A row of the reminders table. */
    private record Mark(
            String clock,
            int percent,
            String light,
            boolean toHolder,
            boolean toLeader,
            boolean toSuperior,
            boolean always,
            String again,
            String explanation) {

        static Mark read(Map<String, Object> row) {
            return new Mark(
                    String.valueOf(row.get("clock")),
                    ((Number) row.get("percent")).intValue(),
                    String.valueOf(row.get("light")),
                    Boolean.TRUE.equals(row.get("holder")),
                    Boolean.TRUE.equals(row.get("leader")),
                    Boolean.TRUE.equals(row.get("superior")),
                    Boolean.TRUE.equals(row.get("always")),
                    (String) row.get("again"),
                    String.valueOf(row.get("explanation")));
        }
    }
}
