package cn.tongxinqiao.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who is on duty today, and who is not any more and who takes over; days are those of the house's time zone. */
@Service
public class DutyRoster {

    private final JdbcClient jdbc;
    private final Organization organization;
    private final Members members;
    private final Clock clock;

    DutyRoster(JdbcClient jdbc, Organization organization, Members members, Clock clock) {
        this.jdbc = jdbc;
        this.organization = organization;
        this.members = members;
        this.clock = clock;
    }

    /** Why somebody cannot work on what he holds. */
    public enum Reason {
        /** On leave today. */
        LEAVE,
        /** Suspended today. */
        SUSPENDED,
        /** No longer with the corps, or not in a unit whose work it is. */
        LEFT
    }

    /**
     * Why a person is not on duty today.
     *
     * @param member account
     * @return the reason; empty for who is on duty; an unknown account counts as left
     */
    public Optional<Reason> offDuty(String member) {
        return jdbc.sql("""
                        select p.active, p.suspended_until >= :today as suspended,
                            exists (select 1 from absence a where a.member_id = p.id and a.cancelled_at is null
                                and :today between a.from_day and a.to_day) as on_leave
                        from member p where p.id = :id
                        """)
                .param("today", today())
                .param("id", member)
                .query((row, number) ->
                        new Standing(row.getBoolean("active"), row.getBoolean("suspended"), row.getBoolean("on_leave")))
                .optional()
                .map(Standing::reason)
                .orElse(Optional.of(Reason.LEFT));
    }

    /**
     * Everybody who may hold what he cannot or must not work on: on leave, suspended, left the corps, left a unit.
     *
     * @return accounts, by id
     */
    public List<String> suspects() {
        return jdbc.sql("""
                        select p.id from member p where not p.active or p.suspended_until >= :today
                        union
                        select a.member_id from absence a
                            where a.cancelled_at is null and :today between a.from_day and a.to_day
                        union
                        select c.member_id from membership c where c.left_at is not null
                        order by 1
                        """).param("today", today()).query(String.class).list();
    }

    /**
     * Why a person must give back work that belongs to some units. Somebody above them may hold it as a stand-in.
     *
     * @param member account of who holds it
     * @param workUnits codes of the units the work belongs to; empty when unknown, then belonging is not asked about
     * @return the reason; empty when he may keep it
     */
    public Optional<Reason> mustGiveBack(String member, Collection<String> workUnits) {
        return offDuty(member).or(() -> {
            Set<String> own = codes(members.unitsOf(member));
            return workUnits.isEmpty()
                            || own.contains(UnitGroups.ADMINISTRATORS)
                            || own.contains(OrganizationDirectory.DUTY_DESK)
                            || workUnits.stream().anyMatch(unit -> own.contains(unit) || isBelow(unit, own))
                    ? Optional.empty()
                    : Optional.of(Reason.LEFT);
        });
    }

    private boolean isBelow(String unit, Set<String> own) {
        return organization.find(unit).isPresent()
                && organization.superiorsOf(unit).stream().map(Unit::code).anyMatch(own::contains);
    }

    /**
     * Who takes over from a person on leave: the substitute, or where that one is away too his substitute, and so on; only
     * somebody on duty who shares with the person the unit by which he holds the work.
     *
     * @param member account of the person away
     * @param workUnits codes of the units the work belongs to
     * @param volunteers whether a volunteer may take it over
     * @return account; empty when nobody is named, the substitutes run in a circle, or none of them may
     */
    public Optional<String> substituteFor(String member, Collection<String> workUnits, boolean volunteers) {
        Set<String> through = codes(members.unitsOf(member));
        if (workUnits.stream().anyMatch(through::contains)) {
            through.retainAll(workUnits);
        }
        Set<String> asked = new HashSet<>(Set.of(member));
        Optional<String> next = substituteToday(member);
        while (next.isPresent() && asked.add(next.get())) {
            String person = next.get();
            if (through.stream()
                    .flatMap(unit -> members.candidate(person, unit).stream())
                    .anyMatch(known -> volunteers ? known.onDuty() : known.staffOnDuty())) {
                return next;
            }
            next = substituteToday(person);
        }
        return Optional.empty();
    }

    private Optional<String> substituteToday(String member) {
        return jdbc.sql("""
                        select substitute from absence where member_id = ? and cancelled_at is null
                            and ? between from_day and to_day and substitute is not null
                        """).params(member, today()).query(String.class).optional();
    }

