package cn.tongxinqiao.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries and their changes in the database. */
@Repository
class PublicationRows {

    private final JdbcClient jdbc;

    PublicationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an entry; false when its source has one already. */
    boolean add(Publication entry, String unit) {
        return jdbc.sql("""
                        insert into publication (id, kind, source, community, category, tier, unit, unit_name, title,
                            text, result, working_days, rating, status, explanation, rule_version, warnings, proposed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (kind, source) do nothing
                        """)
                        .params(Arrays.asList(
                                entry.id(),
                                entry.kind().name(),
                                entry.source(),
                                entry.community(),
                                entry.category(),
                                entry.tier(),
                                unit,
                                entry.unitName(),
                                entry.content().title(),
                                entry.content().text(),
                                entry.content().result(),
                                entry.workingDays(),
                                entry.rating(),
                                entry.status().name(),
                                entry.explanation(),
                                entry.ruleVersion(),
                                String.join("\n", entry.warnings()),
                                Timestamp.from(entry.proposedAt())))
                        .update()
                == 1;
    }

    /** Moves an entry on if it still stands as it was seen; of two at once one succeeds. */
    boolean move(
            Publication seen,
            PublicationStatus to,
            PublicationText content,
            Instant publishedAt,
            String by,
            Instant at) {
        return jdbc.sql("""
                        update publication set status = ?, title = ?, text = ?, result = ?, published_at = ?,
                            decided_by = ?, decided_at = ?, version = version + 1
                        where id = ? and version = ? and status = ?
                        """)
                        .params(Arrays.asList(
                                to.name(),
                                content.title(),
                                content.text(),
                                content.result(),
                                publishedAt == null ? null : Timestamp.from(publishedAt),
                                by,
                                Timestamp.from(at),
                                seen.id(),
                                seen.version(),
                                seen.status().name()))
                        .update()
                == 1;
    }

    void remember(UUID id, PublicationChange change) {
        jdbc.sql("insert into publication_change (publication, action, at, actor, title, text, result, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        id,
                        change.action().name(),
                        Timestamp.from(change.at()),
                        change.actor(),
                        change.content().title(),
                        change.content().text(),
                        change.content().result(),
                        change.reason()))
                .update();
    }

    Optional<Publication> find(UUID id) {
        return jdbc.sql("select * from publication where id = ?")
                .param(id)
                .query(PublicationRows::read)
                .optional();
    }

    Optional<Publication> find(PublicationKind kind, String source) {
        return jdbc.sql("select * from publication where kind = ? and source = ?")
                .params(kind.name(), source)
                .query(PublicationRows::read)
                .optional();
    }

    /** Reads the entry of a source to change it whatever a publisher does at the same moment. */
    Optional<Publication> lock(PublicationKind kind, String source) {
        return jdbc.sql("select * from publication where kind = ? and source = ? for update")
                .params(kind.name(), source)
                .query(PublicationRows::read)
                .optional();
    }

    List<PublicationChange> changes(UUID id) {
        return jdbc.sql("select * from publication_change where publication = ? order by id")
                .param(id)
                .query((row, index) -> new PublicationChange(
                        PublicationChange.Action.valueOf(row.getString("action")),
                        instant(row, "at"),
                        row.getString("actor"),
                        content(row),
                        row.getString("reason")))
                .list();
    }

    QueuePage queue(QueueQuery query) {
        List<String> conditions = new ArrayList<>(List.of("status = :status"));
        Map<String, Object> values =
                new HashMap<>(Map.of("status", query.status().name()));
        if (query.category() != null) {
            conditions.add("category = :category");
            values.put("category", query.category());
        }
        if (query.community() != null) {
            conditions.add("community = :community");
            values.put("community", query.community());
        }
        String condition = String.join(" and ", conditions);
        long total = jdbc.sql("select count(*) from publication where " + condition)
                .params(values)
                .query(Long.class)
                .single();
        List<Publication> items = jdbc.sql("select * from publication where " + condition
                        + " order by proposed_at desc, id limit :size offset :offset")
                .params(values)
                .param("size", QueueQuery.PAGE)
                .param("offset", (long) query.page() * QueueQuery.PAGE)
                .query(PublicationRows::read)
                .list();
        Map<PublicationStatus, Long> counts = new EnumMap<>(PublicationStatus.class);
        jdbc.sql("select status, count(*) from publication group by status").query(row -> {
            counts.put(PublicationStatus.valueOf(row.getString(1)), row.getLong(2));
        });
        return new QueuePage(
                items, query.page(), (int) ((total + QueueQuery.PAGE - 1) / QueueQuery.PAGE), total, counts);
    }

    private static Publication read(ResultSet row, int index) throws SQLException {
        String warnings = row.getString("warnings");
        return new Publication(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                PublicationKind.valueOf(row.getString("kind")),
                row.getString("source"),
                row.getString("community"),
                row.getString("category"),
                row.getString("tier"),
                row.getString("unit_name"),
                content(row),
                row.getObject("working_days", Integer.class),
                row.getString("rating"),
                PublicationStatus.valueOf(row.getString("status")),
                row.getString("explanation"),
                row.getInt("rule_version"),
                warnings.isEmpty() ? List.of() : List.of(warnings.split("\n")),
                instant(row, "proposed_at"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                instant(row, "published_at"));
    }

    private static PublicationText content(ResultSet row) throws SQLException {
        return new PublicationText(row.getString("title"), row.getString("text"), row.getString("result"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
