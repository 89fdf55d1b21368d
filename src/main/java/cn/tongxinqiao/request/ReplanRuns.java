package cn.tongxinqiao.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs, what they moved, and which cases are still to be counted again. */
@Repository
class ReplanRuns {

    private static final String STALE = """
             from service_request r where r.closed_at is null
                and (r.calendar_version is null or r.calendar_version < :calendar
                    or r.limit_version is distinct from :limits)
                and not exists (select from replan_move m join replan_run f on f.id = m.run_id
                    where m.number = r.number and m.to_at is null
                        and f.calendar_version = :calendar and f.limit_version = :limits)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplanRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The versions limits have to be counted with. */
    record Target(long calendar, int limits) {}

    /** A run that has not ended. */
    record Open(long id, boolean whole, String lastNumber) {}

    /** Whether it is this transaction's turn; it stays so until its end. */
    boolean takeTurn() {
        return jdbc.sql("select true from replan_turn for update skip locked")
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    Optional<Open> open() {
        return jdbc.sql("select id, whole, last_number from replan_run where finished is null")
                .query((row, index) ->
                        new Open(row.getLong("id"), row.getBoolean("whole"), row.getString("last_number")))
                .optional();
    }

    /** Why cases are stale: the oldest calendar one was counted with, and whether one was counted by another table. */
    Stale whyStale(Target target) {
        return stale(
                        "select min(r.calendar_version) as calendar, bool_or(r.limit_version <> :limits) as other",
                        "",
                        target)
                .query((row, index) -> new Stale(row.getObject("calendar", Long.class), row.getBoolean("other")))
                .single();
    }

    /** What makes cases stale; the version is null where no case knows its own. */
    record Stale(Long calendar, boolean otherTable) {}

    int countStale(Target target) {
        return stale("select count(*)", "", target).query(Integer.class).single();
    }

    List<String> stale(Target target, int most) {
        return stale("select r.number", " order by r.number limit " + most, target)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec stale(String what, String order, Target target) {
        return jdbc.sql(what + STALE + order)
                .param("calendar", target.calendar())
                .param("limits", target.limits());
    }

    int countOpen() {
        return jdbc.sql("select count(*) from service_request where closed_at is null")
                .query(Integer.class)
                .single();
    }

    List<String> openAfter(String number, int most) {
        return jdbc.sql("select number from service_request where closed_at is null and number > ?"
                        + " order by number limit ?")
                .params(number, most)
                .query(String.class)
                .list();
    }

    /** Begins a run; none when another has begun meanwhile. */
    Optional<Open> begin(String cause, String startedBy, boolean whole, Target target, int total) {
        return jdbc.sql(
                        "insert into replan_run (cause, started_by, begun, whole, calendar_version, limit_version, total)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id, whole, last_number")
                .params(Arrays.asList(
                        cause,
                        startedBy,
                        Timestamp.from(clock.instant()),
                        whole,
                        target.calendar(),
                        target.limits(),
                        total))
                .query((row, index) ->
                        new Open(row.getLong("id"), row.getBoolean("whole"), row.getString("last_number")))
                .optional();
    }

    /** A version that changes while a run goes on is taken in; what was done before is then to be done again. */
    void goOn(long run, Target target, int left) {
        jdbc.sql("update replan_run set calendar_version = ?, limit_version = ?, total = done + ? where id = ?")
                .params(target.calendar(), target.limits(), left, run)
                .update();
    }

    void sweptWhole(long run) {
        jdbc.sql("update replan_run set whole = false where id = ?").param(run).update();
    }

    void done(long run, String number, List<ReplanMove> moves, int timers) {
        for (ReplanMove move : moves) {
            keep(run, move);
        }
        jdbc.sql("update replan_run set done = done + 1, last_number = ?, moved = moved + ?, timers = timers + ?,"
                        + " total = greatest(total, done + 1) where id = ?")
                .params(number, moves.size(), timers, run)
                .update();
    }

    void failed(long run, String number) {
        keep(run, new ReplanMove(number, "未能重新计算", null, null));
        jdbc.sql("update replan_run set done = done + 1, last_number = ?, failed = failed + 1,"
                        + " total = greatest(total, done + 1) where id = ?")
                .params(number, run)
                .update();
    }

    private void keep(long run, ReplanMove move) {
        jdbc.sql("insert into replan_move (run_id, number, what, from_at, to_at) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(run, move.number(), move.what(), timestamp(move.from()), timestamp(move.to())))
                .update();
    }

    void finish(long run) {
        jdbc.sql("update replan_run set finished = ?, total = done where id = ?")
                .params(Timestamp.from(clock.instant()), run)
                .update();
    }

    List<ReplanRun> list(int most) {
        return jdbc.sql("select * from replan_run order by id desc limit ?")
                .param(most)
                .query(ReplanRuns::read)
                .list();
    }

    Optional<ReplanRun> find(long run) {
        return jdbc.sql("select * from replan_run where id = ?")
                .param(run)
                .query(ReplanRuns::read)
                .optional();
    }

    List<ReplanMove> moves(long run, int skip, int most) {
        return jdbc.sql("select number, what, from_at, to_at from replan_move where run_id = ? order by id"
                        + " offset ? limit ?")
                .params(run, skip, most)
                .query((row, index) -> new ReplanMove(
                        row.getString("number"), row.getString("what"), instant(row, "from_at"), instant(row, "to_at")))
                .list();
    }

    int countMoves(long run) {
        return jdbc.sql("select count(*) from replan_move where run_id = ?")
                .param(run)
                .query(Integer.class)
                .single();
    }

    private static ReplanRun read(ResultSet row, int index) throws SQLException {
        return new ReplanRun(
                row.getLong("id"),
                row.getString("cause"),
                row.getString("started_by"),
                instant(row, "begun"),
                instant(row, "finished"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("moved"),
                row.getInt("timers"),
                row.getInt("failed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
