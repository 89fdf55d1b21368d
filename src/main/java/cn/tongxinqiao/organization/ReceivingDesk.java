package cn.tongxinqiao.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds who takes a case, so that no level is skipped and no case lies where nobody sees it. */
@Service
public class ReceivingDesk {

    private final Organization organization;
    private final Members members;
    private final DutyRoster roster;

    ReceivingDesk(Organization organization, Members members, DutyRoster roster) {
        this.organization = organization;
        this.members = members;
        this.roster = roster;
    }

    /**
     * Whom to ask when a case reaches a unit: the unit itself when a worker or leader of it is on duty, else the nearest
     * superior that has one, else the district's duty desk. Where nobody at all is on duty it is the administrators, with
     * the unit's own groups beside them for whoever comes back first; a case never stops for want of people.
     *
     * @param unitCode the unit's code
     * @return whom to ask
     * @throws UnknownUnit when there is no such unit
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
        return new Receivers(
                unit.code(),
                UnitGroups.ADMINISTRATORS,
                List.of(UnitGroups.ADMINISTRATORS, UnitGroups.of(unit)),
                List.of(),
                true,
                "“" + unit.name() + "”" + why(unit) + "，全区其他接收单位和区值班席也没有在岗人员，暂由系统管理员接收，请尽快安排人员。");
    }

    /**
     * Whom to ask besides, when a task is offered to groups and people of whom nobody is on duty. A volunteer does not
     * count where the unit itself is asked. Where staff of a desk are asked by name, as stand-ins and approvers are, their
     * group may look at the case but not act in it: then only the names count, and others of the desk are named before the
     * next level is asked.
     *
     * @param groups groups the task is offered to
     * @param people accounts it is offered to by name
     * @return whom to ask besides; empty while somebody on duty is asked already
     */
    public Optional<Receivers> missing(Collection<String> groups, Collection<String> people) {
        List<Unit> units = roster.unitsOf(groups);
        List<Unit> byName = units.stream()
                .filter(unit -> people.stream().anyMatch(person -> roster.isStaffOf(person, unit)))
                .toList();
        boolean asked = groups.stream()
                        .filter(group -> roster.unitsOf(List.of(group)).stream().noneMatch(byName::contains))
                        .anyMatch(roster::hasStaffOnDuty)
                || people.stream().anyMatch(person -> roster.answersFor(person, units));
        if (asked) {
            return Optional.empty();
        }
        for (Unit unit : byName) {
            List<String> others = onDuty(unit).stream().map(Candidate::id).toList();
            if (!others.isEmpty()) {
                return Optional.of(new Receivers(unit.code(), unit.code(), List.of(), others, false, null));
            }
        }
        return Optional.of(resolve(
                units.isEmpty() ? OrganizationDirectory.DUTY_DESK : units.get(0).code()));
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
                        .filter(Candidate::staffOnDuty)
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

    private String reason(Unit unit, Unit desk) {
        return "“" + unit.name() + "”" + why(unit) + "，由“" + desk.name() + "”代为接收。";
    }

    private String why(Unit unit) {
        if (!unit.active()) {
            return "已停用";
        }
        List<Candidate> staff = members.candidatesOf(unit.code()).stream()
                .filter(person -> person.active() && person.role() != Role.MEMBER)
                .toList();
        boolean onlyLeave = !staff.isEmpty() && staff.stream().allMatch(Candidate::onLeave);
        return onlyLeave ? "的工作人员全部请假" : "没有在岗的工作人员";
    }
}
