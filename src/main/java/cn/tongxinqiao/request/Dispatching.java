package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Receivers;
import cn.tongxinqiao.organization.ReceivingDesk;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.organization.Unit;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Offering a case to those who may take it (派单), the claim (抢单), and naming somebody when nobody takes it. */
@Service
public class Dispatching {

    private final ServiceRequests requests;
    private final WorkOrders orders;
    private final Timeline timeline;
    private final CaseLetters letters;
    private final RuleBook rules;
    private final DutyCover cover;
    private final Grading grading;
    private final Members members;
    private final Organization organization;
    private final ReceivingDesk desk;
    private final WorkCalendar calendar;
    private final Clock clock;

    Dispatching(
            ServiceRequests requests,
            WorkOrders orders,
            Timeline timeline,
            CaseLetters letters,
            RuleBook rules,
            DutyCover cover,
            Grading grading,
            Members members,
            Organization organization,
            ReceivingDesk desk,
            WorkCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.orders = orders;
        this.timeline = timeline;
        this.letters = letters;
        this.rules = rules;
        this.cover = cover;
        this.grading = grading;
        this.members = members;
        this.organization = organization;
        this.desk = desk;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Who is asked in a unit; never nobody. Where the unit has no one, the next level's desk stands in and an incident says
     * so.
     *
     * @param number case number
     * @param unit unit code
     * @return the people to ask
     */
    @Transactional
    public Desk deskOf(String number, String unit) {
        Receivers receivers = desk.resolve(unit);
        cover.standIn(number, receivers);
        String leader = organization.leaderGroup(unit);
        List<String> leaders =
                receivers.standIn() || leader == null || !receivers.groups().contains(leader)
                        ? receivers.groups()
                        : List.of(leader);
        return new Desk(receivers.groups(), leaders, receivers.people());
    }

    /**
     * Opens a work order in a unit. Opened again, the earlier one is ended first, so there is never more than one.
     *
     * @param number case number
     * @param unit unit that holds the case now
     * @return until when it may be claimed before somebody is named
     */
    @Transactional
    public Instant dispatch(String number, String unit) {
        ServiceRequest request = requests.lock(number);
        orders.drop(number, "REPLACED");
        Instant now = clock.instant();
        String window = grading.deadlines(request, false).text("claimWindow");
        Instant until = calendar.due(now, Limit.parse(window)).at();
        orders.open(number, unit, request.tier, until);
        request.dispatched(unit);
        requests.save(request);
        timeline.tell(number, "DISPATCHED", "已派到" + organization.unit(unit).name() + "。");
        return until;
    }

    /**
     * Members of the corps who may claim the open order (D19). Staff of the unit need no listing: their group is asked.
     *
     * @param number case number
     * @return account ids
     */
    @Transactional(readOnly = true)
    public List<String> claimants(String number) {
        ServiceRequest request = requests.get(number);
        return orders.current(number).stream()
                .flatMap(order -> loads(order).stream()
                        .filter(load -> load.person().role() == Role.MEMBER)
                        .filter(load -> suits(request, order, load)))
                .map(load -> load.person().id())
                .toList();
    }

    /** How a person came to hold an order. */
    public enum How {
        /** Took it himself. */
        CLAIM,
        /** The rule named him when nobody took it. */
        RULE,
        /** The leader named him. */
        LEADER,
        /** Whoever held it passed it on to him, or he took it over from somebody away. */
        COLLEAGUE
    }

    /**
     * Somebody now holds the order: by claiming it himself, by rule, or by the leader's hand.
     *
     * @param number case number
     * @param person account id
     * @param actor who did it; null when the system named somebody
     * @return how it came about
     * @throws OrderAlreadyClaimed when another holds it
     * @throws ClaimNotAllowed when the rule forbids it, with the table's explanation
     */
    @Transactional
    public How taken(String number, String person, String actor) {
        ServiceRequest request = requests.lock(number);
        WorkOrders.WorkOrder order =
                orders.current(number).orElseThrow(() -> RequestEnded.with(number, request.status));
        How how = how(order, person, actor);
        if (person.equals(order.claimedBy())) {
            return how;
        }
        if (order.claimedBy() != null && how == How.CLAIM) {
            throw OrderAlreadyClaimed.of(number);
        }
        requireEligible(request, order, person);
        if (order.claimedBy() != null) {
            orders.release(order.id());
        }
        if (!orders.take(order.id(), person, how.name())) {
            throw OrderAlreadyClaimed.of(number);
        }
        request.taken(person, clock.instant());
        requests.save(request);
        Unit unit = organization.unit(order.unit());
        timeline.tell(number, "TAKEN", unit.name() + "已有人接单，正在办理。");
        letters.progress(request, "taken", "已有人接单，正在办理。", unit);
        timeline.note(number, "TAKEN_BY", "接单人：" + members.displayName(person), person);
        return how;
    }

    private static How how(WorkOrders.WorkOrder order, String person, String actor) {
        if (actor == null) {
            return How.RULE;
        }
        boolean named = person.equals(order.namedTo());
        if (named && order.claimedBy() != null && (actor.equals(order.claimedBy()) || actor.equals(person))) {
            return How.COLLEAGUE;
        }
        return named || !person.equals(actor) ? How.LEADER : How.CLAIM;
    }

    private void requireEligible(ServiceRequest request, WorkOrders.WorkOrder order, String person) {
        cover.requirePresent(person);
        members.candidate(person, order.unit())
                .filter(candidate -> candidate.role() == Role.MEMBER)
                .map(candidate -> Load.of(candidate, orders.openOrdersOf(person)))
                .map(load -> eligible(request, order, load))
                .filter(answer -> !answer.flag("eligible"))
                .ifPresent(answer -> {
                    throw ClaimNotAllowed.because(answer.text("explanation"));
                });
    }

    /**
     * The holder gives the order back before reporting; it is offered again.
     *
     * @param number case number
     * @return whether the leader must name somebody, because the time to claim it is over
     */
    @Transactional
    public boolean released(String number) {
        ServiceRequest request = requests.lock(number);
        Optional<WorkOrders.WorkOrder> held = orders.current(number).filter(order -> order.claimedBy() != null);
        held.ifPresent(order -> {
            orders.release(order.id());
            request.released();
            requests.save(request);
            timeline.note(number, "RELEASED", "接单人不再承办。", order.claimedBy());
        });
        return held.filter(order -> !order.claimUntil().isAfter(clock.instant()))
                .isPresent();
    }

    /**
     * Finds the suitable person with the fewest open orders, for an order nobody claimed in its window.
     *
     * @param number case number
     * @return the person; empty when nobody suits
     */
    @Transactional
    public Optional<String> leastLoaded(String number) {
        ServiceRequest request = requests.lock(number);
        return orders.current(number).filter(order -> order.claimedBy() == null).flatMap(order -> loads(order).stream()
                .filter(load -> load.person().role() != Role.LEADER)
                .filter(load -> suits(request, order, load))
                .sorted(Comparator.comparing((Load load) -> load.person().role() == Role.WORKER)
                        .thenComparingInt(Load::orders)
                        .thenComparing(load -> load.person().id()))
                .map(Load::person)
                // Another order may have come to the same person meanwhile; the count holds that off until the end.
                .filter(person -> suits(request, order, Load.of(person, orders.openOrdersOf(person.id()))))
                .map(Candidate::id)
                .findFirst());
    }

    /**
     * Whether the rule lets somebody take the open order over; staff of the unit may always, as may a desk that stands in.
     *
     * @param number case number
     * @param person account id
     * @return false when the person is a volunteer whom the table refuses
     */
    @Transactional
    public boolean mayTake(String number, String person) {
        ServiceRequest request = requests.lock(number);
        return orders.current(number).stream()
                .flatMap(order -> members.candidate(person, order.unit()).stream()
                        .map(candidate -> Load.of(candidate, orders.openOrdersOf(person)))
                        .map(load -> suits(request, order, load)))
                .allMatch(Boolean::booleanValue);
    }

    /**
     * Whether the open order has a holder.
     *
     * @param number case number
     * @return true when somebody holds it
     */
    @Transactional(readOnly = true)
    public boolean isTaken(String number) {
        return orders.current(number).map(WorkOrders.WorkOrder::claimedBy).isPresent();
    }

    /**
     * Who holds the open order.
     *
     * @param number case number
     * @return account id, empty when nobody has taken it
     */
    @Transactional(readOnly = true)
    public Optional<String> holder(String number) {
        return orders.current(number).map(WorkOrders.WorkOrder::claimedBy);
    }

    /**
     * Whether the unit that works on a case now has done so before: sent back to it, not solved after all, or refused on its
     * way up.
     *
     * @param number case number
     * @return false for its first order, and while it has none
     */
    @Transactional(readOnly = true)
    public boolean cameBack(String number) {
        return orders.cameBack(number);
    }

    /**
     * People a leader may choose from, with their load.
     *
     * @param number case number
     * @return account id to label, those with the least load first
     */
    @Transactional(readOnly = true)
    public Map<String, String> choices(String number) {
        ServiceRequest request = requests.get(number);
        Map<String, String> choices = new LinkedHashMap<>();
        orders.current(number).ifPresent(order -> loads(order).stream()
                .filter(load -> suits(request, order, load))
                .sorted(Comparator.comparingInt(Load::orders))
                .forEach(load ->
                        choices.put(load.person().id(), load.person().displayName() + "（在办 " + load.orders() + " 件）")));
        return choices;
    }

    /**
     * The leader names somebody.
     *
     * @param number case number
     * @param person account id
     * @param note remark, may be null
     * @param actor the leader
     */
    @Transactional
    public void named(String number, String person, String note, String actor) {
        if (!choices(number).containsKey(person)) {
            throw ClaimNotAllowed.because("所选人员不在本单位，已停用，或正在请假。");
        }
        orders.current(number).ifPresent(order -> orders.name(order.id(), person));
        timeline.note(
                number, "NAMED", "负责人指派：" + members.displayName(person) + (note == null ? "" : "，" + note), actor);
    }

    /**
     * The holder passes the order on: to a colleague, who holds it once the task is his, or back to those who may claim it.
     *
     * @param number case number
     * @param to account of the colleague; null to offer it again
     * @param reason why, for the timeline of staff
     * @param actor the holder
     * @throws NotTheHandler when another holds it
     * @throws ClaimNotAllowed when the colleague is not of the unit, is away, or the rule refuses him
     */
    @Transactional
    public void passedOn(String number, String to, String reason, String actor) {
        requests.lock(number);
        WorkOrders.WorkOrder order = orders.current(number)
                .filter(current -> actor.equals(current.claimedBy()))
                .orElseThrow(() -> NotTheHandler.of(number));
        if (to == null) {
            timeline.note(number, "PASSED_ON", "退回待接单，理由：" + reason, actor);
            return;
        }
        requireChoice(number, to);
        orders.name(order.id(), to);
        timeline.note(number, "PASSED_ON", "转办给“" + members.displayName(to) + "”，理由：" + reason, actor);
    }

    /**
     * Somebody takes the order of a colleague over for whom he stands in.
     *
     * @param number case number
     * @param from account of who holds it and is away
     * @param to account of who takes it over
     * @throws NotTheHandler when another holds it
     * @throws ClaimNotAllowed when the rule refuses him
     */
    @Transactional
    public void takenOver(String number, String from, String to) {
        requests.lock(number);
        WorkOrders.WorkOrder order = orders.current(number)
                .filter(current -> from.equals(current.claimedBy()))
                .orElseThrow(() -> NotTheHandler.of(number));
        requireChoice(number, to);
        orders.name(order.id(), to);
    }

    private void requireChoice(String number, String person) {
        if (!choices(number).containsKey(person)) {
            throw ClaimNotAllowed.because("所选人员不在本单位，已停用，正在请假，或按接单规定不能接这一单。");
        }
    }

    private List<Load> loads(WorkOrders.WorkOrder order) {
        List<Candidate> people = members.candidatesOf(order.unit()).stream()
                .filter(Candidate::onDuty)
                .toList();
        Map<String, Integer> open =
                orders.openOrders(people.stream().map(Candidate::id).toList());
        return people.stream()
                .map(person -> Load.of(person, open.getOrDefault(person.id(), 0)))
                .toList();
    }

    /** Members of the corps are measured by the table; staff may take whatever their unit holds. */
    private boolean suits(ServiceRequest request, WorkOrders.WorkOrder order, Load load) {
        return load.person().role() != Role.MEMBER
                || eligible(request, order, load).flag("eligible");
    }

    private RequestDecisions.Answer eligible(ServiceRequest request, WorkOrders.WorkOrder order, Load load) {
        Candidate person = load.person();
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("active", person.active());
        inputs.put("trained", person.trained());
        inputs.put("suspended", person.suspended());
        inputs.put("complaintPending", person.complaintPending());
        inputs.put("conflictOfInterest", person.id().equals(request.submittedBy));
        inputs.put("tier", order.tier().name());
        inputs.put("sameCommunity", person.communities().contains(request.community));
        inputs.put("hasSkill", person.skills().contains(request.category.name()));
        inputs.put("openOrders", load.orders());
        inputs.put("sensitiveVisit", false);
        inputs.put("secondPerson", false);
        return rules.look(RuleBook.CLAIM, inputs);
    }

    /** A person and the open orders the person holds, here and elsewhere. */
    private record Load(Candidate person, int orders) {

        static Load of(Candidate person, int here) {
            return new Load(person, here + person.ordersElsewhere());
        }
    }

    /**
     * Who is asked.
     *
     * @param handlers groups that see and may take the order
     * @param leaders groups that decide for the unit
     * @param people accounts asked by name, where another desk stands in
     */
    public record Desk(List<String> handlers, List<String> leaders, List<String> people) {}
}
