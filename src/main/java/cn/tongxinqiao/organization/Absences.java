package cn.tongxinqiao.organization;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on leave, from when to when, and who takes over. Days are those of the house's time zone. A person registers and
 * takes back his own leave, the head of a unit that of its people, an administrator anybody's.
 */
@Service
public class Absences {

    private static final String SELECT = """
            select a.*, m.display_name, s.display_name as substitute_name, (:today >= a.from_day) as now
            from absence a join member m on m.id = a.member_id left join member s on s.id = a.substitute
            where a.cancelled_at is null and a.to_day >= :today
            """;

    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Organization organization;
    private final Members members;
    private final LeaveSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            JdbcClient jdbc,
            Organization organization,
            Members members,
            LeaveSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            AuditLog audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.organization = organization;
        this.members = members;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers a leave. The very same one again is the one that stands: nothing happens twice.
     *
     * @param member account of the person away
     * @param from first day away, today at the earliest
     * @param to last day away, inclusive
     * @param substitute account of who takes over, a colleague in one of the person's units; null for nobody. That one may
     *     be away too, on the same or other days: who then takes over is looked for along the substitutes
     * @param actor account of who registers it
     * @return the leave
     * @throws AbsenceNotYours when the actor is neither the person, nor head of a unit of the person, nor administrator
     * @throws AbsenceRefused when a part is missing or wrong
     * @throws AbsenceOverlaps when the person is on leave on one of the days already
     */
    @Transactional
    public Absence register(String member, LocalDate from, LocalDate to, String substitute, String actor) {
        requireAll(member, from, to);
        requirePower(actor, member, AbsenceNotYours.toRegister());
        if (!members.lockIfActive(member)) {
            throw AbsenceRefused.unknown(AbsenceRefused.Field.MEMBER, member);
        }
        requireDays(from, to);
        requireSubstitute(member, substitute);
        for (Absence other : query("and a.member_id = :who order by a.from_day", "who", member)) {
            if (other.from().equals(from) && other.to().equals(to) && Objects.equals(other.substitute(), substitute)) {
                return other;
            }
            if (!other.from().isAfter(to) && !other.to().isBefore(from)) {
                throw AbsenceOverlaps.with(other.from(), other.to());
            }
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into absence (id, member_id, from_day, to_day, substitute, registered_by, registered_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(id, member, from, to, substitute, actor, Timestamp.from(clock.instant())))
                .update();
        if (!actor.equals(member)) {
            audit.record(Act.of(ActKind.ADMINISTRATION, actor)
                    .on("member", member)
                    .saying("ABSENCE " + from + " - " + to + (substitute == null ? "" : ", " + substitute)));
        }
        events.publishEvent(new DutyChanged(member));
        return query("and a.id = :who", "who", id).get(0);
    }

    /**
     * Takes a leave back; one that has begun ends at once. Taken back again, nothing happens.
     *
     * @param id the leave
     * @param actor account of who takes it back
     * @throws UnknownAbsence when there is none
     * @throws AbsenceNotYours when the actor may not
     * @throws AbsenceOver when it is over
     */
    @Transactional
    public void cancel(UUID id, String actor) {
        Row row = jdbc.sql("select member_id, to_day, cancelled_at from absence where id = ? for update")
                .param(id)
                .query((found, number) -> new Row(
                        found.getString("member_id"),
                        found.getObject("to_day", LocalDate.class),
                        found.getTimestamp("cancelled_at") != null))
                .optional()
                .orElseThrow(UnknownAbsence::any);
        requirePower(actor, row.member(), AbsenceNotYours.toCancel());
        if (row.cancelled()) {
            return;
        }
        if (row.to().isBefore(today())) {
            throw AbsenceOver.already();
        }
        jdbc.sql("update absence set cancelled_at = ?, cancelled_by = ? where id = ?")
                .params(Timestamp.from(clock.instant()), actor, id)
                .update();
        if (!actor.equals(row.member())) {
            audit.record(Act.of(ActKind.ADMINISTRATION, actor)
                    .on("member", row.member())
                    .saying("ABSENCE_CANCELLED"));
        }
    }

    /**
     * Who of a unit is away now or will be.
     *
     * @param unitCode the unit's code
     * @return leaves that are not over, by first day
     */
    @Transactional(readOnly = true)
    public List<Absence> ofUnit(String unitCode) {
        return query("""
                        and exists (select 1 from membership c
                            where c.member_id = a.member_id and c.left_at is null and c.unit_code = :who)
                        order by a.from_day, a.member_id
                        """, "who", unitCode);
    }

    /**
     * Who of a unit is away now or will be, for somebody who asks.
     *
     * @param unitCode the unit's code
     * @param actor account of who asks
     * @return leaves that are not over, by first day
     * @throws UnknownUnit when there is no such unit
     * @throws AbsenceNotYours when the actor neither belongs to the unit nor is administrator
     */
    @Transactional(readOnly = true)
    public List<Absence> ofUnit(String unitCode, String actor) {
        Unit unit = organization.unit(unitCode);
        if (!isAdministrator(actor) && !members.isMember(actor, unitCode)) {
            throw AbsenceNotYours.toSee(unit);
        }
        return ofUnit(unitCode);
    }

    /**
     * Who is away now or will be, as far as it concerns somebody: the people of his units; everybody for an administrator.
     *
     * @param actor account of who asks
     * @return leaves that are not over, by first day
     */
    @Transactional(readOnly = true)
    public List<Absence> seenBy(String actor) {
        if (isAdministrator(actor)) {
            return query("and :who is not null order by a.from_day, a.member_id", "who", actor);
        }
        return query("""
                        and (a.member_id = :who or exists (
                            select 1 from membership c join membership o on o.unit_code = c.unit_code
                            where c.member_id = a.member_id and c.left_at is null
                                and o.member_id = :who and o.left_at is null))
                        order by a.from_day, a.member_id
                        """, "who", actor);
    }

    /**
     * For whom somebody stands in today.
     *
     * @param substitute account of who takes over
     * @return leaves that run today and name that person, by who is away
     */
    @Transactional(readOnly = true)
    public List<Absence> coveredBy(String substitute) {
        return query("and a.substitute = :who and a.from_day <= :today order by a.member_id", "who", substitute);
    }

    /**
     * Whose leave somebody may register and take back.
     *
     * @param actor account of who asks
     * @param member account of the person away
     * @return true for oneself, for the people of a unit one heads, and for administrators
     */
    public boolean mayManage(String actor, String member) {
        return actor.equals(member)
                || isAdministrator(actor)
                || jdbc.sql("""
                        select exists (select 1 from membership l join membership c on c.unit_code = l.unit_code
                            where l.member_id = ? and l.role = 'LEADER' and l.left_at is null
                                and c.member_id = ? and c.left_at is null)
                        """).params(actor, member).query(Boolean.class).single();
    }

    /**
     * The people of the units somebody heads, whose leave he may therefore register.
     *
     * @param actor account of who asks
     * @return the people, the head himself first; empty for who heads nothing
     */
    @Transactional(readOnly = true)
    public List<Candidate> manageableBy(String actor) {
        return people("c.role = 'LEADER'", actor);
    }

    /**
     * Colleagues who might take over from the people one registers leave for.
     *
     * @param actor account of who asks
     * @return everybody in the person's units
     */
    @Transactional(readOnly = true)
    public List<Candidate> colleaguesOf(String actor) {
        return people("true", actor);
    }

    private List<Candidate> people(String role, String actor) {
        List<Candidate> people = new ArrayList<>();
        jdbc.sql("select c.unit_code from membership c where c.member_id = ? and c.left_at is null and " + role
                        + " order by c.unit_code")
                .param(actor)
                .query(String.class)
                .list()
                .forEach(unit -> members.candidatesOf(unit).stream()
                        .filter(Candidate::active)
                        .filter(person ->
                                people.stream().noneMatch(known -> known.id().equals(person.id())))
                        .forEach(people::add));
        people.sort(java.util.Comparator.comparing(
                        (Candidate person) -> !person.id().equals(actor))
                .thenComparing(Candidate::id));
        return people;
    }

    /** Whether somebody is an administrator and so may name anybody. */
    public boolean isAdministrator(String actor) {
        return members.isMember(actor, UnitGroups.ADMINISTRATORS);
    }

    private static void requireAll(String member, LocalDate from, LocalDate to) {
        if (member == null || member.isBlank()) {
            throw AbsenceRefused.missing(AbsenceRefused.Field.MEMBER);
        }
        if (from == null) {
            throw AbsenceRefused.missing(AbsenceRefused.Field.FROM);
        }
        if (to == null) {
            throw AbsenceRefused.missing(AbsenceRefused.Field.TO);
        }
    }

    private void requirePower(String actor, String member, AbsenceNotYours refusal) {
        if (!mayManage(actor, member)) {
            throw refusal;
        }
    }

    private void requireDays(LocalDate from, LocalDate to) {
        LocalDate today = today();
        if (from.isBefore(today)) {
            throw AbsenceRefused.past(today);
        }
        if (to.isBefore(from)) {
            throw AbsenceRefused.wrongWayRound();
        }
        LocalDate last = today.plusDays(settings.daysAhead());
        if (to.isAfter(last)) {
            throw AbsenceRefused.tooFar(last);
        }
    }

    private void requireSubstitute(String member, String substitute) {
        if (substitute == null) {
            return;
        }
        if (substitute.equals(member)) {
            throw AbsenceRefused.ownSubstitute();
        }
        boolean active = jdbc.sql("select exists (select 1 from member where id = ? and active)")
                .param(substitute)
                .query(Boolean.class)
                .single();
        if (!active) {
            throw AbsenceRefused.unknown(AbsenceRefused.Field.SUBSTITUTE, substitute);
        }
        List<Unit> units = members.unitsOf(member);
        if (members.unitsOf(substitute).stream().noneMatch(units::contains)) {
            throw AbsenceRefused.substituteElsewhere(members.displayName(substitute));
        }
    }

    private List<Absence> query(String condition, String name, Object value) {
        return jdbc.sql(SELECT + condition)
                .param("today", today())
                .param(name, value)
                .query(Absences::read)
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Absence read(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                row.getString("member_id"),
                row.getString("display_name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("substitute"),
                row.getString("substitute_name"),
                row.getString("registered_by"),
                row.getBoolean("now"));
    }

    private record Row(String member, LocalDate to, boolean cancelled) {}
}
