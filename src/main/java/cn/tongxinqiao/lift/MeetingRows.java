package cn.tongxinqiao.lift;

import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes meetings and open points; knows no rule. */
@Component
class MeetingRows {

    private static final String NAME = "lift_guest.name";
    private static final String MAIL = "lift_guest.mail";
    private static final String MINUTES = "lift_meeting.minutes";
    private static final String WHAT = "lift_open_point.what";
    private static final String OWNER = "lift_open_point.owner";
    private static final String OUTCOME = "lift_open_point.outcome";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    MeetingRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * Somebody to write to.
     *
     * @param party the owner, null for others
     * @param mail address of others, null when unknown
     */
    record Invited(UUID id, UUID party, String mail) {}

    /** Adds a meeting; its id, or the one added with the same key before. */
    UUID add(String lift, NewMeeting meeting, String key, String by, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into lift_meeting (id, lift, ordinal, starts_at, ends_at, place, topic, status, key, planned_by,"
                                + " planned_at) values (:id, :lift, (select coalesce(max(ordinal), 0) + 1 from lift_meeting"
                                + "   where lift = :lift), :starts, :ends, :place, :topic, 'PLANNED', :key, :by, :at)")
                .param("id", id)
                .param("lift", lift)
                .param("starts", LiftCaseRows.at(meeting.startsAt()))
                .param("ends", LiftCaseRows.at(meeting.endsAt()))
                .param("place", meeting.place())
                .param("topic", meeting.topic())
                .param("key", key)
                .param("by", by)
                .param("at", LiftCaseRows.at(at))
                .update();
        return id;
    }

    Optional<UUID> withKey(String lift, String key) {
        return jdbc.sql("select id from lift_meeting where lift = ? and key = ?")
                .params(lift, key)
                .query(UUID.class)
                .optional();
    }

    void addOwner(UUID meeting, UUID party, String code) {
        jdbc.sql("insert into lift_guest (id, meeting, party, role) values (?, ?, ?, ?) on conflict do nothing")
                .params(UUID.randomUUID(), meeting, party, code)
                .update();
    }

