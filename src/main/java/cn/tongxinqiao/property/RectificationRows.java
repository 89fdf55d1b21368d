package cn.tongxinqiao.property;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes rectifications; knows no rule. */
@Component
class RectificationRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    RectificationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the assessment had none. */
    boolean insert(String number, PropertyAssessment assessment) {
        return jdbc.sql("insert into property_rectification (number, assessment, contract, compound, status, opened_at)"
                                + " values (?, ?, ?, ?, 'ORDERING', ?) on conflict do nothing")
                        .params(number, assessment.number(), assessment.contract(), assessment.compound(), now())
                        .update()
                == 1;
    }

    Optional<Rectification> find(String number) {
        return one("number = ?", number);
    }

    Optional<Rectification> lock(String number) {
        return one("number = ? for update", number);
    }

    Optional<Rectification> ofAssessment(String assessment) {
        return one("assessment = ?", assessment);
    }

    void status(String number, RectificationStatus status) {
        jdbc.sql("update property_rectification set status = ? where number = ?")
                .params(status.name(), number)
                .update();
    }

    void ordered(String number, LocalDate talkedOn, String talk, LocalDate lastDay, String by) {
        jdbc.sql("update property_rectification set status = 'RUNNING', talked_on = ?, talk = ?, last_day = ?,"
                        + " ordered_by = ?, ordered_at = ? where number = ?")
                .params(talkedOn, talk, lastDay, by, now(), number)
                .update();
    }

    void ended(String number, RectificationStatus status) {
        jdbc.sql("update property_rectification set status = ?, ended_at = ? where number = ?")
                .params(status.name(), now(), number)
                .update();
    }

    void finding(String number, String finding, String by) {
        jdbc.sql("update property_rectification set finding = ?, checked_by = ? where number = ?")
                .params(finding, by, number)
                .update();
    }

    void lastDay(String number, LocalDate day) {
        jdbc.sql("update property_rectification set last_day = ? where number = ?")
                .params(day, number)
                .update();
    }

    void renewLink(String number) {
        jdbc.sql("update property_rectification set link_version = link_version + 1 where number = ?")
                .param(number)
                .update();
    }

    void replaceItems(String number, List<Rectification.Item> items) {
        jdbc.sql("delete from property_rectification_item where rectification = ?")
                .param(number)
                .update();
        for (Rectification.Item item : items) {
            jdbc.sql("insert into property_rectification_item (rectification, position, what, by_day, proof)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(number, item.position(), item.what(), item.byDay(), item.proof())
                    .update();
        }
    }

    List<Rectification.Item> items(String number) {
        return jdbc.sql("select * from property_rectification_item where rectification = ? order by position")
                .param(number)
                .query((row, at) -> new Rectification.Item(
                        row.getInt("position"),
                        row.getString("what"),
                        row.getObject("by_day", LocalDate.class),
                        row.getString("proof"),
                        row.getString("answer"),
                        moment(row, "answered_at")))
                .list();
    }

    void answer(String number, int position, String answer) {
        jdbc.sql("update property_rectification_item set answer = ?, answered_at = ?"
                        + " where rectification = ? and position = ?")
                .params(answer, now(), number, position)
                .update();
    }

    /** Whether it is the first one asked for. */
    boolean askExtension(String number, LocalDate lastDay, String reason, String by) {
        return jdbc.sql("insert into property_extension (rectification, last_day, reason, asked_by, asked_at)"
                                + " values (?, ?, ?, ?, ?) on conflict do nothing")
                        .params(number, lastDay, reason, by, now())
                        .update()
                == 1;
    }

    void answerExtension(String number, boolean agreed, String answer, String by) {
        jdbc.sql("update property_extension set agreed = ?, answer = ?, answered_by = ?, answered_at = ?"
                        + " where rectification = ? and agreed is null")
                .params(agreed, answer, by, now(), number)
                .update();
    }

    Optional<Rectification.Extension> extension(String number) {
        return jdbc.sql("select * from property_extension where rectification = ?")
                .param(number)
                .query((row, at) -> new Rectification.Extension(
                        row.getObject("last_day", LocalDate.class),
                        row.getString("reason"),
                        row.getString("asked_by"),
                        row.getObject("agreed", Boolean.class),
                        row.getString("answer")))
                .optional();
    }

    void housing(String number, Rectification.Finding finding) {
        jdbc.sql("insert into property_finding (rectification, passed, finding, found_by, found_at)"
                        + " values (?, ?, ?, ?, ?) on conflict (rectification) do update set passed = excluded.passed,"
                        + " finding = excluded.finding, found_by = excluded.found_by, found_at = excluded.found_at")
                .params(number, finding.passed(), finding.text(), finding.by(), now())
                .update();
    }

    Optional<Rectification.Finding> housing(String number) {
        return jdbc.sql("select * from property_finding where rectification = ?")
                .param(number)
                .query((row, at) -> new Rectification.Finding(
                        row.getBoolean("passed"), row.getString("finding"), row.getString("found_by")))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Optional<Rectification> one(String where, String param) {
        return jdbc.sql("select * from property_rectification where " + where)
                .param(param)
                .query((row, at) -> new Rectification(
                        row.getString("number"),
                        row.getString("assessment"),
                        row.getLong("contract"),
                        row.getString("compound"),
                        RectificationStatus.valueOf(row.getString("status")),
                        row.getObject("talked_on", LocalDate.class),
                        row.getString("talk"),
                        row.getString("ordered_by"),
                        row.getObject("last_day", LocalDate.class),
                        row.getInt("link_version"),
                        row.getString("finding"),
                        row.getString("checked_by"),
                        moment(row, "ended_at")))
                .optional();
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
