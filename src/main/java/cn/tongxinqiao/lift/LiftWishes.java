package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.privacy.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each home thinks of a lift, from the survey through all meetings. Nothing said is ever overwritten. */
@Service
public class LiftWishes {

    private static final String REASON = "lift_position.reason";
    private static final String CONDITION = "lift_position.condition";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final LiftCases cases;
    private final LiftCaseReaders access;
    private final LiftCaseRows rows;
    private final EstateRegister register;
    private final Clock clock;

    LiftWishes(
            JdbcClient jdbc,
            FieldCipher cipher,
            LiftCases cases,
            LiftCaseReaders access,
            LiftCaseRows rows,
            EstateRegister register,
            Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.cases = cases;
        this.access = access;
        this.rows = rows;
        this.register = register;
        this.clock = clock;
    }

    /**
     * The homes with what each thinks now.
     *
     * @param number the case
     * @param reader who asks
     * @return by building, entrance, floor and number
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public List<WishHome> homes(String number, SignedIn reader) {
        return homes(access.requireReader(number, reader));
    }

    /**
     * All that a home has said.
     *
     * @param number the case
     * @param home id of the home
     * @param reader who asks
     * @return the latest first
     */
    @Transactional(readOnly = true)
    public List<LiftPosition> history(String number, long home, SignedIn reader) {
        access.requireReader(number, reader);
        return jdbc.sql("select * from lift_position where lift = ? and home = ? order by seq desc")
                .params(number, home)
                .query(this::read)
                .list();
    }

    /**
     * Writes down what homes say. The same key again writes nothing.
     *
     * @param number the case
     * @param meeting the meeting it was said at, null for the survey and between meetings
     * @param said what each home says
     * @param by who writes it down
     * @param key key of the form
     * @throws LiftCaseRefused when a home is not of this house, is named twice, or a text is too long
     * @throws LiftCaseNotAtThis when the case has ended
     */
    @Transactional
    public void record(String number, UUID meeting, List<SaidPosition> said, SignedIn by, String key) {
        access.requireEditor(number, by);
        LiftCase lift = cases.locked(number);
        LiftCases.requireOpen(lift);
        String used = LiftTexts.key(key);
        Set<Long> ours = register.homes(lift.scope()).stream()
                .map(registered -> registered.home().id())
                .collect(Collectors.toSet());
        if (meeting != null && !isOurs(number, meeting)) {
            throw LiftCaseRefused.because("没有这次协调会。");
        }
        Set<Long> seen = new HashSet<>();
        for (SaidPosition position : said) {
            if (!ours.contains(position.home()) || !seen.add(position.home())) {
                throw LiftCaseRefused.because("有的房屋不在这栋楼或单元，或写了两次。");
            }
            if (position.wish() == null) {
                throw LiftCaseRefused.because("请选这一户的意愿。");
            }
            insert(number, meeting, position, by.id(), used);
        }
        rows.heard(number, clock.instant());
        cases.note(number, by, "登记 " + said.size() + " 户的意愿");
    }

    /**
     * Makes sure that every home was asked; that one could not be reached is an answer too.
     *
     * @param number the case
     * @throws LiftCaseRefused when homes are missing, with how many
     */
    @Transactional(readOnly = true)
    public void requireSurveyed(String number) {
        long missing = homes(cases.find(number)).stream()
                .filter(home -> home.position() == null)
                .count();
        if (missing > 0) {
            throw LiftCaseRefused.because("还有 " + missing + " 户没有登记意愿，没问到的也请记“没问到”。");
        }
    }

    /**
     * How many homes think what.
     *
     * @param number the case
     * @return number of homes by wish; homes that have said nothing are under null
     */
    @Transactional(readOnly = true)
    public Map<Wish, Long> counts(String number) {
        Map<Wish, Long> counts = new HashMap<>();
        homes(cases.find(number)).forEach(home -> counts.merge(home.wish(), 1L, Long::sum));
        return counts;
    }

    /** Everything said in a case, the oldest first. */
    List<LiftPosition> all(String number) {
        return jdbc.sql("select * from lift_position where lift = ? order by seq")
                .param(number)
                .query(this::read)
                .list();
    }

    List<WishHome> homes(LiftCase lift) {
        Map<Long, LiftPosition> latest = jdbc
                .sql("select distinct on (home) * from lift_position where lift = ? order by home, seq desc")
                .param(lift.number())
                .query(this::read)
                .list()
                .stream()
                .collect(Collectors.toMap(position -> position.said().home(), position -> position));
        List<RegisteredHome> registered = register.homes(lift.scope());
        return registered.stream()
                .map(home -> new WishHome(home, latest.get(home.home().id())))
                .toList();
    }

    private boolean isOurs(String number, UUID meeting) {
        return jdbc.sql("select exists (select 1 from lift_meeting where lift = ? and id = ?)")
                .params(number, meeting)
                .query(Boolean.class)
                .single();
    }

    private void insert(String number, UUID meeting, SaidPosition said, String by, String key) {
        UUID id = UUID.randomUUID();
        String reason = LiftTexts.perhaps("理由", said.reason(), LiftTexts.REASON);
        String condition = LiftTexts.perhaps("条件", said.condition(), LiftTexts.REASON);
        jdbc.sql(
                        "insert into lift_position (id, lift, home, meeting, wish, concern, reason, condition, said_by, said_at,"
                                + " key) values (:id, :lift, :home, :meeting, :wish, :concern, :reason, :condition, :by, :at, :key)"
                                + " on conflict (lift, key, home) do nothing")
                .param("id", id)
                .param("lift", number)
                .param("home", said.home())
                .param("meeting", meeting)
                .param("wish", said.wish().name())
                .param("concern", said.concern() == null ? null : said.concern().name())
                .param("reason", cipher.encrypt(REASON, id.toString(), reason))
                .param("condition", cipher.encrypt(CONDITION, id.toString(), condition))
                .param("by", by)
                .param("at", LiftCaseRows.at(clock.instant()))
                .param("key", key)
                .update();
    }

    private LiftPosition read(ResultSet row, int index) throws SQLException {
        String id = row.getString("id");
        String concern = row.getString("concern");
        return new LiftPosition(
                new SaidPosition(
                        row.getLong("home"),
                        Wish.valueOf(row.getString("wish")),
                        concern == null ? null : Concern.valueOf(concern),
                        cipher.decrypt(REASON, id, row.getString("reason")),
                        cipher.decrypt(CONDITION, id, row.getString("condition"))),
                row.getObject("meeting", UUID.class),
                row.getString("said_by"),
                LiftCaseRows.instant(row, "said_at"));
    }
}
