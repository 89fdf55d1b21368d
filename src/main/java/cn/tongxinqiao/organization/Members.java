package cn.tongxinqiao.organization;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.privacy.FieldCipher;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the organisation. Every change of who belongs where changes rows here and, in the same transaction, the
 * accounts and groups that follow from them.
 */
@Service
public class Members {

    private static final String ADDRESS = "member.mail_address";

    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Organization organization;
    private final OrganizationDirectory directory;
    private final ApplicationEventPublisher events;
    private final FieldCipher cipher;
    private final Clock clock;

    Members(
            JdbcClient jdbc,
            Organization organization,
            OrganizationDirectory directory,
            ApplicationEventPublisher events,
            FieldCipher cipher,
            Clock clock,
            AuditLog audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.organization = organization;
        this.directory = directory;
        this.events = events;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Registers a person, who gets an account without a password and belongs nowhere yet.
     *
     * @param person the person
     * @throws MembershipRefused when the id is taken
     */
    @Transactional
    public void register(NewMember person) {
        if (!insert(person)) {
            throw MembershipRefused.idTaken(person.id());
        }
        directory.follow(person.id());
        note("REGISTER", person.id(), "");
    }

    /**
     * A person joins a unit.
     *
     * @param memberId the person
     * @param unitCode the unit
     * @param role what the person will be there
     * @throws UnknownMember when there is no such person
     * @throws UnknownUnit when there is no such unit
     * @throws MembershipRefused when the person has left the corps or is there already, or the unit is closed
     */
    @Transactional
    public void join(String memberId, String unitCode, Role role) {
        lockActive(memberId);
        open(memberId, organization.unit(unitCode), role);
        directory.follow(memberId);
        note("JOIN", memberId, unitCode + " " + role);
    }

    /**
     * A person leaves a unit but stays with the corps.
     *
     * @param memberId the person
     * @param unitCode the unit
     * @throws UnknownMember when there is no such person
     * @throws UnknownUnit when there is no such unit
     * @throws MembershipRefused when the person is not there, or is the last administrator
     */
    @Transactional
    public void leave(String memberId, String unitCode) {
        lock(memberId);
        close(memberId, organization.unit(unitCode));
        directory.follow(memberId);
        note("LEAVE", memberId, unitCode);
    }

    /**
     * A person moves from one unit to another.
     *
     * @param memberId the person
     * @param fromUnit the unit left
     * @param toUnit the unit joined
     * @param role what the person will be there
     * @throws UnknownMember when there is no such person
     * @throws UnknownUnit when there is no such unit
     * @throws MembershipRefused when either half is impossible; then nothing changes
     */
    @Transactional
    public void move(String memberId, String fromUnit, String toUnit, Role role) {
        lockActive(memberId);
        Unit from = organization.unit(fromUnit);
        if (fromUnit.equals(toUnit)) {
            throw MembershipRefused.sameUnit(from);
        }
        close(memberId, from);
        open(memberId, organization.unit(toUnit), role);
        directory.follow(memberId);
        note("MOVE", memberId, fromUnit + " > " + toUnit + " " + role);
    }

    /**
     * A person leaves the corps: all memberships end and the account goes, its password with it.
     *
     * @param memberId the person
     * @throws UnknownMember when there is no such person
     * @throws MembershipRefused when the person is the last administrator
     */
    @Transactional
    public void retire(String memberId) {
        lock(memberId);
        jdbc.sql("select unit_code from membership where member_id = ? and left_at is null")
                .param(memberId)
                .query(String.class)
                .list()
                .forEach(unit -> close(memberId, organization.unit(unit)));
        jdbc.sql("update member set active = false where id = ?")
                .param(memberId)
                .update();
        directory.follow(memberId);
        note("RETIRE", memberId, "");
    }

    /**
     * A person who had left comes back: the account is opened again, without password and memberships.
     *
     * @param memberId the person
     * @throws UnknownMember when there is no such person
     */
    @Transactional
    public void readmit(String memberId) {
        lock(memberId);
        jdbc.sql("update member set active = true where id = ?").param(memberId).update();
        directory.follow(memberId);
        note("READMIT", memberId, "");
    }

    /**
     * Suspends a person from claiming and being assigned work.
     *
     * @param memberId the person
     * @param until last day of the suspension, inclusive; null ends it
     * @throws UnknownMember when there is no such person
     */
    @Transactional
    public void suspend(String memberId, LocalDate until) {
        lock(memberId);
        jdbc.sql("update member set suspended_until = :until where id = :id")
                .param("until", until)
                .param("id", memberId)
                .update();
        events.publishEvent(new DutyChanged(memberId));
        note("SUSPEND", memberId, until == null ? "end" : "until " + until);
    }

    /**
     * Notes that a complaint about a person is open, or no longer is.
     *
     * @param memberId the person
     * @param pending whether a complaint is open
     * @throws UnknownMember when there is no such person
     */
    @Transactional
    public void complaint(String memberId, boolean pending) {
        lock(memberId);
        jdbc.sql("update member set complaint_pending = ? where id = ?")
                .params(pending, memberId)
                .update();
    }

    /**
     * Notes what a person is trained for.
     *
     * @param memberId the person
     * @param trained has passed the induction
     * @param skills category codes the person is skilled in
     * @throws UnknownMember when there is no such person
     */
    @Transactional
    public void train(String memberId, boolean trained, Set<String> skills) {
        lock(memberId);
        jdbc.sql("update member set trained = ?, skills = ? where id = ?")
                .params(trained, skills.stream().sorted().toArray(String[]::new), memberId)
                .update();
    }

    /**
     * Adds hours served.
     *
     * @param memberId the person
     * @param hours hours to add, rounded to one decimal by the caller; negative to correct
     * @throws UnknownMember when there is no such person
     */
    @Transactional
    public void addServiceHours(String memberId, BigDecimal hours) {
        lock(memberId);
        jdbc.sql("update member set service_hours = service_hours + ? where id = ?")
                .params(hours, memberId)
                .update();
    }

    /**
     * Notes how many orders a person holds on other platforms.
     *
     * @param memberId the person
     * @param orders number of open orders, not negative
     * @throws UnknownMember when there is no such person
     */
    @Transactional
    public void ordersElsewhere(String memberId, int orders) {
        lock(memberId);
        jdbc.sql("update member set orders_elsewhere = ? where id = ?")
                .params(orders, memberId)
                .update();
    }

    /**
     * Everybody in a unit, with all the rule for who may claim (D19) asks about. The rule decides; nobody is left out
     * here but those who are not in the unit.
     *
     * @param unitCode the unit's code
     * @return its people, by id; empty when nobody is there or the unit is unknown
     */
    public List<Candidate> candidatesOf(String unitCode) {
        return candidates("c.unit_code = ?", unitCode);
    }

    /**
     * One person of a unit, with all the rule for who may claim (D19) asks about.
     *
     * @param memberId the person
     * @param unitCode the unit's code
     * @return the person, or empty when not in the unit
     */
    public Optional<Candidate> candidate(String memberId, String unitCode) {
        return candidates("c.member_id = ? and c.unit_code = ?", memberId, unitCode).stream()
                .findFirst();
    }

    /**
     * Whether a person belongs to a unit today, in whatever role.
     *
     * @param memberId the person
     * @param unitCode the unit's code
     * @return true when so
     */
    public boolean isMember(String memberId, String unitCode) {
        return jdbc.sql("""
                        select exists (select 1 from membership c join member p on p.id = c.member_id and p.active
                            where c.member_id = ? and c.unit_code = ? and c.left_at is null)
                        """).params(memberId, unitCode).query(Boolean.class).single();
    }

    /**
     * The units a person belongs to today.
     *
     * @param memberId the person
     * @return the units, by code
     */
    public List<Unit> unitsOf(String memberId) {
        return jdbc.sql("""
                        select u.* from membership c join org_unit u on u.code = c.unit_code
                        where c.member_id = ? and c.left_at is null order by u.code
                        """).param(memberId).query(UnitRow::read).list();
    }

    /**
     * The name shown to colleagues.
     *
     * @param userId the person
     * @return the name; the id itself when nobody has it
     */
    public String displayName(String userId) {
        return jdbc.sql("select display_name from member where id = ?")
                .param(userId)
                .query(String.class)
                .optional()
                .orElse(userId);
    }

    /**
     * The names shown to colleagues, of several people at once.
     *
     * @param userIds the people
     * @return name by id; the id itself where nobody has it
     */
    public Map<String, String> displayNames(Collection<String> userIds) {
        Map<String, String> names = new HashMap<>();
        userIds.forEach(id -> names.put(id, id));
        if (!userIds.isEmpty()) {
            jdbc.sql("select id, display_name from member where id in (:ids)")
                    .param("ids", userIds)
                    .query(row -> {
                        names.put(row.getString("id"), row.getString("display_name"));
                    });
        }
        return names;
    }

    /** Inserts the person unless the id is taken; says whether it did. */
    boolean insert(NewMember person) {
        return jdbc.sql("""
                        insert into member (id, display_name, gender, trained, skills, service_hours, orders_elsewhere)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                        """)
                        .params(
                                person.id(),
                                person.displayName(),
                                person.gender().name(),
                                person.trained())
                        .param(person.skills().stream().sorted().toArray(String[]::new))
                        .params(person.serviceHours(), person.ordersElsewhere())
                        .update()
                == 1;
    }

    /** Opens a membership without telling the directory. */
    void open(String memberId, Unit unit, Role role) {
        if (unit.kind() == UnitKind.DISTRICT) {
            throw MembershipRefused.noWorkInDistrict(unit);
        }
        if (!unit.active()) {
            throw MembershipRefused.unitClosed(unit);
        }
        int opened = jdbc.sql("""
                        insert into membership (member_id, unit_code, role, joined_at) values (?, ?, ?, ?)
                        on conflict (member_id, unit_code) where left_at is null do nothing
                        """)
                .params(memberId, unit.code(), role.name(), OffsetDateTime.now(clock))
                .update();
        if (opened == 0) {
            throw MembershipRefused.alreadyIn(memberId, unit);
        }
    }

    private void close(String memberId, Unit unit) {
        int closed = jdbc.sql("""
                        update membership set left_at = greatest(joined_at, ?)
                        where member_id = ? and unit_code = ? and left_at is null
                        """)
                .params(OffsetDateTime.now(clock), memberId, unit.code())
                .update();
        if (closed == 0) {
            throw MembershipRefused.notIn(memberId, unit);
        }
        if (UnitGroups.of(unit).equals(UnitGroups.ADMINISTRATORS) && nobodyLeftIn(unit)) {
            throw MembershipRefused.lastAdministrator();
        }
        events.publishEvent(new MemberLeft(memberId, unit.code()));
    }

    private boolean nobodyLeftIn(Unit unit) {
        // Locks the unit, so that the last two administrators cannot both leave at the same moment.
        jdbc.sql("select code from org_unit where code = ? for update")
                .param(unit.code())
                .query(String.class)
                .single();
        return candidatesOf(unit.code()).stream().noneMatch(Candidate::active);
    }

    /**
     * Sets where letters about work reach a person.
     *
     * @param memberId the person
     * @param address mail address, null for none
     * @throws UnknownMember when there is no such person
     */
    @Transactional
    public void reachBy(String memberId, String address) {
        int changed = jdbc.sql("update member set mail_address = ? where id = ?")
                .param(cipher.encrypt(ADDRESS, memberId, address))
                .param(memberId)
                .update();
        if (changed == 0) {
            throw UnknownMember.id(memberId);
        }
        note("MAIL_ADDRESS", memberId, "");
    }

    /**
     * Where letters about work reach people; who has left or gave no address is not listed.
     *
     * @param memberIds the people
     * @return mail address by person
     */
    @Transactional(readOnly = true)
    public Map<String, String> mailAddresses(Collection<String> memberIds) {
        Map<String, String> addresses = new HashMap<>();
        jdbc.sql("select id, mail_address from member where id = any (?) and active and mail_address is not null")
                .param(memberIds.toArray(String[]::new))
                .query(row -> {
                    addresses.put(
                            row.getString("id"),
                            cipher.decrypt(ADDRESS, row.getString("id"), row.getString("mail_address")));
                });
        return addresses;
    }

    private void note(String what, String memberId, String details) {
        audit.record(Act.of(ActKind.ADMINISTRATION, null).on("member", memberId).saying(what + " " + details));
    }

    private boolean lock(String memberId) {
        return jdbc.sql("select active from member where id = ? for update")
                .param(memberId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> UnknownMember.id(memberId));
    }

    /** Locks a person against changes until the transaction ends; false when there is none or the person has left. */
    boolean lockIfActive(String memberId) {
        return jdbc.sql("select active from member where id = ? for update")
                .param(memberId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private void lockActive(String memberId) {
        if (!lock(memberId)) {
            throw MembershipRefused.memberLeft(memberId);
        }
    }

    private List<Candidate> candidates(String condition, Object... parameters) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                        select p.*, c.unit_code, c.role,
                            array(select o.unit_code from membership o join org_unit u on u.code = o.unit_code
                                where o.member_id = p.id and o.left_at is null and u.kind = 'COMMUNITY') as communities,
                            exists (select 1 from absence a where a.member_id = p.id and a.cancelled_at is null
                                and ? between a.from_day and a.to_day) as on_leave
                        from membership c join member p on p.id = c.member_id
                        where c.left_at is null and
                        """ + condition + " order by p.id")
                .param(today)
                .params(parameters)
                .query((row, number) -> readCandidate(row, today))
                .list();
    }

    private static Candidate readCandidate(ResultSet row, LocalDate today) throws SQLException {
        LocalDate suspendedUntil = row.getObject("suspended_until", LocalDate.class);
        return new Candidate(
                row.getString("id"),
                row.getString("display_name"),
                row.getString("unit_code"),
                Role.valueOf(row.getString("role")),
                texts(row.getArray("communities")),
                Gender.valueOf(row.getString("gender")),
                row.getBoolean("active"),
                row.getBoolean("trained"),
                suspendedUntil != null && !suspendedUntil.isBefore(today),
                row.getBoolean("on_leave"),
                row.getBoolean("complaint_pending"),
                texts(row.getArray("skills")),
                row.getBigDecimal("service_hours"),
                row.getInt("orders_elsewhere"));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }
}
