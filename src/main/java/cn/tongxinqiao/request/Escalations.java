package cn.tongxinqiao.request;

import cn.tongxinqiao.organization.Organization;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moving a case up (提级) for the reasons of the escalation table (D05); each step is kept with its reason. */
@Service
public class Escalations {

    private static final Duration DUPLICATE_PERIOD = Duration.ofDays(30);

    private final ServiceRequests requests;
    private final WorkOrders orders;
    private final Timeline timeline;
    private final CaseLetters letters;
    private final RuleBook rules;
    private final RequestWorkflow workflow;
    private final Organization organization;
    private final ClockStops stops;
    private final JdbcClient jdbc;
    private final Clock clock;

    Escalations(
            ServiceRequests requests,
            WorkOrders orders,
            Timeline timeline,
            CaseLetters letters,
            RuleBook rules,
            RequestWorkflow workflow,
            Organization organization,
            ClockStops stops,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.orders = orders;
        this.timeline = timeline;
        this.letters = letters;
        this.rules = rules;
        this.workflow = workflow;
        this.organization = organization;
        this.stops = stops;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What may lift a case. */
    enum Cause {
        OVERDUE,
        ACCEPT_OVERDUE,
        CONTACT_OVERDUE,
        MANY_DUPLICATES,
        BEYOND_ABILITY,
        RETURNED,
        BAD_RATING
    }

    /**
     * Asks the table whether a case must go up, and remembers its reasons on the case.
     *
     * @param request locked case
     * @param cause what has just happened; the table is asked about that alone, or an old bad rating would lift a case
     *     that is merely sent back
     * @return whether it must go up
     */
    boolean mustRise(ServiceRequest request, Cause cause) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("tier", request.tier.name());
        inputs.put("overdue", cause == Cause.OVERDUE);
        inputs.put("acceptOverdue", cause == Cause.ACCEPT_OVERDUE);
        inputs.put("contactOverdue", cause == Cause.CONTACT_OVERDUE);
        inputs.put("beyondAbility", cause == Cause.BEYOND_ABILITY);
        inputs.put("returnCount", cause == Cause.RETURNED ? request.returnCount : 0);
        inputs.put("refusedByUnits", cause == Cause.RETURNED ? orders.unitsThatRefused(request.number) : 0);
        inputs.put("badRatings", cause == Cause.BAD_RATING ? request.badRatings : 0);
        inputs.put("reworkCount", cause == Cause.BAD_RATING ? request.reworkCount : 0);
        inputs.put(
                "linkedDuplicates",
                requests.followersSince(request.number, clock.instant().minus(DUPLICATE_PERIOD)));
        RequestDecisions.Answer answer = rules.decide(request.number, RuleBook.ESCALATION, inputs);
        List<String> pending = new ArrayList<>();
        answer.rows().forEach(row -> pending.add(row.get("target") + ":" + row.get("reason")));
        request.pendingEscalation = List.copyOf(pending);
        return !pending.isEmpty();
    }

    /**
     * The result limit has passed: ends the open order and notes why the case goes up.
     *
     * @param number case number
     */
    @Transactional
    public void overdue(String number) {
        ServiceRequest request = requests.lock(number);
        orders.drop(number, "OVERDUE");
        timeline.tell(number, "OVERDUE", "已超过办理时限。");
        if (!mustRise(request, Cause.OVERDUE)) {
            request.pendingEscalation = List.of("NEXT_TIER:OVERDUE");
            rules.report(number, "提级表没有写" + request.tier.label() + "超过办理时限时的去向，已按升一级办理，请核对提级表。");
        }
        requests.save(request);
    }

    /**
     * Carries the remembered escalation out. From the highest tier there is nowhere to go: it is supervised instead.
     *
     * @param number case number
     * @return the tier that leads now
     */
    @Transactional
    public Tier escalate(String number) {
        ServiceRequest request = requests.lock(number);
        orders.drop(number, "ESCALATED");
        stops.end(number, "ESCALATED");
        request.resume();
        Tier from = request.tier;
        String unit = request.unit;
        List<String> reasons = request.pendingEscalation;
        boolean toTheTop = reasons.stream().anyMatch(reason -> reason.startsWith("MAJOR:"));
        Tier to = toTheTop ? Tier.MAJOR : from.next();
        request.escalateTo(to);
        requests.save(request);
        String codes = String.join(
                ",", reasons.stream().map(Escalations::code).distinct().toList());
        String explanation = reasons.isEmpty() ? "按流程提级" : explain(reasons);
        record(number, from, to, unit, codes, explanation);
        if (from == to || toTheTop) {
            supervise(request, explanation);
        }
        String told = from == to
                ? "仍由" + to.label() + "处理层级负责，已列入督办：" + explanation + "。"
                : "已由" + from.label() + "提级为" + to.label() + "：" + explanation + "。";
        timeline.tell(number, "ESCALATED", told);
        letters.progress(request, "escalated", told, null);
        return to;
    }

