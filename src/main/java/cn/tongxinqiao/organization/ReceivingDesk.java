package cn.tongxinqiao.organization;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Service;

/** Finds who takes a case, so that no level is skipped and no case lies where nobody sees it. */
@Service
public class ReceivingDesk {

    private final Organization organization;
    private final Members members;

    ReceivingDesk(Organization organization, Members members) {
        this.organization = organization;
        this.members = members;
    }

    /**
     * Whom to ask when a case reaches a unit: the unit itself when a worker or leader of it is on duty, else the nearest
     * superior that has one, else the district's duty desk.
     *
     * @param unitCode the unit's code
     * @return whom to ask
     * @throws UnknownUnit when there is no such unit
     * @throws NobodyToReceive when not even the duty desk has anybody
     */
    public Receivers resolve(String unitCode) {
        Unit unit = organization.unit(unitCode);
        List<Candidate> own = onDuty(unit);
        if (!own.isEmpty()) {
            return new Receivers(unit.code(), unit.code(), groupsOf(unit, own), List.of(), false, null);
        }
        for (Unit desk : desksAbove(unit)) {
            List<Candidate> people = onDuty(desk);
            if (!people.isEmpty()) {
                List<String> ids = people.stream().map(Candidate::id).toList();
                return new Receivers(unit.code(), desk.code(), groupsOf(desk, people), ids, true, reason(unit, desk));
            }
        }
        throw NobodyToReceive.forUnit(unit);
    }

    private List<Unit> desksAbove(Unit unit) {
        List<Unit> superiors = organization.superiorsOf(unit.code());
        List<Unit> desks = new ArrayList<>();
        superiors.stream().filter(superior -> superior.kind() == UnitKind.TOWN).forEach(desks::add);
        organization.find(OrganizationDirectory.DUTY_DESK).ifPresent(desks::add);
        superiors.stream().filter(superior -> superior.kind() != UnitKind.TOWN).forEach(desks::add);
        return desks;
    }

    private List<Candidate> onDuty(Unit unit) {
        return unit.active()
                ? members.candidatesOf(unit.code()).stream()
                        .filter(person -> person.active() && !person.suspended() && person.role() != Role.MEMBER)
                        .toList()
                : List.of();
    }

    /** The leaders' group only when a leader is on duty, since it might be asked alone. */
    private static List<String> groupsOf(Unit unit, List<Candidate> onDuty) {
        LinkedHashSet<String> groups = new LinkedHashSet<>();
        if (onDuty.stream().anyMatch(person -> person.role() == Role.LEADER)) {
            groups.add(UnitGroups.leadersOf(unit));
        }
        groups.add(UnitGroups.of(unit));
        return List.copyOf(groups);
    }

    private static String reason(Unit unit, Unit desk) {
        String why = unit.active() ? "没有在岗的工作人员" : "已停用";
        return "“" + unit.name() + "”" + why + "，由“" + desk.name() + "”代为接收。";
    }
}