    UUID addGuest(UUID meeting, NewMeeting.Guest guest) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into lift_guest (id, meeting, role, name, mail) values (?, ?, ?, ?, ?)")
                .params(id, meeting, guest.role())
                .param(cipher.encrypt(NAME, id.toString(), guest.name()))
                .param(cipher.encrypt(MAIL, id.toString(), guest.mail()))
                .update();
        return id;
    }

    /** Those others than owners who are on the list, in clear. */
    List<NewMeeting.Guest> guests(UUID meeting) {
        return jdbc.sql("select id, role, name, mail from lift_guest where meeting = ? and party is null")
                .param(meeting)
                .query((row, index) -> new NewMeeting.Guest(
                        row.getString("role"),
                        cipher.decrypt(NAME, row.getString("id"), row.getString("name")),
                        cipher.decrypt(MAIL, row.getString("id"), row.getString("mail"))))
                .list();
    }

    /** Those others than owners that are written down with a mail address, in clear. */
    List<Invited> invited(UUID meeting) {
        return jdbc.sql("select id, party, mail from lift_guest where meeting = ? order by party is null, role, id")
                .param(meeting)
                .query((row, index) -> new Invited(
                        row.getObject("id", UUID.class),
                        row.getObject("party", UUID.class),
                        cipher.decrypt(MAIL, row.getString("id"), row.getString("mail"))))
                .list();
    }

    /** Changes what was invited to; the invitation counts one up. */
    void change(UUID id, NewMeeting meeting) {
        jdbc.sql("update lift_meeting set starts_at = ?, ends_at = ?, place = ?, topic = ?, sequence = sequence + 1"
                        + " where id = ?")
                .params(LiftCaseRows.at(meeting.startsAt()), LiftCaseRows.at(meeting.endsAt()))
                .params(meeting.place(), meeting.topic(), id)
                .update();
    }

    void cancel(UUID id, String reason) {
        jdbc.sql(
                        "update lift_meeting set status = 'CANCELLED', cancel_reason = ?, sequence = sequence + 1 where id = ?")
                .params(reason, id)
                .update();
    }

    void held(UUID id, String minutes, LocalDate nextOn, String by, Instant at) {
        jdbc.sql("update lift_meeting set status = 'HELD', minutes = ?, minutes_by = ?, minutes_at = ?, next_on = ?"
                        + " where id = ?")
                .params(cipher.encrypt(MINUTES, id.toString(), minutes), by, LiftCaseRows.at(at))
                .param(nextOn)
                .param(id)
                .update();
    }

    void attended(UUID meeting, Collection<UUID> present) {
        jdbc.sql("update lift_guest set attended = id = any (?) where meeting = ?")
                .param(present.toArray(UUID[]::new))
                .param(meeting)
                .update();
    }

    void next(UUID id, LiftMeeting.Step step) {
        jdbc.sql("update lift_meeting set next_step = ? where id = ?")
                .params(step.name(), id)
                .update();
    }

    Optional<LiftMeeting> find(UUID id) {
        return jdbc.sql("select * from lift_meeting where id = ?").param(id).query(this::read).list().stream()
                .findFirst()
                .map(this::whole);
    }

    List<LiftMeeting> list(String lift) {
        List<LiftMeeting> found = jdbc.sql("select * from lift_meeting where lift = ? order by ordinal")
                .param(lift)
                .query(this::read)
                .list();
        Map<UUID, List<LiftMeeting.Guest>> guests = jdbc
                .sql("select g.* from lift_guest g join lift_meeting m on m.id = g.meeting where m.lift = ?"
                        + " order by g.party is null, g.role, g.id")
                .param(lift)
                .query((row, index) -> Map.entry(row.getObject("meeting", UUID.class), guest(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.stream()
                .map(meeting -> with(meeting, guests.getOrDefault(meeting.id(), List.of())))
                .toList();
    }

    Optional<LiftMeeting> planned(String lift) {
        return jdbc.sql("select id from lift_meeting where lift = ? and status = 'PLANNED'")
                .param(lift)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    int held(String lift) {
        return jdbc.sql("select count(*) from lift_meeting where lift = ? and status = 'HELD'")
                .param(lift)
                .query(Integer.class)
                .single();
    }

    boolean addPoint(String lift, UUID meeting, String vote, NewPoint point, String key, String by, Instant at) {
        UUID id = UUID.randomUUID();
        return jdbc.sql("insert into lift_open_point (id, lift, meeting, vote, what, owner, due, key, made_by, made_at)"
                                + " values (:id, :lift, :meeting, :vote, :what, :owner, :due, :key, :by, :at)"
                                + " on conflict (lift, key) do nothing")
                        .param("id", id)
                        .param("lift", lift)
                        .param("meeting", meeting)
                        .param("vote", vote)
                        .param("what", cipher.encrypt(WHAT, id.toString(), point.what()))
                        .param("owner", cipher.encrypt(OWNER, id.toString(), point.owner()))
                        .param("due", point.due())
                        .param("key", key)
                        .param("by", by)
                        .param("at", LiftCaseRows.at(at))
                        .update()
                == 1;
    }

    /** Something to see to. */
    record NewPoint(String what, String owner, LocalDate due) {}

    boolean closePoint(String lift, UUID id, String outcome, String by, Instant at) {
        return jdbc.sql("update lift_open_point set outcome = ?, closed_by = ?, closed_at = ?"
                                + " where lift = ? and id = ? and closed_at is null")
                        .params(cipher.encrypt(OUTCOME, id.toString(), outcome), by, LiftCaseRows.at(at))
                        .params(lift, id)
                        .update()
                == 1;
    }

    List<OpenPoint> points(String lift) {
        return jdbc.sql("select * from lift_open_point where lift = ? order by closed_at is not null, due, seq")
                .param(lift)
                .query((row, index) -> {
                    String id = row.getString("id");
                    return new OpenPoint(
                            UUID.fromString(id),
                            row.getObject("meeting", UUID.class),
                            row.getString("vote"),
                            cipher.decrypt(WHAT, id, row.getString("what")),
                            cipher.decrypt(OWNER, id, row.getString("owner")),
                            row.getObject("due", LocalDate.class),
                            cipher.decrypt(OUTCOME, id, row.getString("outcome")),
                            row.getString("closed_by"),
                            LiftCaseRows.instant(row, "closed_at"));
                })
                .list();
    }

    private LiftMeeting whole(LiftMeeting meeting) {
        return with(
                meeting,
                jdbc.sql("select * from lift_guest where meeting = ? order by party is null, role, id")
                        .param(meeting.id())
                        .query((row, index) -> guest(row))
                        .list());
    }

    private LiftMeeting.Guest guest(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String name = cipher.decrypt(NAME, id, row.getString("name"));
        return new LiftMeeting.Guest(
                UUID.fromString(id),
                row.getObject("party", UUID.class),
                row.getString("role"),
                name == null ? null : Masking.nameForUnits(name),
                row.getString("mail") != null,
                row.getObject("attended", Boolean.class));
    }

    private static LiftMeeting with(LiftMeeting meeting, List<LiftMeeting.Guest> guests) {
        return new LiftMeeting(
                meeting.id(),
                meeting.lift(),
                meeting.ordinal(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.place(),
                meeting.topic(),
                meeting.status(),
                meeting.sequence(),
                meeting.minutes(),
                meeting.minutesBy(),
                meeting.nextStep(),
                meeting.nextOn(),
                meeting.cancelReason(),
                guests);
    }

    private LiftMeeting read(ResultSet row, int index) throws SQLException {
        String id = row.getString("id");
        String next = row.getString("next_step");
        return new LiftMeeting(
                UUID.fromString(id),
                row.getString("lift"),
                row.getInt("ordinal"),
                LiftCaseRows.instant(row, "starts_at"),
                LiftCaseRows.instant(row, "ends_at"),
                row.getString("place"),
                row.getString("topic"),
                LiftMeeting.Status.valueOf(row.getString("status")),
                row.getInt("sequence"),
                cipher.decrypt(MINUTES, id, row.getString("minutes")),
                row.getString("minutes_by"),
                next == null ? null : LiftMeeting.Step.valueOf(next),
                row.getObject("next_on", LocalDate.class),
                row.getString("cancel_reason"),
                List.of());
    }
}
