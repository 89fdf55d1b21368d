package cn.tongxinqiao.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of entries that have been kept long enough, only from the oldest end of the chain. */
@Component
class Retention {

    private final JdbcClient jdbc;
    private final Chain chain;
    private final Sealing sealing;
    private final AuditLog log;
    private final AuditSettings settings;
    private final Clock clock;

    Retention(JdbcClient jdbc, Chain chain, Sealing sealing, AuditLog log, AuditSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.sealing = sealing;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    private record Oldest(long position, byte[] hash, Instant keptUntil) {}

    /**
     * Purges up to a batch of entries, all older than the retention, and writes that down.
     *
     * @return how many went
     */
    @Transactional
    long purge() {
        if (!chain.tryLock()) {
            return 0;
        }
        Instant before = ZonedDateTime.now(clock).minus(settings.retention()).toInstant();
        // The newest of both clocks counts: a clock that was set back must not let an entry go early.
        List<Oldest> oldest = jdbc.sql("""
                        select s.position, s.hash, greatest(e.happened_at, e.stored_at) as kept_until
                        from audit_seal s join audit_entry e on e.id = s.entry_id order by s.position limit ?
                        """)
                .param(settings.purgeBatch())
                .query((row, number) ->
                        new Oldest(row.getLong("position"), row.getBytes("hash"), EntryRow.instant(row, "kept_until")))
                .list();
        int count = 0;
        while (count < oldest.size() && oldest.get(count).keptUntil.isBefore(before)) {
            count++;
        }
        if (count == 0) {
            return 0;
        }
        Oldest newest = oldest.get(count - 1);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Long gone = jdbc.sql("select audit_purge(?, ?, ?, ?, ?)")
                .params(newest.position, newest.hash, count, AuditLog.utc(now))
                .param(sealing.checkpoint(newest.position, newest.hash, count, now))
                .query(Long.class)
                .single();
        log.record(Act.of(ActKind.PURGE, Act.SYSTEM)
                .on("audit", String.valueOf(newest.position))
                .saying("清除 " + gone + " 条，到链上第 " + newest.position + " 环为止")
                .times(count));
        return gone;
    }
}
