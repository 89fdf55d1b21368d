package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.privacy.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes lift cases; knows no rule. */
@Component
class LiftCaseRows {

    private static final String NAME = "lift_person.name";
    private static final String PHONE = "lift_person.phone";
    private static final String MAIL = "lift_person.mail";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    LiftCaseRows(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A number nobody has: day and a figure that begins anew each day. */
    String nextNumber() {
        LocalDate today = LocalDate.now(clock);
        int next = jdbc.sql("insert into lift_number (day, last) values (:day, 1)"
                        + " on conflict (day) do update set last = lift_number.last + 1 returning last")
                .param("day", today)
                .query(Integer.class)
                .single();
        return "JZ" + today.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", next);
    }

    /** Two proposals with one key, of one request, or for one house, wait for each other; always in this order. */
    void lockProposals(String account, String key, String request, String building) {
        for (String what :
                List.of("lift proposal " + account + " " + key, "lift request " + request, "lift house " + building)) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                    .param("what", what)
                    .query(row -> {});
        }
    }

    Optional<LiftCase> proposed(String account, String key) {
        return jdbc.sql("select * from lift_case where proposed_by = :by and key = :key")
                .param("by", account)
                .param("key", key)
                .query(LiftCaseRows::read)
                .optional();
    }

    /** An open case for the house or a part of it that the scope would share. */
    Optional<LiftCase> openFor(Scope scope) {
        return jdbc.sql("select * from lift_case where building = :building and ended_at is null"
                        + " and (entrance is null or cast(:entrance as text) is null or entrance = :entrance)"
                        + " order by number limit 1")
                .param("building", scope.building())
                .param("entrance", scope.entrance())
                .query(LiftCaseRows::read)
                .optional();
    }

    /** The open case that came from a request. */
    Optional<LiftCase> openOf(String request) {
        return jdbc.sql("select * from lift_case where request = ? and ended_at is null")
                .param(request)
                .query(LiftCaseRows::read)
                .optional();
    }

    void insert(String number, NewLiftCase entry, String community, String town, String key, String by) {
        jdbc.sql("insert into lift_case (number, compound, building, entrance, community, town, request, status, key,"
                        + " proposed_by, proposed_at) values (:number, :compound, :building, :entrance, :community, :town,"
                        + " :request, 'PROPOSED', :key, :by, :now)")
                .param("number", number)
                .param("compound", entry.scope().compound())
                .param("building", entry.scope().building())
                .param("entrance", entry.scope().entrance())
                .param("community", community)
                .param("town", town)
                .param("request", entry.request())
                .param("key", key)
                .param("by", by)
                .param("now", at(clock.instant()))
                .update();
        entered(number, LiftStatus.PROPOSED, clock.instant());
    }

    /** Keeps when a case came to a stage. */
    private void entered(String number, LiftStatus stage, Instant at) {
        jdbc.sql("insert into lift_stage (lift, stage, since) values (?, ?, ?)")
                .params(number, stage.name(), at(at))
                .update();
    }

