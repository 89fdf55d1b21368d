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

/** Reads and writes how drafts were made public; knows no rule. */
@Component("propertyPublicationRows")
class PublicationRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    PublicationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(String assessment, GradingConditions.Treatment treatment, String remark) {
        jdbc.sql("insert into property_publication (assessment, drafted_on, treatment, remark) values (?, ?, ?, ?)")
                .params(assessment, LocalDate.now(clock), treatment.name(), remark)
                .update();
    }

    Optional<PropertyPublication> find(String assessment) {
        return jdbc.sql("select * from property_publication where assessment = ?")
                .param(assessment)
                .query(PublicationRows::read)
                .optional();
    }

    /** Drafts that hang or are being looked at again. */
    List<String> running() {
        return jdbc.sql("select number from property_assessment where status in ('NOTICE', 'REVIEW') order by number")
                .query(String.class)
                .list();
    }

    void posted(String assessment, LocalDate on, String places, String limit, String by) {
        jdbc.sql("update property_publication set posted_on = ?, places = ?, notice_limit = ?, posted_by = ?,"
                        + " posted_at = ? where assessment = ?")
                .params(on, places, limit, by, at(clock.instant()), assessment)
                .update();
    }

    void review(String assessment, String limit, Instant from, Instant until) {
        jdbc.sql("update property_publication set review_limit = ?, review_from = ?, review_until = ?"
                        + " where assessment = ?")
                .params(limit, at(from), at(until), assessment)
                .update();
    }

    void district(String assessment, Instant since) {
        jdbc.sql("update property_publication set district_since = ? where assessment = ?")
                .params(at(since), assessment)
                .update();
    }

    void reviewed(String assessment, String note, String by) {
        jdbc.sql("update property_publication set review_note = ?, reviewed_by = ? where assessment = ?")
                .params(note, by, assessment)
                .update();
    }

    private static PropertyPublication read(ResultSet row, int index) throws SQLException {
        return new PropertyPublication(
                row.getString("assessment"),
                row.getObject("drafted_on", LocalDate.class),
                GradingConditions.Treatment.valueOf(row.getString("treatment")),
                row.getString("remark"),
                row.getObject("posted_on", LocalDate.class),
                row.getString("places"),
                row.getString("notice_limit"),
                row.getString("review_limit"),
                instant(row, "review_from"),
                instant(row, "review_until"),
                instant(row, "district_since"));
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