    /**
     * Until when a person is on leave.
     *
     * @param member account
     * @return last day of the leave that is running today
     */
    public Optional<LocalDate> awayUntil(String member) {
        return jdbc.sql("""
                        select to_day from absence where member_id = ? and cancelled_at is null
                            and ? between from_day and to_day
                        """).params(member, today()).query(LocalDate.class).optional();
    }

    /**
     * The units that groups belong to.
     *
     * @param groups ids of groups; those of no unit are passed over
     * @return the units in the order of the groups, each once
     */
    public List<Unit> unitsOf(Collection<String> groups) {
        List<Unit> units = new ArrayList<>();
        groups.forEach(
                group -> unitOf(group).filter(unit -> !units.contains(unit)).ifPresent(units::add));
        return units;
    }

    /**
     * Whether a worker or leader on duty is in a group.
     *
     * @param group id of a group
     * @return true when so; false for groups of no unit and of closed ones
     */
    public boolean hasStaffOnDuty(String group) {
        return unitOf(group)
                .filter(Unit::active)
                .map(unit -> members.candidatesOf(unit.code()).stream()
                        .anyMatch(person -> person.staffOnDuty()
                                && UnitGroups.of(unit, person.role()).contains(group)))
                .orElse(false);
    }

    /** Whether somebody works in a unit as staff, on duty or not, today or until he left. */
    boolean isStaffOf(String member, Unit unit) {
        return jdbc.sql(
                        "select exists (select 1 from membership where member_id = ? and unit_code = ? and role <> 'MEMBER')")
                .params(member, unit.code())
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody named on a task of some units is enough: staff on duty there or above, no volunteer of theirs. */
    boolean answersFor(String member, Collection<Unit> units) {
        return mustGiveBack(member, units.stream().map(Unit::code).toList()).isEmpty()
                && members.unitsOf(member).stream()
                        .flatMap(unit -> members.candidate(member, unit.code()).stream())
                        .anyMatch(Candidate::staffOnDuty)
                && units.stream()
                        .flatMap(unit -> members.candidate(member, unit.code()).stream())
                        .noneMatch(known -> known.role() == Role.MEMBER);
    }

    /**
     * Staff who are not on duty: who is named on a task and among them cannot take it.
     *
     * @return accounts
     */
    public List<String> staffAway() {
        return jdbc.sql("""
                        select p.id from member p
                        where exists (select 1 from membership c where c.member_id = p.id and c.role <> 'MEMBER')
                            and (not p.active or p.suspended_until >= :today
                                or exists (select 1 from absence a where a.member_id = p.id and a.cancelled_at is null
                                    and :today between a.from_day and a.to_day))
                        """).param("today", today()).query(String.class).list();
    }

    /**
     * Accounts that stand in wherever they are named: staff on duty, without the volunteers of the group's unit.
     *
     * @param group id of a group
     * @return accounts
     */
    public List<String> standInsFor(String group) {
        String unit = unitOf(group).map(Unit::code).orElse("");
        return jdbc.sql("""
                        select distinct p.id from member p join membership c on c.member_id = p.id and c.left_at is null
                        where p.active and (p.suspended_until is null or p.suspended_until < :today)
                            and c.role <> 'MEMBER'
                            and not exists (select 1 from absence a where a.member_id = p.id and a.cancelled_at is null
                                and :today between a.from_day and a.to_day)
                            and not exists (select 1 from membership v where v.member_id = p.id and v.left_at is null
                                and v.role = 'MEMBER' and v.unit_code = :unit)
                        """)
                .param("today", today())
                .param("unit", unit)
                .query(String.class)
                .list();
    }

    private Optional<Unit> unitOf(String group) {
        String code = UnitGroups.codeIn(group);
        return jdbc
                .sql("select * from org_unit where code in (?, ?) or (superior_code = ? and kind = 'BRANCH')")
                .params(code, group, code)
                .query(UnitRow::read)
                .list()
                .stream()
                .filter(unit -> UnitGroups.all(unit).stream()
                        .anyMatch(known -> known.id().equals(group)))
                .findFirst();
    }

    private static Set<String> codes(List<Unit> units) {
        Set<String> codes = new HashSet<>();
        units.forEach(unit -> codes.add(unit.code()));
        return codes;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private record Standing(boolean active, boolean suspended, boolean onLeave) {

        Optional<Reason> reason() {
            if (!active) {
                return Optional.of(Reason.LEFT);
            }
            if (onLeave) {
                return Optional.of(Reason.LEAVE);
            }
            return suspended ? Optional.of(Reason.SUSPENDED) : Optional.empty();
        }
    }
}
