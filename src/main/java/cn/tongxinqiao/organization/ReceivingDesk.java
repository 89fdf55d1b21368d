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
        if (unit.active() && !onDuty(unit).isEmpty()) {
            return new Receivers(unit.code(), unit.code(), groupsOf(unit), List.of(), false, null);
        }
        for (Unit desk : desksAbove(unit)) {
            List<String> people = desk.active() ? onDuty(desk) : List.of();
            if (!people.isEmpty()) {
                return new Receivers(unit.code(), desk.code(), groupsOf(desk), people, true, reason(unit, desk));
            }
        }
        throw NobodyToReceive.forUnit(unit);
    }

    private List<Unit> desksAbove(Unit unit) {
        List<Unit> desks = new ArrayList<>();
        organization.superiorsOf(unit.code()).stream()
                .filter(superior -> superior.kind() == UnitKind.TOWN)
                .forEach(desks::add);
        organization.find(OrganizationDirectory.DUTY_DESK).ifPresent(desks::add);
        organization.superiorsOf(unit.code()).stream()
                .filter(superior -> superior.kind() != UnitKind.TOWN)
                .forEach(desks::add);
        return desks;
    }

    private List<String> onDuty(Unit unit) {
        return members.candidatesOf(unit.code()).stream()
                .filter(person -> person.active() && !person.suspended() && person.role() != Role.MEMBER)
                .map(Candidate::id)
                .toList();
    }

    private static List<String> groupsOf(Unit unit) {
        LinkedHashSet<String> groups = new LinkedHashSet<>();
        groups.add(UnitGroups.leadersOf(unit));
        groups.add(UnitGroups.of(unit));
        return List.copyOf(groups);
    }

    private static String reason(Unit unit, Unit desk) {
        String why = unit.active() ? "没有在岗的工作人员" : "已停用";
        return "“" + unit.name() + "”" + why + "，由“" + desk.name() + "”代为接收。";
    }
}
