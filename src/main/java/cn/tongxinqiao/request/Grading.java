package cn.tongxinqiao.request;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tier (D02), limits (D03) and unit (D04) of a case. */
@Service
public class Grading {

    private static final String BRIGADE = "brigade";

    private final ServiceRequests requests;
    private final Timeline timeline;
    private final RuleBook rules;
    private final CaseClocks clocks;
    private final Organization organization;
    private final Reminders reminders;
    private final Clock clock;

    Grading(
            ServiceRequests requests,
            Timeline timeline,
            RuleBook rules,
            CaseClocks clocks,
            Organization organization,
            Reminders reminders,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.rules = rules;
        this.clocks = clocks;
        this.organization = organization;
        this.reminders = reminders;
        this.clock = clock;
    }

    /**
     * Grades a case; the clerk's own choice wins over the table.
     *
     * @param number case number
     * @return the tier
     */
    @Transactional
    public Tier assessTier(String number) {
        ServiceRequest request = requests.lock(number);
        Map<String, Object> inputs = new HashMap<>(request.facts.asInputs());
        inputs.put("category", request.category.name());
        RequestDecisions.Answer answer = rules.decide(number, RuleBook.TIER, inputs);
        Tier tier = request.tierOverride != null ? request.tierOverride : Tier.valueOf(answer.text("tier"));
        request.grade(tier);
        requests.save(request);
        timeline.tell(number, "TRIAGED", "已受理，定为" + tier.label() + "。");
        return tier;
    }

    /**
     * Sets urgency and limits. They run from first receipt; after a bad rating from the new start.
     *
     * @param number case number
     * @return urgency and the instant of the result limit
     */
    @Transactional
    public Limits setDeadline(String number) {
        ServiceRequest request = requests.lock(number);
        request.sentOut(clock.instant());
        RequestDecisions.Answer answer = deadlines(request, true);
        request.urgency = Urgency.valueOf(answer.text("urgency"));
        clocks.set(request, answer);
        requests.save(request);
        return new Limits(request.tier, request.urgency, request.acceptDueAt, request.dueAt, reminders.next(request));
    }

    /**
     * Finds the unit that leads.
     *
     * @param number case number
     * @return unit code
     */
    @Transactional
    public String route(String number) {
        ServiceRequest request = requests.lock(number);
        String unit = chosen(request).orElseGet(() -> byTable(request));
        request.unit = unit;
        requests.save(request);
        return unit;
    }

    private Optional<String> chosen(ServiceRequest request) {
        return Optional.ofNullable(request.unitOverride)
                .flatMap(organization::find)
                .filter(unit -> unit.active() && leads(unit, request.tier))
                .map(Unit::code);
    }

    static boolean leads(Unit unit, Tier tier) {
        return switch (tier) {
            case MINOR -> unit.kind() == UnitKind.COMMUNITY;
            case HARD -> unit.kind() == UnitKind.TEAM || unit.kind() == UnitKind.BRIGADE;
            case MAJOR -> unit.kind() == UnitKind.BRIGADE;
        };
    }

    private String byTable(ServiceRequest request) {
        if (request.tier == Tier.MINOR) {
            return request.community;
        }
        RequestDecisions.Answer answer = rules.decide(
                request.number,
                RuleBook.ROUTING,
                Map.of("category", request.category.name(), "tier", request.tier.name()));
        return request.tier == Tier.MAJOR ? brigade() : leading(request, answer.text("team"));
    }

    private String leading(ServiceRequest request, String team) {
        boolean leads = organization
                .find(team)
                .filter(unit -> unit.active() && leads(unit, request.tier))
                .isPresent();
        if (leads) {
            return team;
        }
        rules.report(request.number, "分派表给出的承办队伍“" + team + "”不存在、已停用或不能承办，改由区级大队承办，请核对分派表。");
        return brigade();
    }

    /** A closed one is named all the same: the desk above stands in for it. */
    private String brigade() {
        return organization.ofKind(UnitKind.BRIGADE).stream()
                .map(Unit::code)
                .findFirst()
                .orElse(BRIGADE);
    }

    RequestDecisions.Answer deadlines(ServiceRequest request, boolean keep) {
        Map<String, Object> inputs = new HashMap<>(request.facts.asInputs());
        inputs.put("category", request.category == null ? null : request.category.name());
        inputs.put("type", request.type.name());
        inputs.put("tier", request.tier == null ? null : request.tier.name());
        return keep ? rules.decide(request.number, RuleBook.DEADLINE, inputs) : rules.look(RuleBook.DEADLINE, inputs);
    }

    /**
     * What the process needs of the limits.
     *
     * @param tier tier
     * @param urgency urgency
     * @param acceptDueAt instant of the accept limit
     * @param dueAt instant of the result limit
     * @param watchAt when the clocks have to be looked at next
     */
    public record Limits(Tier tier, Urgency urgency, Instant acceptDueAt, Instant dueAt, Instant watchAt) {}
}