    /**
     * A MAJOR case is over its limit: nothing is above, so it goes on the supervisor's list.
     *
     * @param number case number
     */
    @Transactional
    public void supervise(String number) {
        ServiceRequest request = requests.lock(number);
        mustRise(request, Cause.OVERDUE);
        request.pendingEscalation = List.of();
        requests.save(request);
        supervise(request, "要事超过办理时限");
        timeline.tell(number, "SUPERVISED", "已超过办理时限，区委组织部督办。");
    }

    /**
     * A clock has run out: the table says whether the case goes up at once or somebody above is told. True when it goes up:
     * then the caller saves it and lifts it.
     */
    boolean lightIsRed(ServiceRequest request, CaseClocks.Dial dial) {
        if (request.tier == null) {
            supervise(request, "超过" + dial.label() + "时限");
            return false;
        }
        return dial != CaseClocks.Dial.RESULT
                && risesNow(request, dial == CaseClocks.Dial.ACCEPT ? Cause.ACCEPT_OVERDUE : Cause.CONTACT_OVERDUE);
    }

    /**
     * One more has asked for the same: the table says whether the case goes up for it, without waiting for its limit. True
     * when it goes up: then the caller saves it and lifts it.
     */
    boolean followerJoined(ServiceRequest request) {
        return request.tier != null && request.handledAt == null && risesNow(request, Cause.MANY_DUPLICATES);
    }

    /** Whether a case can be moved up out of its unit's hands; where it must but cannot, somebody above is told. */
    private boolean risesNow(ServiceRequest request, Cause cause) {
        if (!mustRise(request, cause)) {
            return false;
        }
        List<String> reasons = request.pendingEscalation;
        boolean moves = reasons.stream().anyMatch(reason -> !reason.startsWith("SUPERVISION:"));
        if (moves && request.tier != Tier.MAJOR && request.stopKind == null && workflow.isLiftable(request.number)) {
            return true;
        }
        request.pendingEscalation = List.of();
        supervise(request, explain(reasons));
        return false;
    }

    private void supervise(ServiceRequest request, String reason) {
        String who =
                request.unit == null ? "受理席" : organization.unit(request.unit).name();
        workflow.incident(request.number, "督办：" + who + "，" + reason);
        timeline.note(request.number, "SUPERVISION", "列入督办：" + reason, null);
    }

    private void record(String number, Tier from, Tier to, String unit, String reason, String explanation) {
        jdbc.sql("insert into request_escalation (number, at, from_tier, to_tier, from_unit, reason, explanation)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        number, Timestamp.from(clock.instant()), from.name(), to.name(), unit, reason, explanation))
                .update();
    }

    private static String code(String pending) {
        return pending.substring(pending.indexOf(':') + 1);
    }

    private static String explain(List<String> reasons) {
        return String.join(
                "、",
                reasons.stream()
                        .map(Escalations::code)
                        .map(code -> switch (code) {
                            case "OVERDUE" -> "超过办理时限";
                            case "ACCEPT_OVERDUE" -> "超过接单时限无人接单";
                            case "CONTACT_OVERDUE" -> "超过时限没有联系诉求人";
                            case "RETURNED_TWICE" -> "两次退单";
                            case "BAD_RATING_TWICE" -> "群众再次不满意";
                            case "REWORKED_THRICE" -> "重办三次未解决";
                            case "REFUSED_BY_THREE" -> "三个单位不接";
                            case "MANY_DUPLICATES" -> "多人反映同一事项";
                            case "BEYOND_ABILITY" -> "超出本级能力";
                            default -> code;
                        })
                        .distinct()
                        .toList());
    }
}
