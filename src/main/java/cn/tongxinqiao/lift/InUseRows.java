package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.privacy.FieldCipher;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes lifts in use; knows no rule. */
@Component
class InUseRows {

    private static final String MANAGER = "lift_in_use.manager";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    InUseRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    void insert(LiftInUse lift) {
        jdbc.sql("insert into lift_in_use (lift, compound, building, entrance, registration, manager, maintainer,"
                        + " maintained_until, in_use_on, inspection_month, next_inspection_on)"
                        + " values (:lift, :compound, :building, :entrance, :registration, :manager, :maintainer, :until,"
                        + " :use, :month, :next) on conflict do nothing")
                .param("lift", lift.lift())
                .param("compound", lift.scope().compound())
                .param("building", lift.scope().building())
                .param("entrance", lift.scope().entrance())
                .param("registration", lift.registration())
                .param("manager", cipher.encrypt(MANAGER, lift.lift(), lift.manager()))
                .param("maintainer", lift.maintainer())
                .param("until", lift.maintainedUntil())
                .param("use", lift.inUseOn())
                .param("month", lift.inspectionMonth())
                .param("next", lift.nextInspectionOn())
                .update();
    }

    Optional<LiftInUse> find(String lift) {
        return jdbc.sql("select * from lift_in_use where lift = ?")
                .param(lift)
                .query(this::read)
                .optional();
    }

    Optional<LiftInUse> lock(String lift) {
        return jdbc.sql("select * from lift_in_use where lift = ? for update")
                .param(lift)
                .query(this::read)
                .optional();
    }

    List<LiftInUse> list() {
        return jdbc.sql("select * from lift_in_use order by next_inspection_on, lift")
                .query(this::read)
                .list();
    }

    boolean inspectionReminded(String lift, LocalDate due) {
        return jdbc.sql("update lift_in_use set reminded_for = ? where lift = ? and reminded_for is distinct from ?")
                        .params(due, lift, due)
                        .update()
                == 1;
    }

    boolean maintenanceReminded(String lift, LocalDate due) {
        return jdbc.sql("update lift_in_use set maintenance_reminded_for = ? where lift = ?"
                                + " and maintenance_reminded_for is distinct from ?")
                        .params(due, lift, due)
                        .update()
                == 1;
    }

    boolean inspected(String lift, LiftInspection held, String by, Instant at, String key) {
        return jdbc.sql(
                                "insert into lift_inspection (lift, due_on, held_on, number, body, passed, recorded_by,"
                                        + " recorded_at, request_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(lift, held.dueOn(), held.heldOn(), held.number(), held.body(), held.passed(), by)
                        .params(LiftCaseRows.at(at), key)
                        .update()
                == 1;
    }

    List<LiftInspection> inspections(String lift) {
        return jdbc.sql("select * from lift_inspection where lift = ? order by recorded_at")
                .param(lift)
                .query((row, index) -> new LiftInspection(
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("number"),
                        row.getString("body"),
                        row.getBoolean("passed")))
                .list();
    }

    void nextInspection(String lift, LocalDate on) {
        jdbc.sql("update lift_in_use set next_inspection_on = ?, revision = revision + 1 where lift = ?")
                .params(on, lift)
                .update();
    }

    void maintenance(String lift, String firm, LocalDate until) {
        jdbc.sql("update lift_in_use set maintainer = ?, maintained_until = ?, revision = revision + 1 where lift = ?")
                .params(firm, until, lift)
                .update();
    }

    void joined(String lift, LiftJoiner joiner, String by, Instant at) {
        jdbc.sql("insert into lift_joiner (lift, ordinal, home, joined_on, manner, amount, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(lift, joiner.ordinal(), joiner.home(), joiner.joinedOn())
                .params(joiner.reckoned() ? "RECKONED" : "AGREED", joiner.amount(), by, LiftCaseRows.at(at))
                .update();
        joiner.refunds().forEach((home, amount) -> jdbc.sql(
                        "insert into lift_joiner_refund (lift, ordinal, home, amount) values (?, ?, ?, ?)")
                .params(lift, joiner.ordinal(), home, amount)
                .update());
    }

    List<LiftJoiner> joiners(String lift) {
        Map<Integer, Map<Long, BigDecimal>> refunds = new HashMap<>();
        jdbc.sql("select * from lift_joiner_refund where lift = ?").param(lift).query(row -> {
            refunds.computeIfAbsent(row.getInt("ordinal"), ordinal -> new HashMap<>())
                    .put(row.getLong("home"), row.getBigDecimal("amount"));
        });
        return jdbc.sql("select * from lift_joiner where lift = ? order by ordinal")
                .param(lift)
                .query((row, index) -> new LiftJoiner(
                        row.getInt("ordinal"),
                        row.getLong("home"),
                        row.getObject("joined_on", LocalDate.class),
                        "RECKONED".equals(row.getString("manner")),
                        row.getBigDecimal("amount"),
                        refunds.getOrDefault(row.getInt("ordinal"), Map.of())))
                .list();
    }

    private LiftInUse read(ResultSet row, int index) throws SQLException {
        return new LiftInUse(
                row.getString("lift"),
                new Scope(row.getString("compound"), row.getString("building"), row.getString("entrance")),
                row.getString("registration"),
                cipher.decrypt(MANAGER, row.getString("lift"), row.getString("manager")),
                row.getString("maintainer"),
                row.getObject("maintained_until", LocalDate.class),
                row.getObject("in_use_on", LocalDate.class),
                row.getInt("inspection_month"),
                row.getObject("next_inspection_on", LocalDate.class),
                row.getInt("revision"));
    }
}