    /** Writes who holds a role, instead of whoever did. */
    void replacePeople(String number, String role, List<LiftPerson> people) {
        jdbc.sql("delete from lift_person where lift = ? and role = ?")
                .params(number, role)
                .update();
        for (int position = 0; position < people.size(); position++) {
            LiftPerson person = people.get(position);
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into lift_person (id, lift, role, position, name, phone, mail)"
                            + " values (:id, :lift, :role, :position, :name, :phone, :mail)")
                    .param("id", id)
                    .param("lift", number)
                    .param("role", role)
                    .param("position", position)
                    .param("name", cipher.encrypt(NAME, id.toString(), person.name()))
                    .param("phone", cipher.encrypt(PHONE, id.toString(), person.phone()))
                    .param("mail", cipher.encrypt(MAIL, id.toString(), person.mail()))
                    .update();
        }
    }

    List<LiftPerson> people(String number, String role) {
        return jdbc.sql("select * from lift_person where lift = ? and role = ? order by position")
                .params(number, role)
                .query((row, index) -> {
                    String id = row.getString("id");
                    return new LiftPerson(
                            cipher.decrypt(NAME, id, row.getString("name")),
                            cipher.decrypt(PHONE, id, row.getString("phone")),
                            cipher.decrypt(MAIL, id, row.getString("mail")));
                })
                .list();
    }

    Optional<LiftCase> find(String number) {
        return jdbc.sql("select * from lift_case where number = ?")
                .param(number)
                .query(LiftCaseRows::read)
                .optional();
    }

    /** A case that nobody else changes until this transaction ends. */
    Optional<LiftCase> lock(String number) {
        return jdbc.sql("select * from lift_case where number = ? for no key update")
                .param(number)
                .query(LiftCaseRows::read)
                .optional();
    }

    /** Cases of some compounds, the newest first. */
    List<LiftCase> list(List<String> compounds, int atMost) {
        return jdbc.sql(
                        "select * from lift_case where compound = any (?) order by ended_at is not null, number desc limit ?")
                .param(compounds.toArray(String[]::new))
                .param(atMost)
                .query(LiftCaseRows::read)
                .list();
    }

    /** Cases anywhere, the newest first. */
    List<LiftCase> list(int atMost) {
        return jdbc.sql("select * from lift_case order by ended_at is not null, number desc limit ?")
                .param(atMost)
                .query(LiftCaseRows::read)
                .list();
    }

    void status(String number, LiftStatus status) {
        entered(number, status, clock.instant());
        jdbc.sql("update lift_case set status = ? where number = ?")
                .params(status.name(), number)
                .update();
    }

    void filed(String number, boolean lawfulTitle, boolean demolition, boolean eligible, String why, int version) {
        jdbc.sql("update lift_case set lawful_title = ?, demolition = ?, eligible = ?, eligibility = ?,"
                        + " eligibility_version = ? where number = ?")
                .params(lawfulTitle, demolition, eligible, why, version, number)
                .update();
    }

    void scheme(String number, UUID scheme, int version) {
        jdbc.sql("update lift_case set scheme = ?, scheme_version = ? where number = ?")
                .params(scheme, version, number)
                .update();
    }

    void talksBegun(String number, Instant at) {
        jdbc.sql("update lift_case set talks_since = ?, heard_at = ? where number = ?")
                .params(at(at), at(at), number)
                .update();
    }

    void heard(String number, Instant at) {
        jdbc.sql("update lift_case set heard_at = ? where number = ?")
                .params(at(at), number)
                .update();
    }

    void decided(String number, int meetings, Instant at) {
        jdbc.sql("update lift_case set decided_after = ?, talks_since = ?, heard_at = ? where number = ?")
                .params(meetings, at(at), at(at), number)
                .update();
    }

    void mediation(String number, String mediation) {
        jdbc.sql("update lift_case set mediation = ? where number = ?")
                .params(mediation, number)
                .update();
    }

    void agreed(String number, String vote) {
        jdbc.sql("update lift_case set agreed_vote = ? where number = ?")
                .params(vote, number)
                .update();
    }

    void end(LiftCase lift, LiftStatus outcome, String reason, Instant at) {
        entered(lift.number(), outcome, at);
        jdbc.sql("update lift_case set status = ?, ended_at = ?, ended_in = ?, end_reason = ? where number = ?")
                .params(outcome.name(), at(at), lift.status().name(), reason, lift.number())
                .update();
    }

    /** Keeps why somebody wants to stop, before the process has carried it out. */
    void stopReason(String number, String reason) {
        jdbc.sql("update lift_case set end_reason = ? where number = ?")
                .params(reason, number)
                .update();
    }

    void tell(String number, String kind, String words, String actor) {
        jdbc.sql("insert into lift_event (lift, kind, words, actor, at) values (?, ?, ?, ?, ?)")
                .params(number, kind, words)
                .param(actor)
                .param(at(clock.instant()))
                .update();
    }

    List<LiftEvent> events(String number) {
        return jdbc.sql("select kind, words, actor, at from lift_event where lift = ? order by seq")
                .param(number)
                .query((row, index) -> new LiftEvent(
                        row.getString("kind"), row.getString("words"), row.getString("actor"), instant(row, "at")))
                .list();
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static LiftCase read(ResultSet row, int index) throws SQLException {
        String endedIn = row.getString("ended_in");
        return new LiftCase(
                row.getString("number"),
                new Scope(row.getString("compound"), row.getString("building"), row.getString("entrance")),
                row.getString("community"),
                row.getString("town"),
                row.getString("request"),
                LiftStatus.valueOf(row.getString("status")),
                row.getObject("lawful_title", Boolean.class),
                row.getObject("demolition", Boolean.class),
                row.getObject("eligible", Boolean.class),
                row.getString("eligibility"),
                row.getObject("scheme", UUID.class),
                row.getObject("scheme_version", Integer.class),
                row.getString("agreed_vote"),
                instant(row, "talks_since"),
                instant(row, "heard_at"),
                row.getInt("decided_after"),
                row.getString("mediation"),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                instant(row, "ended_at"),
                endedIn == null ? null : LiftStatus.valueOf(endedIn),
                row.getString("end_reason"));
    }
}
