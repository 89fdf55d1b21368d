package cn.tongxinqiao.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the whole chain and names the first entry that is not what was sealed. Reads in a stream, however long it is. */
@Service
public class AuditVerification {

    private static final int FETCHED = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate stream;
    private final Sealing sealing;
    private final AuditSettings settings;
    private final Clock clock;
    private final TransactionTemplate oneView;

    AuditVerification(
            JdbcClient jdbc,
            JdbcTemplate stream,
            Sealing sealing,
            AuditSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.stream = stream;
        this.sealing = sealing;
        this.settings = settings;
        this.clock = clock;
        this.oneView = new TransactionTemplate(transactions);
        // One view of all tables while others go on writing.
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        oneView.setReadOnly(true);
    }

    /**
     * Verifies all that is kept and keeps the outcome for the auditor's page.
     *
     * @param expected a head noted earlier that must still be part of the chain, or empty
     * @return what was found
     * @throws ExpectedHeadPurged when the expected position was purged by schedule, so that nothing can be said about it
     */
    public Verdict verify(Optional<ExpectedHead> expected) {
        Verdict verdict = oneView.execute(status -> look(expected));
        jdbc.sql("insert into audit_verification (verified_at, sound, checked, position, hash, finding)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(AuditLog.utc(clock.instant()), verdict.sound(), verdict.checked())
                .params(verdict.head().position(), verdict.head().hash())
                .param(verdict.finding().map(Verdict.Finding::inWords).orElse(null))
                .update();
        return verdict;
    }

    private Verdict look(Optional<ExpectedHead> expected) {
        Walk walk = new Walk(expected);
        checkpoints(walk);
        expected.filter(head -> head.position() < walk.position).ifPresent(head -> {
            throw ExpectedHeadPurged.before(walk.position);
        });
        walk.compareWithExpected(walk.hash);
        if (walk.found == null) {
            stream.query(this::openChain, row -> {
                // Said by the driver: the rest is not read once the first flaw is known.
                while (walk.found == null && row.next()) {
                    walk.step(row);
                }
                return null;
            });
        }
        if (walk.found == null) {
            expected.filter(head -> head.position() > walk.position)
                    .ifPresent(head -> walk.find(Flaw.CUT_OFF, walk.position + 1, null));
        }
        if (walk.found == null) {
            unsealed(walk);
        }
        return walk.verdict();
    }

    private void checkpoints(Walk walk) {
        jdbc.sql("select position, hash, purged, purged_at, mark from audit_checkpoint order by position")
                .query(row -> {
                    long position = row.getLong("position");
                    byte[] hash = row.getBytes("hash");
                    long purged = row.getLong("purged");
                    byte[] mark = sealing.checkpoint(position, hash, purged, EntryRow.instant(row, "purged_at"));
                    boolean follows = walk.purged + purged == position;
                    if (walk.found == null && (!follows || !same(mark, row.getBytes("mark")))) {
                        walk.find(Flaw.CHECKPOINT_CHANGED, position, null);
                    }
                    walk.position = position;
                    walk.hash = hash;
                    walk.purged += purged;
                });
    }

    private PreparedStatement openChain(Connection connection) throws SQLException {
        PreparedStatement chain =
                connection.prepareStatement("select s.position, s.entry_id, s.previous, s.hash, " + EntryRow.COLUMNS
                        + " from audit_seal s left join audit_entry e on e.id = s.entry_id order by s.position");
        chain.setFetchSize(FETCHED);
        return chain;
    }

    /**
     * Entries outside the chain: not the application's, cut out of the chain, gone before they were sealed, or simply
     * waiting for too long.
     */
    private void unsealed(Walk walk) {
        jdbc.sql("select " + EntryRow.COLUMNS + """
                        , exists (select 1 from audit_unsealed u where u.entry_id = e.id) as waits,
                          e.stored_at < clock_timestamp() - make_interval(secs => ?) as old
                        from audit_entry e where not exists (select 1 from audit_seal s where s.entry_id = e.id)
                        order by e.id
                        """)
                .param(settings.unsealedAfter().toSeconds())
                .query(row -> {
                    Entry entry = EntryRow.read(row, 0);
                    if (walk.found != null) {
                        return;
                    }
                    if (!same(sealing.mark(entry), row.getBytes("mark"))) {
                        walk.find(Flaw.INSERTED, 0, entry.id());
                    } else if (!row.getBoolean("waits")) {
                        walk.find(Flaw.CUT_OFF, walk.position + 1, entry.id());
                    } else if (row.getBoolean("old")) {
                        walk.find(Flaw.UNSEALED, 0, entry.id());
                    }
                });
        jdbc.sql("select entry_id from audit_unsealed u where not exists (select 1 from audit_entry e where e.id ="
                        + " u.entry_id) order by entry_id limit 1")
                .query(Long.class)
                .optional()
                .filter(id -> walk.found == null)
                .ifPresent(id -> walk.find(Flaw.MISSING, 0, id));
    }

    private static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private final class Walk {

        private final Optional<ExpectedHead> expected;
        private long position;
        private byte[] hash = Sealing.beginning();
        private long purged;
        private long checked;
        private Instant first;
        private Instant last;
        private Verdict.Finding found;

        Walk(Optional<ExpectedHead> expected) {
            this.expected = expected;
        }

        void find(Flaw flaw, long at, Long entryId) {
            found = new Verdict.Finding(flaw, at, entryId);
        }

        void step(ResultSet row) throws SQLException {
            long at = row.getLong("position");
            long entryId = row.getLong("entry_id");
            byte[] previous = row.getBytes("previous");
            byte[] sealed = row.getBytes("hash");
            boolean there = row.getObject("id") != null;
            if (at != position + 1) {
                find(Flaw.MISSING, position + 1, null);
            } else if (!there) {
                find(Flaw.MISSING, at, entryId);
            } else {
                Entry entry = EntryRow.read(row, 0);
                boolean genuine = same(sealing.mark(entry), row.getBytes("mark"));
                boolean follows = same(hash, previous);
                boolean fits = same(sealing.hash(at, previous, entry), sealed);
                if (follows && fits && genuine) {
                    pass(at, sealed, entry);
                } else {
                    find(flaw(at, sealed, genuine, follows, fits), at, entryId);
                }
            }
        }

        private void pass(long at, byte[] sealed, Entry entry) {
            position = at;
            hash = sealed;
            checked++;
            first = first == null ? entry.happenedAt() : first;
            last = entry.happenedAt();
            compareWithExpected(sealed);
        }

        void compareWithExpected(byte[] sealed) {
            if (found == null
                    && expected.filter(head -> head.position() == position && !Arrays.equals(head.hash(), sealed))
                            .isPresent()) {
                find(Flaw.CUT_OFF, position, null);
            }
        }

        /** A forged entry that was sealed fits; an entry at another's place is genuine and does not. */
        private Flaw flaw(long at, byte[] sealed, boolean genuine, boolean follows, boolean fits) {
            if (!genuine) {
                return fits ? Flaw.INSERTED : Flaw.CHANGED;
            }
            if (!follows) {
                return fits ? Flaw.SEAL_CHANGED : Flaw.REORDERED;
            }
            return nextFollows(at, sealed) ? Flaw.REORDERED : Flaw.SEAL_CHANGED;
        }

        private boolean nextFollows(long at, byte[] sealed) {
            return jdbc.sql("select previous from audit_seal where position = ?")
                    .param(at + 1)
                    .query((row, number) -> row.getBytes("previous"))
                    .optional()
                    .filter(previous -> same(previous, sealed))
                    .isPresent();
        }

        Verdict verdict() {
            return new Verdict(checked, purged, first, last, new Head(position, hash), Optional.ofNullable(found));
        }
    }
}
