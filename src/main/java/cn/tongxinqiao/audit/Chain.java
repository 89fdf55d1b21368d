package cn.tongxinqiao.audit;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts entries into the chain, one writer at a time, in the order in which it finds them. */
@Component
class Chain {

    /** Nobody else in this database uses it. */
    private static final long LOCK = 0x7478_7141_7564_6974L;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Sealing sealing;
    private final AuditSettings settings;

    Chain(JdbcClient jdbc, JdbcTemplate batches, Sealing sealing, AuditSettings settings) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.sealing = sealing;
        this.settings = settings;
    }

    /**
     * Seals what waits, up to a batch.
     *
     * @return how many were sealed; 0 also while another writer is at it
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    int seal() {
        if (!tryLock()) {
            return 0;
        }
        List<Entry> waiting = jdbc.sql("select " + EntryRow.COLUMNS + " from audit_unsealed u join audit_entry e on"
                        + " e.id = u.entry_id order by u.entry_id limit ?")
                .param(settings.batch())
                .query(EntryRow::read)
                .list();
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = head();
        long position = head.position();
        byte[] previous = head.hash();
        List<Object[]> seals = new java.util.ArrayList<>();
        for (Entry entry : waiting) {
            position++;
            byte[] hash = sealing.hash(position, previous, entry);
            seals.add(new Object[] {position, entry.id(), previous, hash});
            previous = hash;
        }
        batches.batchUpdate("insert into audit_seal (position, entry_id, previous, hash) values (?, ?, ?, ?)", seals);
        jdbc.sql("delete from audit_unsealed where entry_id = any (?)")
                .param(waiting.stream().map(Entry::id).toArray(Long[]::new))
                .update();
        return waiting.size();
    }

    /** Keeps every other writer of the chain out until the transaction ends. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    Head head() {
        return jdbc.sql("""
                        (select position, hash from audit_seal order by position desc limit 1)
                        union all
                        (select position, hash from audit_checkpoint order by position desc limit 1)
                        order by position desc limit 1
                        """)
                .query((row, number) -> new Head(row.getLong("position"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> new Head(0, Sealing.beginning()));
    }
}
