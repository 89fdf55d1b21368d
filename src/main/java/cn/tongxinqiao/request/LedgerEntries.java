package cn.tongxinqiao.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The entries of the time ledger. Written only where cases are written, under the lock of the case; one statement ends an
 * entry and begins the next at the same instant, so nothing lies between them.
 */
@Repository
class LedgerEntries {

    /**
     * What lasted no time is no entry of its own: an entry that begins at this very instant, or was begun by this very
     * transaction, says from now on what is so at its end. A clock that went back ends nothing before it began.
     */
    private static final String TURN = """
            with overwritten as (
                update request_ledger set phase = :phase, unit = :unit, holder = :holder
                where number = :number and to_at is null
                  and (from_at >= :at or xmin = pg_current_xact_id()::xid)),
            ended as (
                update request_ledger set to_at = :at
                where number = :number and to_at is null
                  and from_at < :at and xmin <> pg_current_xact_id()::xid
                returning seq)
            insert into request_ledger (number, seq, from_at, phase, unit, holder)
            select :number, seq + 1, :at, :phase, :unit, :holder from ended""";

    private final JdbcClient jdbc;

    LedgerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(String number, Hold hold, Instant at) {
        jdbc.sql("insert into request_ledger (number, seq, from_at, phase, unit, holder) values (?, 1, ?, ?, ?, ?)")
                .params(Arrays.asList(number, Timestamp.from(at), hold.phase().name(), hold.unit(), hold.holder()))
                .update();
    }

    void turn(String number, Hold hold, Instant at) {
        jdbc.sql(TURN)
                .param("number", number)
                .param("at", Timestamp.from(at))
                .param("phase", hold.phase().name())
                .param("unit", hold.unit())
                .param("holder", hold.holder())
                .update();
    }

    void end(String number, Instant at) {
        jdbc.sql("update request_ledger set to_at = greatest(from_at, ?) where number = ? and to_at is null")
                .params(Timestamp.from(at), number)
                .update();
    }

    List<Entry> of(String number) {
        return jdbc.sql("select * from request_ledger where number = ? order by seq")
                .param(number)
                .query(LedgerEntries::read)
                .list();
    }

    /** Every entry that reaches into a period, by unit; open ones too. */
    List<Entry> between(Instant from, Instant to) {
        return jdbc.sql("select * from request_ledger where from_at < ? and (to_at > ? or to_at is null)"
                        + " and phase <> 'EARLIER' order by unit, number, seq")
                .params(Timestamp.from(to), Timestamp.from(from))
                .query(LedgerEntries::read)
                .list();
    }

    private static Entry read(ResultSet row, int index) throws SQLException {
        return new Entry(
                row.getString("number"),
                instant(row, "from_at"),
                instant(row, "to_at"),
                new Hold(Phase.valueOf(row.getString("phase")), row.getString("unit"), row.getString("holder")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** One entry; its end is null while it lasts. */
    record Entry(String number, Instant from, Instant to, Hold hold) {}
}
