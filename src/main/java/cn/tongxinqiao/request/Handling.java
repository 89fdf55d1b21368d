package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the holder of a case reports, and what leader and dispatcher do about it (办理). */
@Service
public class Handling {

    private static final DateTimeFormatter LATEST = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

    private final ServiceRequests requests;
    private final WorkOrders orders;
    private final Timeline timeline;
    private final Escalations escalations;
    private final Organization organization;
    private final Pauses pauses;
    private final RuleBook rules;
    private final HandlingProofs proofs;
    private final WorkCalendar calendar;
    private final Clock clock;

    Handling(
            ServiceRequests requests,
            WorkOrders orders,
            Timeline timeline,
            Escalations escalations,
            Organization organization,
            Pauses pauses,
            RuleBook rules,
            HandlingProofs proofs,
            WorkCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.orders = orders;
        this.timeline = timeline;
        this.escalations = escalations;
        this.organization = organization;
        this.pauses = pauses;
        this.rules = rules;
        this.proofs = proofs;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** How a step of handling ended. */
    public enum Outcome {
        /** Solved. */
        SOLVED,
        /** Back to the dispatcher. */
        RETURNED,
        /** The handler says it is beyond the unit; its leader decides. */
        BEYOND,
        /** The table or the leader moves it up. */
        ESCALATED,
        /** The handler asks to stop the clocks or for a longer limit; the order stays his. */
        PAUSE_ASKED
    }

    /**
     * The holder reports it solved.
     *
     * @param number case number
     * @param result what was done, for the requester
     * @param contacted whether the requester was contacted
     * @param hours hours of service, may be null
     * @param actor the holder
     * @return SOLVED
     * @throws NotTheHandler when another holds it
     * @throws OrderAlreadyReported when it was reported on already
     * @throws ProofMissing when the table wants to see more than there is
     */
    @Transactional
    public Outcome solved(String number, String result, boolean contacted, BigDecimal hours, String actor) {
        ServiceRequest request = requests.lock(number);
        WorkOrders.WorkOrder order = heldBy(number, actor);
        String accepted = Intake.requireText(result, Intake.LONGEST_TEXT);
        proofs.requireComplete(request);
        orders.finish(order.id(), Outcome.SOLVED.name(), accepted, null, hours);
        request.handled(accepted);
        request.reviewUnit = order.tier() == Tier.HARD ? order.unit() : null;
        if (contacted && request.contactedAt == null) {
            request.contactedAt = clock.instant();
        }
        requests.save(request);
        timeline.tell(number, "HANDLED", organization.unit(order.unit()).name() + "已办理，结果：" + accepted);
        return Outcome.SOLVED;
    }

    /**
     * The holder sends it back (退单).
     *
     * @param number case number
     * @param reasonCode code of the reason
     * @param reason in words
     * @param actor the holder
     * @return RETURNED, or ESCALATED when the table says it was sent back often enough
     * @throws NotTheHandler when another holds it
     * @throws OrderAlreadyReported when it was reported on already
     */
    @Transactional
    public Outcome returned(String number, String reasonCode, String reason, String actor) {
        ServiceRequest request = requests.lock(number);
        WorkOrders.WorkOrder order = heldBy(number, actor);
        requireReturnable(request, order.dispatchedAt());
        orders.finish(order.id(), Outcome.RETURNED.name(), reason, reasonCode, null);
        return sendBack(request, order.unit(), reasonCode, reason, actor);
    }

    /**
     * The holder says the matter is beyond the unit.
     *
     * @param number case number
     * @param reason in words, for the leader
     * @param actor the holder
     * @return BEYOND
     * @throws NotTheHandler when another holds it
     * @throws OrderAlreadyReported when it was reported on already
     */
    @Transactional
    public Outcome beyond(String number, String reason, String actor) {
        ServiceRequest request = requests.lock(number);
        WorkOrders.WorkOrder order = heldBy(number, actor);
        request.reviewUnit = order.unit();
        requests.save(request);
        orders.finish(order.id(), Outcome.BEYOND.name(), reason, null, null);
        timeline.note(number, "BEYOND_ABILITY", "申请上交：" + reason, actor);
        return Outcome.BEYOND;
    }

    /**
     * The holder asks to stop the clocks or for a longer limit; the order stays his.
     *
     * @param number case number
     * @param wish what is asked for
     * @param actor the holder
     * @return PAUSE_ASKED
     * @throws NotTheHandler when another holds it
     * @throws OrderAlreadyReported when it was reported on already
     * @throws RequestRefused when the table does not allow it
     */
    @Transactional
    public Outcome pauseAsked(String number, Pauses.Wish wish, String actor) {
        requests.lock(number);
        heldBy(number, actor);
        pauses.ask(number, wish, actor);
        return Outcome.PAUSE_ASKED;
    }

    /**
     * The leader's word on "beyond us".
     *
     * @param number case number
     * @param agrees whether it may go up
     * @param comment in words, may be null when agreed
     * @param actor the leader
     */
    @Transactional
    public void consent(String number, boolean agrees, String comment, String actor) {
        ServiceRequest request = requests.lock(number);
        request.reviewUnit = null;
        if (agrees) {
            escalations.mustRise(request, Escalations.Cause.BEYOND_ABILITY);
        }
        requests.save(request);
        timeline.note(
                number,
                agrees ? "CONSENTED" : "CONSENT_REFUSED",
                (agrees ? "同意上交" : "不同意上交，继续办理") + (comment == null ? "。" : "：" + comment),
                actor);
    }

    /**
     * A team leader sends a case back before anybody took it.
     *
     * @param number case number
     * @param unit the leader's unit
     * @param reasonCode code of the reason
     * @param reason in words
     * @param actor the leader
     * @return RETURNED, or ESCALATED when the table says so
     */
    @Transactional
    public Outcome returnedByLeader(String number, String unit, String reasonCode, String reason, String actor) {
        ServiceRequest request = requests.lock(number);
        requireReturnable(request, request.acceptFrom);
        return sendBack(request, unit, reasonCode, reason, actor);
    }

    /**
     * A team leader passes a case up before anybody took it.
     *
     * @param number case number
     * @param reason in words
     * @param actor the leader
     * @return ESCALATED
     */
    @Transactional
    public Outcome passedUp(String number, String reason, String actor) {
        consent(number, true, reason, actor);
        return Outcome.ESCALATED;
    }

    /**
     * A team leader accepts a case for the team.
     *
     * @param number case number
     * @param plan how it shall be done, may be null
     * @param actor the leader
     */
    @Transactional
    public void acceptedByLeader(String number, String plan, String actor) {
        ServiceRequest request = requests.lock(number);
        request.accepted(clock.instant());
        requests.save(request);
        timeline.note(number, "ACCEPTED", "队长已受理" + (plan == null ? "。" : "：" + plan), actor);
    }

    /**
     * A team leader checks the result.
     *
     * @param number case number
     * @param passed whether it is good
     * @param comment what is missing, may be null when passed
     * @param actor the leader
     */
    @Transactional
    public void checked(String number, boolean passed, String comment, String actor) {
        ServiceRequest request = requests.lock(number);
        request.reviewUnit = null;
        requests.save(request);
        timeline.note(number, passed ? "CHECKED" : "REDO", passed ? "核验通过。" : "核验不通过：" + comment, actor);
    }

    /**
     * The dispatcher does not agree to a return: the unit that sent the case back keeps it.
     *
     * @param number case number
     * @param comment why
     * @param actor the clerk
     * @return the tier that leads
     */
    @Transactional
    public Tier returnRefused(String number, String comment, String actor) {
        ServiceRequest request = requests.lock(number);
        request.unitOverride = request.unit;
        request.namedUnit = true;
        requests.save(request);
        timeline.note(number, "RETURN_REFUSED", "不同意退单，由原单位续办：" + Intake.requireText(comment, 1000), actor);
        return request.tier;
    }

    /**
     * The dispatcher sends a returned case out again.
     *
     * @param number case number
     * @param category corrected subject, or null
     * @param unit chosen unit, or null to let the table decide
     * @param override higher tier, or null
     * @param reason why it was raised, or null
     * @param note remark, may be null
     * @param actor the clerk
     * @return the tier that leads now
     * @throws RequestRefused when the tier would fall, the unit does not lead in it, or none is chosen though too many
     *     have sent the case back
     */
    @Transactional
    public Tier redispatch(
            String number, Category category, String unit, Tier override, String reason, String note, String actor) {
        ServiceRequest request = requests.lock(number);
        if (override != null && override.compareTo(request.tier) < 0) {
            throw RequestRefused.because("降级只能由上一级决定，不能在重新派单时降级。");
        }
        if (override != null && override != request.tier) {
            timeline.note(number, "TIER_OVERRULED", "改定为" + override.label() + "：" + reason, actor);
            request.escalateTo(override);
            timeline.tell(number, "ESCALATED", "已改由" + override.label() + "层级办理。");
        }
        if (category != null) {
            request.category = category;
        }
        boolean named = returnRule(request, false).flag("platformNames");
        if (named && unit == null && request.tier != Tier.MAJOR) {
            throw RequestRefused.because("已派单" + request.dispatchCount + "次仍无人承办，请由平台指定承办单位。");
        }
        if (named) {
            request.namedUnit = true;
            timeline.note(number, "UNIT_NAMED", "多次派单无人承办，由平台指定承办单位。", actor);
        }
        if (unit != null) {
            Unit chosen = organization.unit(unit);
            if (!Grading.leads(chosen, request.tier)) {
                throw RequestRefused.because(chosen.name() + "不办理" + request.tier.label() + "。");
            }
            request.unitOverride = unit;
        }
        requests.save(request);
        timeline.note(number, "REDISPATCHED", "重新派单" + (note == null ? "。" : "：" + note), actor);
        return request.tier;
    }

    /**
     * Whether and until when a unit may still send a case back.
     *
     * @param number case number
     * @return one Chinese sentence
     */
    @Transactional(readOnly = true)
    public String returnRule(String number) {
        return returnRule(requests.get(number), false).text("explanation");
    }

    private RequestDecisions.Answer returnRule(ServiceRequest request, boolean keep) {
        Map<String, Object> inputs =
                Map.of("named", request.namedUnit, "dispatches", request.dispatchCount, "tier", request.tier.name());
        return keep ? rules.decide(request.number, RuleBook.RETURN, inputs) : rules.look(RuleBook.RETURN, inputs);
    }

    private void requireReturnable(ServiceRequest request, Instant since) {
        RequestDecisions.Answer rule = returnRule(request, true);
        if (!rule.flag("allowed")) {
            throw RequestRefused.because(rule.text("explanation"));
        }
        Instant latest = calendar.due(since, Limit.parse(rule.text("within")), request.unit)
                .at();
        if (clock.instant().isAfter(latest)) {
            throw RequestRefused.because(
                    "已过退单时限（" + LATEST.format(latest.atZone(clock.getZone())) + "），不能再退单；确有困难的请申请上交、延期或挂账。");
        }
    }

    private Outcome sendBack(ServiceRequest request, String unit, String reasonCode, String reason, String actor) {
        orders.refuse(request.number, unit, reasonCode);
        request.sentBack();
        boolean rises = escalations.mustRise(request, Escalations.Cause.RETURNED);
        requests.save(request);
        timeline.note(request.number, "RETURNED", "退单：" + reason, actor);
        timeline.tell(request.number, "RETURNED", organization.unit(unit).name() + "退回，平台正在重新派单。");
        return rises ? Outcome.ESCALATED : Outcome.RETURNED;
    }

    private WorkOrders.WorkOrder heldBy(String number, String actor) {
        WorkOrders.WorkOrder order = orders.current(number).orElseThrow(() -> OrderAlreadyReported.of(number));
        if (actor == null || !actor.equals(order.claimedBy())) {
            throw NotTheHandler.of(number);
        }
        return order;
    }
}
