package cn.tongxinqiao.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wishes to stop a clock or to lengthen a limit, and the times the clocks stood still. At most one of a case is open. */
@Repository
class ClockStops {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClockStops(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What counts for the clocks that run now: nothing from before they began, no extension of another tier. */
    CaseClocks.History history(ServiceRequest request) {
        List<CaseClocks.Standstill> standstills = new ArrayList<>();
        String[] extension = new String[1];
        jdbc.sql("select kind, tier, granted, from_at, coalesce(resumed_at, until_at) as to_at from clock_stop"
                        + " where number = ? and decision = 'GRANTED' and asked_at >= ? order by id")
                .params(request.number, Timestamp.from(request.limitFrom))
                .query(row -> {
                    if (row.getString("from_at") != null) {
                        standstills.add(new CaseClocks.Standstill(
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                row.getObject("to_at", OffsetDateTime.class).toInstant()));
                    } else if (request.tier != null && request.tier.name().equals(row.getString("tier"))) {
                        extension[0] = row.getString("granted");
                    }
                });
        return new CaseClocks.History(extension[0], List.copyOf(standstills));
    }

    /** Keeps a wish; nobody has decided on it. */
    void ask(ServiceRequest request, StopKind kind, String reason, Instant until, String actor) {
        jdbc.sql("insert into clock_stop (number, kind, tier, reason, asked_until, asked_by, asked_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        request.number,
                        kind.name(),
                        request.tier == null ? null : request.tier.name(),
                        reason,
                        until == null ? null : Timestamp.from(until),
                        actor,
                        Timestamp.from(clock.instant())))
                .update();
    }

    /** Stops at once, where a rule asks for it and nobody has to decide. */
    void stopByRule(ServiceRequest request, StopKind kind, String reason, Instant until) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("insert into clock_stop (number, kind, tier, reason, asked_until, asked_at, decision, decided_at,"
                        + " from_at, until_at) values (?, ?, ?, ?, ?, ?, 'GRANTED', ?, ?, ?)")
                .params(Arrays.asList(
                        request.number,
                        kind.name(),
                        request.tier == null ? null : request.tier.name(),
                        reason,
                        Timestamp.from(until),
                        now,
                        now,
                        now,
                        Timestamp.from(until)))
                .update();
    }

    Optional<Wish> undecided(String number) {
        return jdbc.sql("select id, kind, tier, reason, asked_until, asked_by from clock_stop"
                        + " where number = ? and decision is null")
                .param(number)
                .query((row, index) -> new Wish(
                        row.getLong("id"),
                        StopKind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        instant(row.getObject("asked_until", OffsetDateTime.class)),
                        row.getString("asked_by")))
                .optional();
    }

    void refuse(long id, String comment, String actor) {
        jdbc.sql("update clock_stop set decision = 'REFUSED', decided_by = ?, decided_at = ?, comment = ? where id = ?")
                .params(Arrays.asList(actor, Timestamp.from(clock.instant()), comment, id))
                .update();
    }

    void extend(long id, String granted, String comment, String actor) {
        jdbc.sql("update clock_stop set decision = 'GRANTED', decided_by = ?, decided_at = ?, comment = ?, granted = ?"
                        + " where id = ?")
                .params(Arrays.asList(actor, Timestamp.from(clock.instant()), comment, granted, id))
                .update();
    }

    /** Keeps who approved a stop, which begins with {@link #stop}. */
    void consent(long id, Instant until, String comment, String actor) {
        jdbc.sql("update clock_stop set decided_by = ?, decided_at = ?, comment = ?, asked_until = ? where id = ?")
                .params(Arrays.asList(actor, Timestamp.from(clock.instant()), comment, Timestamp.from(until), id))
                .update();
    }

    void stop(long id, Instant until) {
        jdbc.sql("update clock_stop set decision = 'GRANTED', from_at = ?, until_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), Timestamp.from(until), id)
                .update();
    }

    /** Ends the standstill of a case, and whatever nobody has decided; does nothing where there is neither. */
    void end(String number, String how) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update clock_stop set resumed_at = ?, resumed_how = ? where number = ? and from_at is not null"
                        + " and resumed_at is null")
                .params(now, how, number)
                .update();
        jdbc.sql("update clock_stop set decision = 'LAPSED', decided_at = ?, comment = ? where number = ?"
                        + " and decision is null")
                .params(now, how, number)
                .update();
    }

    /** How often something of a kind was granted in the tier and round the case is in. */
    int granted(ServiceRequest request, StopKind kind) {
        return jdbc.sql("select count(*) from clock_stop where number = ? and kind = ? and tier = ?"
                        + " and decision = 'GRANTED' and asked_at >= ?")
                .params(request.number, kind.name(), request.tier.name(), Timestamp.from(request.limitFrom))
                .query(Integer.class)
                .single();
    }

    private static Instant instant(OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }

    /** Something asked for, on which nobody has decided. */
    record Wish(long id, StopKind kind, String reason, Instant until, String askedBy) {}
}
