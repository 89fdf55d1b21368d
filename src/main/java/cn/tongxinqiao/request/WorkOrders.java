package cn.tongxinqiao.request;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The work orders (工单): at most one open per case, and one holder each, decided by the database. */
@Repository
class WorkOrders {

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(String number, String unit, Tier tier, Instant claimUntil) {
        jdbc.sql("insert into work_order (number, unit, tier, dispatched_at, claim_until) values (?, ?, ?, ?, ?)")
                .params(number, unit, tier.name(), Timestamp.from(clock.instant()), Timestamp.from(claimUntil))
                .update();
    }

    Optional<WorkOrder> current(String number) {
        return jdbc.sql(
                        "select id, number, unit, tier, dispatched_at, claim_until, claimed_by, named_to from work_order"
                                + " where number = ? and finished_at is null")
                .param(number)
                .query((row, index) -> new WorkOrder(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getString("unit"),
                        Tier.valueOf(row.getString("tier")),
                        row.getObject("dispatched_at", OffsetDateTime.class).toInstant(),
                        row.getObject("claim_until", OffsetDateTime.class).toInstant(),
                        row.getString("claimed_by"),
                        row.getString("named_to")))
                .optional();
    }

    /** How the holder of the open order came to it; empty while nobody holds one. */
    Optional<Taken> takenHow(String number) {
        return jdbc.sql("select claimed_how, claimed_at from work_order"
                        + " where number = ? and finished_at is null and claimed_by is not null")
                .param(number)
                .query((row, index) -> new Taken(
                        Dispatching.How.valueOf(row.getString("claimed_how")),
                        row.getObject("claimed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether the unit of the open order has worked on the case before. */
    boolean cameBack(String number) {
        return jdbc.sql("select exists (select 1 from work_order o join work_order before on before.number = o.number"
                        + " and before.unit = o.unit and before.finished_at is not null"
                        + " where o.number = ? and o.finished_at is null)")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** Who reported on the order of a case that ended last. */
    Optional<String> lastReporter(String number) {
        return jdbc.sql("select claimed_by from work_order where number = ? and finished_at is not null"
                        + " and claimed_by is not null order by finished_at desc, id desc limit 1")
                .param(number)
                .query(String.class)
                .optional();
    }

    /** Takes the order for a person; of many at once exactly one succeeds. */
    boolean take(long id, String person, String how) {
        return jdbc.sql("update work_order set claimed_by = ?, claimed_at = ?, claimed_how = ?"
                                + " where id = ? and claimed_by is null and finished_at is null")
                        .params(person, Timestamp.from(clock.instant()), how, id)
                        .update()
                == 1;
    }

    void name(long id, String person) {
        jdbc.sql("update work_order set named_to = ? where id = ?")
                .params(person, id)
                .update();
    }

    void claimableUntil(long id, Instant until) {
        jdbc.sql("update work_order set claim_until = ? where id = ?")
                .params(Timestamp.from(until), id)
                .update();
    }

    void release(long id) {
        jdbc.sql(
                        "update work_order set claimed_by = null, claimed_at = null, claimed_how = null, named_to = null where id = ?")
                .param(id)
                .update();
    }

    void finish(long id, String outcome, String statement, String returnReason, BigDecimal hours) {
        jdbc.sql("update work_order set finished_at = ?, outcome = ?, statement = ?, return_reason = ?, hours = ?"
                        + " where id = ?")
                .params(Arrays.asList(Timestamp.from(clock.instant()), outcome, statement, returnReason, hours, id))
                .update();
    }

    /** Ends whatever is open without a report, because the case moved on over its holder's head. */
    void drop(String number, String outcome) {
        current(number).ifPresent(order -> finish(order.id(), outcome, null, null, null));
    }

    /** Open orders of a person; the lock keeps a second claim of the same person waiting until the first is decided. */
    int openOrdersOf(String person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                .param("orders:" + person)
                .query((row, index) -> "")
                .list();
        return openOrders(List.of(person)).getOrDefault(person, 0);
    }

    /** Open orders of several people, as they stand now; who has none is not listed. */
    Map<String, Integer> openOrders(Collection<String> people) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("select claimed_by, count(*) from work_order"
                        + " where claimed_by = any (?) and finished_at is null group by claimed_by")
                .param(people.toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    void refuse(String number, String unit, String reason) {
        jdbc.sql("insert into request_refusal (number, unit, reason, at) values (?, ?, ?, ?)")
                .params(number, unit, reason, Timestamp.from(clock.instant()))
                .update();
    }

    int unitsThatRefused(String number) {
        return jdbc.sql("select count(distinct unit) from request_refusal where number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    record WorkOrder(
            long id,
            String number,
            String unit,
            Tier tier,
            Instant dispatchedAt,
            Instant claimUntil,
            String claimedBy,
            String namedTo) {}

    record Taken(Dispatching.How how, Instant at) {}
}
