package cn.tongxinqiao.request;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.math.BigDecimal;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the holder of a case reports, and what leader and dispatcher do about it (办理). */
@Service
public class Handling {

    private final ServiceRequests requests;
    private final WorkOrders orders;
    private final Timeline timeline;
    private final Escalations escalations;
    private final Organization organization;
    private final Clock clock;

    Handling(
            ServiceRequests requests,
            WorkOrders orders,
            Timeline timeline,
            Escalations escalations,
            Organization organization,
            Clock clock) {
        this.requests = requests;
        this.orders = orders;
        this.timeline = timeline;
        this.escalations = escalations;
        this.organization = organization;
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
        ESCALATED
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
     */
    @Transactional
    public Outcome solved(String number, String result, boolean contacted, BigDecimal hours, String actor) {
        ServiceRequest request = requests.lock(number);
        WorkOrders.WorkOrder order = heldBy(number, actor);
        String accepted = Intake.requireText(result, Intake.LONGEST_TEXT);
        orders.finish(order.id(), Outcome.SOLVED.name(), accepted, null, hours);
        request.handled(accepted);
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
        requests.lock(number);
        WorkOrders.WorkOrder order = heldBy(number, actor);
        orders.finish(order.id(), Outcome.BEYOND.name(), reason, null, null);
        timeline.note(number, "BEYOND_ABILITY", "申请上交：" + reason, actor);
        return Outcome.BEYOND;
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
        if (agrees) {
            escalations.mustRise(request, Escalations.Cause.BEYOND_ABILITY);
            requests.save(request);
        }
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
        return sendBack(requests.lock(number), unit, reasonCode, reason, actor);
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
        timeline.note(number, passed ? "CHECKED" : "REDO", passed ? "核验通过。" : "核验不通过：" + comment, actor);
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
     * @throws RequestRefused when the tier would fall, or the unit does not lead in it
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
