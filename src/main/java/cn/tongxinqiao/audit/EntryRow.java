package cn.tongxinqiao.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads entries from rows. */
final class EntryRow {

    static final String COLUMNS = "e.id, e.kind, e.actor, e.happened_at, e.stored_at, e.subject_type, e.subject_id,"
            + " e.case_number, e.reason, e.details, e.address, e.node, e.times, e.mark";

    private EntryRow() {}

    static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("actor"),
                instant(row, "happened_at"),
                instant(row, "stored_at"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("case_number"),
                row.getString("reason"),
                row.getString("details"),
                row.getString("address"),
                row.getString("node"),
                row.getInt("times"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
