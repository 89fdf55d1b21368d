package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the running limits of one case again, and has timers, due dates and the people follow. */
@Component
class CaseReplanning {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

    /** A timer is made a moment after what it waits for was counted. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private final ServiceRequests requests;
    private final CaseClocks clocks;
    private final Retiming retiming;
    private final Grading grading;
    private final Pauses pauses;
    private final WorkOrders orders;
    private final RequestWorkflow workflow;
    private final Timeline timeline;
    private final WorkCalendar calendar;
    private final Clock clock;

    CaseReplanning(
            ServiceRequests requests,
            CaseClocks clocks,
            Retiming retiming,
            Grading grading,
            Pauses pauses,
            WorkOrders orders,
            RequestWorkflow workflow,
            Timeline timeline,
            WorkCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.clocks = clocks;
        this.retiming = retiming;
        this.grading = grading;
        this.pauses = pauses;
        this.orders = orders;
        this.workflow = workflow;
        this.timeline = timeline;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What moved in one case. */
    record Result(List<ReplanMove> moves, int timers) {
        static final Result NOTHING = new Result(List.of(), 0);
    }

    /** Holds the case's row: whatever else happens to the case waits, or has happened and is counted. */
    @Transactional
    public Result replan(String number, ReplanRuns.Target target) {
        ServiceRequest request = requests.lock(number);
        if (request.status.isEnd()) {
            // Handed to the emergency services and not yet noted down: nothing runs any more, and it counts as counted.
            request.limitVersion = target.limits();
            request.calendarVersion = calendar.version();
            requests.save(request);
            return Result.NOTHING;
        }
        boolean newTable = !Objects.equals(request.limitVersion, target.limits());
        RequestDecisions.Answer limits = grading.deadlines(request, false);
        List<ReplanMove> moves = new ArrayList<>();
        int timers = 0;
        if (request.handledAt == null) {
            Map<CaseClocks.Dial, Instant> before = ends(request);
            if (newTable && differ(request, limits)) {
                takeOver(request, limits);
            }
            timers += retiming.after(request).size();
            tellMoved(request, before, newTable, moves);
        }
        // By what it was asked to be counted, also where the table's default stood in: or it would be asked for ever.
        request.limitVersion = target.limits();
        request.calendarVersion = calendar.version();
        Map<String, Instant> windows = windows(request, limits, newTable, moves);
        if (!windows.isEmpty()) {
            timers += workflow.retime(number, windows).size();
        }
        requests.save(request);
        return new Result(moves, timers);
    }

    private static boolean differ(ServiceRequest request, RequestDecisions.Answer limits) {
        boolean accept = !Objects.equals(request.acceptLimit, limits.text("acceptLimit"));
        if (request.tier == null) {
            return accept;
        }
        return accept
                || !Objects.equals(request.contactLimit, limits.text("contactLimit"))
                || !Objects.equals(request.resultLimit, limits.text("resultLimit"))
                || !Objects.equals(request.extensionLimit, limits.text("extension"))
                || request.urgency != Urgency.valueOf(limits.text("urgency"));
    }

    private void takeOver(ServiceRequest request, RequestDecisions.Answer limits) {
        if (request.tier == null) {
            clocks.begin(request, limits);
        } else {
            request.urgency = Urgency.valueOf(limits.text("urgency"));
            clocks.set(request, grading.deadlines(request, true));
        }
    }

    private static Map<CaseClocks.Dial, Instant> ends(ServiceRequest request) {
        Map<CaseClocks.Dial, Instant> ends = new HashMap<>();
        ends.put(CaseClocks.Dial.ACCEPT, request.acceptDueAt);
        ends.put(CaseClocks.Dial.CONTACT, request.contactDueAt);
        ends.put(CaseClocks.Dial.RESULT, request.dueAt);
        return ends;
    }

    private void tellMoved(
            ServiceRequest request, Map<CaseClocks.Dial, Instant> before, boolean newTable, List<ReplanMove> moves) {
        Map<CaseClocks.Dial, Instant> after = ends(request);
        for (CaseClocks.Dial dial : CaseClocks.Dial.values()) {
            Instant from = before.get(dial);
            Instant to = after.get(dial);
            if (dial.runs(request) && !Objects.equals(from, to)) {
                moves.add(new ReplanMove(request.number, dial.label() + "时限", from, to));
            }
        }
        Instant from = before.get(CaseClocks.Dial.RESULT);
        if (from != null && !from.equals(request.dueAt)) {
            timeline.tell(
                    request.number,
                    "REPLANNED",
                    (newTable ? "因办理时限规定调整" : "因工作日历调整") + "，办理时限由" + inWords(from) + "改为" + inWords(request.dueAt)
                            + (request.dueProvisional ? "（暂定）。" : "。"));
        }
    }

    private String inWords(Instant moment) {
        return MINUTE.format(moment.atZone(clock.getZone()));
    }

    /**
     * What waits besides the three clocks and is counted by the calendar, or by a table that has changed. The day somebody
     * was promised (a standstill's end, a department's day) stays.
     */
    private Map<String, Instant> windows(
            ServiceRequest request, RequestDecisions.Answer limits, boolean newTable, List<ReplanMove> moves) {
        Map<String, Instant> moments = new HashMap<>();
        orders.current(request.number)
                .filter(order -> order.claimedBy() == null && order.claimUntil().isAfter(clock.instant()))
                .ifPresent(order -> window(
                                limits.text("claimWindow"), newTable, order.dispatchedAt(), order.claimUntil(), null)
                        .ifPresent(until -> {
                            orders.claimableUntil(order.id(), until);
                            moments.put("claimUntil", until);
                            moves.add(new ReplanMove(request.number, "抢单时限", order.claimUntil(), until));
                        }));
        Optional<String> decideWithin = pauses.decideWithin(request);
        boolean waits =
                request.tier == Tier.MAJOR || request.status == Status.AWAITING_RATING || decideWithin.isPresent();
        Map<String, RequestWorkflow.Waiting> waiting = waits ? workflow.waiting(request.number) : Map.of();
        timer(request, waiting, "milestoneAt", "阶段汇报", limits.text("milestone"), newTable, moments, moves);
        timer(request, waiting, "ratingUntil", "评价期", limits.text("ratingWindow"), newTable, moments, moves);
        if (decideWithin.isPresent()) {
            timer(request, waiting, "decideUntil", "审批期限", decideWithin.get(), newTable, moments, moves);
        }
        return moments;
    }

    private void timer(
            ServiceRequest request,
            Map<String, RequestWorkflow.Waiting> waiting,
            String name,
            String what,
            String limit,
            boolean newTable,
            Map<String, Instant> moments,
            List<ReplanMove> moves) {
        RequestWorkflow.Waiting timer = waiting.get(name);
        if (timer != null) {
            window(
                            limit,
                            newTable,
                            timer.since(),
                            timer.until(),
                            name.equals("decideUntil") ? request.reviewUnit : null)
                    .ifPresent(until -> {
                        moments.put(name, until);
                        moves.add(new ReplanMove(request.number, what, timer.until(), until));
                    });
        }
    }

    private Optional<Instant> window(String limit, boolean newTable, Instant since, Instant until, String unit) {
        if (limit == null || !newTable && Limit.parse(limit).unit().runsAlways()) {
            return Optional.empty();
        }
        Instant counted = calendar.due(since, Limit.parse(limit), unit).at();
        return Duration.between(until, counted).abs().compareTo(SAME) < 0 ? Optional.empty() : Optional.of(counted);
    }
}
