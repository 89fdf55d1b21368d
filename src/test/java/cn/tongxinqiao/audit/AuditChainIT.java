package cn.tongxinqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class AuditChainIT {

    private static final String OLD = "interval '4 years'";

    private DataSource database;
    private TestNode node;

    @BeforeEach
    void startANode() {
        database = TestDatabase.freshDataSource();
        TestNode.migrate(database);
        node = new TestNode(database, Map.of());
    }

    @AfterEach
    void stopTheNode() {
        node.close();
    }

    @Test
    void anEmptyChainIsWhole() {
        Verdict verdict = node.verify();

        assertThat(verdict.sound()).isTrue();
        assertThat(verdict.checked()).isZero();
    }

    @Test
    void sealsEntriesIntoAWholeChain() {
        record(5);

        Verdict verdict = node.verify();

        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.checked()).isEqualTo(5);
        assertThat(verdict.head().position()).isEqualTo(5);
    }

    @Test
    void anActThatIsRolledBackLeavesNothing() {
        node.transaction().executeWithoutResult(status -> {
            node.log().record(act("gone"));
            node.log().recordAnyway(act("refusal"));
            status.setRollbackOnly();
        });

        assertThat(node.jdbc()
                        .sql("select subject_id from audit_entry")
                        .query(String.class)
                        .list())
                .containsExactly("refusal");
        node.seal();
        assertThat(node.verify().checked()).isEqualTo(1);
    }

    @Test
    void anEarlierEntryThatCommitsLaterIsSealedLater() {
        node.transaction().executeWithoutResult(status -> {
            node.log().record(act("earlier"));
            node.log().recordAnyway(act("later"));
            seal();
        });
        seal();

        assertThat(node.jdbc()
                        .sql(
                                "select e.subject_id from audit_seal s join audit_entry e on e.id = s.entry_id order by position")
                        .query(String.class)
                        .list())
                .containsExactly("later", "earlier");
        assertThat(node.verify().sound()).isTrue();
    }

    /** In a thread of its own, since this one is in a transaction. */
    private void seal() {
        try {
            Thread sealer = new Thread(node::seal);
            sealer.start();
            sealer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void manyWritersAndTwoSealersMakeOneChain() throws Exception {
        try (TestNode other = new TestNode(database, Map.of("tongxinqiao.audit.batch", "7"))) {
            other.setClock(Instant.parse("2020-01-01T00:00:00Z"));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            CountDownLatch written = new CountDownLatch(6);
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                TestNode on = writer % 2 == 0 ? node : other;
                String name = "writer-" + writer;
                work.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        boolean rolledBack = i % 10 == 9;
                        on.transaction().executeWithoutResult(status -> {
                            on.log().record(act(name));
                            if (rolledBack) {
                                status.setRollbackOnly();
                            }
                        });
                    }
                    written.countDown();
                }));
            }
            for (TestNode sealer : List.of(node, other)) {
                work.add(threads.submit(() -> {
                    while (written.getCount() > 0) {
                        sealer.seal();
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
            threads.shutdown();
            while (node.seal() > 0) {
                // Until nothing waits.
            }
        }

        Verdict verdict = node.verify();

        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.checked()).isEqualTo(6 * 36);
        assertThat(count("audit_unsealed")).isZero();
    }

    @Test
    void aKillBeforeTheCommitOfTheSealsLosesNothing() {
        record(2);
        node.log().record(act("waiting"));
        node.transaction().executeWithoutResult(status -> {
            assertThat(node.seal()).isEqualTo(1);
            status.setRollbackOnly();
        });

        assertThat(count("audit_seal")).isEqualTo(2);
        assertThat(node.seal()).isEqualTo(1);
        assertThat(node.verify().checked()).isEqualTo(3);
    }

    @Test
    void aClockSetBackShowsInTheEntry() {
        record(1);
        node.setClock(Instant.parse("2019-05-01T00:00:00Z"));
        record(1);

        assertThat(node.jdbc()
                        .sql("select count(*) from audit_entry where stored_at - happened_at > interval '1 year'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(node.verify().sound()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody'",
                "kind = 'EXPORT'",
                "happened_at = happened_at + interval '1 second'",
                "stored_at = stored_at - interval '1 day'",
                "subject_type = 'x'",
                "subject_id = null",
                "case_number = 'SQ20260101000001'",
                "reason = ''",
                "details = details || ' '",
                "address = '127.0.0.1'",
                "node = 'x'",
                "times = 2"
            })
    void namesAChangedEntry(String change) {
        record(5);
        node.tamper("update audit_entry set " + change + " where id = " + entryAt(3));

        expect(Flaw.CHANGED, 3, entryAt(3));
    }

    @Test
    void namesAMissingEntry() {
        record(5);
        long gone = entryAt(2);
        node.tamper("delete from audit_entry where id = " + gone);

        expect(Flaw.MISSING, 2, gone);
    }

    @Test
    void namesAnEntryThatIsMissingWithItsSeal() {
        record(5);
        node.tamper("delete from audit_entry where id = " + entryAt(2), "delete from audit_seal where position = 2");

        expect(Flaw.MISSING, 2, null);
    }

    @Test
    void namesAnEntryThatIsMissingWithItsSealWhenTheRestMovedUp() {
        record(5);
        long moved = entryAt(3);
        node.tamper(
                "delete from audit_entry where id = " + entryAt(2),
                "delete from audit_seal where position = 2",
                "update audit_seal set position = -position + 1000 where position > 2",
                "update audit_seal set position = 1000 - position - 1 where position > 900");

        expect(Flaw.REORDERED, 2, moved);
    }

    @Test
    void namesAForgedEntryWithoutASeal() {
        record(3);
        node.tamper(forged(77));

        expect(Flaw.INSERTED, 0, 77L);
    }

    @Test
    void namesAForgedEntryThatWasSealed() {
        record(3);
        node.jdbc().sql(forged(77)).update();
        node.seal();
        record(1);

        expect(Flaw.INSERTED, 4, 77L);
    }

    @Test
    void namesEntriesThatHaveChangedPlaces() {
        record(5);
        long two = entryAt(2);
        long four = entryAt(4);
        node.tamper(
                "update audit_seal set entry_id = -1 where position = 2",
                "update audit_seal set entry_id = " + two + " where position = 4",
                "update audit_seal set entry_id = " + four + " where position = 2");

        expect(Flaw.REORDERED, 2, four);
    }

    @Test
    void namesSealsThatHaveChangedPlaces() {
        record(5);
        long four = entryAt(4);
        node.tamper(
                "update audit_seal set position = 99 where position = 2",
                "update audit_seal set position = 2 where position = 4",
                "update audit_seal set position = 4 where position = 99");

        expect(Flaw.REORDERED, 2, four);
    }

    @Test
    void namesAChangedSeal() {
        record(5);
        node.tamper("update audit_seal set hash = decode(repeat('00', 32), 'hex') where position = 3");

        expect(Flaw.SEAL_CHANGED, 3, entryAt(3));
    }

    @Test
    void namesTheFirstOfSeveralFlaws() {
        record(6);
        long gone = entryAt(5);
        node.tamper(
                "update audit_entry set times = 9 where id = " + entryAt(4),
                "delete from audit_entry where id = " + gone);

        expect(Flaw.CHANGED, 4, entryAt(4));
    }

    @Test
    void namesSealsThatWereCutOffTheEnd() {
        record(5);
        long first = entryAt(4);
        node.tamper("delete from audit_seal where position > 3");

        expect(Flaw.CUT_OFF, 4, first);
    }

    @Test
    void aHeadNotedEarlierShowsATailThatWasCutOffWithItsEntries() {
        record(5);
        ExpectedHead noted = noted();
        node.tamper(
                "delete from audit_entry where id in (select entry_id from audit_seal where position > 3)",
                "delete from audit_seal where position > 3");
        assertThat(node.verify().sound()).as("without the note").isTrue();

        assertThat(node.get(AuditVerification.class).verify(Optional.of(noted)).finding())
                .contains(new Verdict.Finding(Flaw.CUT_OFF, 4, null));
    }

    @Test
    void aHeadNotedEarlierShowsATailThatGrewAgain() {
        record(5);
        ExpectedHead noted = noted();
        node.tamper(
                "delete from audit_entry where id in (select entry_id from audit_seal where position > 3)",
                "delete from audit_seal where position > 3");
        record(4);

        assertThat(node.get(AuditVerification.class).verify(Optional.of(noted)).finding())
                .contains(new Verdict.Finding(Flaw.CUT_OFF, 5, null));
    }

    @Test
    void aHeadNotedEarlierIsPartOfAChainThatGrew() {
        record(5);
        ExpectedHead noted = noted();
        record(4);

        assertThat(node.get(AuditVerification.class).verify(Optional.of(noted)).sound())
                .isTrue();
    }

    @Test
    void reportsWhatLiesUnsealedForTooLong() {
        record(1);
        node.log().record(act("stuck"));
        assertThat(node.verify().sound()).as("just written").isTrue();
        try (TestNode impatient = new TestNode(database, Map.of("tongxinqiao.audit.unsealed-after", "1ms"))) {
            assertThat(impatient.verify().finding()).map(Verdict.Finding::flaw).contains(Flaw.UNSEALED);
        }
    }

    @Test
    void reportsAnEntryThatWasDeletedBeforeItWasSealed() {
        record(1);
        node.log().record(act("gone"));
        long id = node.jdbc()
                .sql("select max(id) from audit_entry")
                .query(Long.class)
                .single();
        node.tamper("delete from audit_entry where id = " + id);
        node.seal();

        expect(Flaw.MISSING, 0, id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_seal set position = 9 where position = 2",
                "delete from audit_seal",
                "truncate audit_seal",
                "delete from audit_checkpoint",
                "update audit_checkpoint set purged = 1",
                "truncate audit_checkpoint",
                "select audit_purge(2, (select hash from audit_seal where position = 2), 2, now(), decode(repeat('00', 32), 'hex'))",
                "insert into audit_checkpoint values (9, decode(repeat('00', 32), 'hex'), 1, now(), decode(repeat('00', 32), 'hex'))",
                "insert into audit_entry values (99, 'SIGN_IN', 'x', now(), now() - interval '1 year', null, null, null, null,"
                        + " null, null, 'n', 1, decode(repeat('00', 32), 'hex'))"
            })
    void theDatabaseRefusesToForget(String statement) {
        record(3);
        age(1);
        node.get(Retention.class).purge();
        record(1);

        assertThatThrownBy(() -> node.jdbc().sql(statement).query(String.class).list())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("审计记录");
    }

    @Test
    void purgesOnlyTheOldEndAndTheRestStillVerifies() {
        record(6);
        age(4);

        assertThat(node.get(Retention.class).purge()).isEqualTo(4);
        assertThat(node.get(Retention.class).purge()).isZero();
        node.seal();

        Verdict verdict = node.verify();
        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.purged()).isEqualTo(4);
        assertThat(verdict.checked()).isEqualTo(3);
        assertThat(node.jdbc()
                        .sql("select times from audit_entry where kind = 'PURGE'")
                        .query(Integer.class)
                        .list())
                .containsExactly(4);
    }

    @Test
    void goesOnAfterEverythingWasPurged() {
        record(3);
        age(3);
        node.get(Retention.class).purge();
        node.seal();
        record(2);

        Verdict verdict = node.verify();
        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.head().position()).isEqualTo(6);
    }

    @Test
    void purgesInBatches() {
        record(5);
        age(5);
        try (TestNode careful = new TestNode(database, Map.of("tongxinqiao.audit.purge-batch", "2"))) {
            assertThat(careful.get(Retention.class).purge()).isEqualTo(2);
            assertThat(careful.get(Retention.class).purge()).isEqualTo(2);
            assertThat(careful.get(Retention.class).purge()).isEqualTo(1);
            careful.seal();
            assertThat(careful.verify().finding()).isEmpty();
        }
    }

    @Test
    void namesAForgedPurge() {
        record(4);
        age(2);
        byte[] hash = node.jdbc()
                .sql("select hash from audit_seal where position = 2")
                .query((row, number) -> row.getBytes(1))
                .single();
        node.jdbc()
                .sql("select audit_purge(2, ?, 2, now(), ?)")
                .params(hash, hash)
                .query(Long.class)
                .single();

        expect(Flaw.CHECKPOINT_CHANGED, 2, null);
    }

    @Test
    void aHeadThatWasPurgedCannotBeComparedWith() {
        record(3);
        ExpectedHead noted = new ExpectedHead(1, new byte[32]);
        age(2);
        node.get(Retention.class).purge();

        assertThatThrownBy(() -> node.get(AuditVerification.class).verify(Optional.of(noted)))
                .isInstanceOf(ExpectedHeadPurged.class)
                .hasMessageContaining("第 3 环");
    }

    @Test
    void caresForTheChainOnceADay() {
        record(3);
        age(1);
        try (TestNode other = new TestNode(database, Map.of())) {
            node.get(DailyCare.class).careIfDue();
            other.get(DailyCare.class).careIfDue();
        }

        assertThat(count("audit_day")).isEqualTo(1);
        assertThat(count("audit_verification")).isEqualTo(1);
        assertThat(count("audit_checkpoint")).isEqualTo(1);
    }

    @Test
    void guessingPasswordsCannotFillTheLog() {
        Refusals refusals = node.get(Refusals.class);
        Instant start = Instant.parse("2026-03-04T04:00:00Z");
        node.setClock(start);
        for (int i = 0; i < 500; i++) {
            refusals.refused("clerk");
        }
        refusals.write(false);
        assertThat(count("audit_entry")).isEqualTo(1);
        node.setClock(start.plus(Duration.ofMinutes(11)));
        refusals.write(false);

        assertThat(node.jdbc()
                        .sql("select times from audit_entry where kind = 'SIGN_IN_REFUSED' order by id")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 499);
    }

    @Test
    void guessingAccountsCannotFillTheLogEither() {
        try (TestNode small = new TestNode(database, Map.of("tongxinqiao.audit.refusal-keys", "3"))) {
            Refusals refusals = small.get(Refusals.class);
            for (int i = 0; i < 100; i++) {
                refusals.refused("account" + i);
            }
            refusals.write(true);
        }

        assertThat(count("audit_entry")).isEqualTo(5);
        assertThat(node.jdbc()
                        .sql("select sum(times) from audit_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void cleansAndCutsWhatItKeeps() {
        node.log()
                .record(Act.of(ActKind.REVEAL, "clerk\nSIGN_IN admin")
                        .on("case", "x".repeat(500))
                        .because("打电话 13812345678 \u202Ereversed\u0000")
                        .saying("汉".repeat(600)));

        assertThat(node.jdbc()
                        .sql(
                                "select actor, length(subject_id) as id, reason, length(details) as details from audit_entry")
                        .query()
                        .singleRow())
                .containsEntry("actor", "clerk SIGN_IN admin")
                .containsEntry("id", 200)
                .containsEntry("details", 500)
                .satisfies(row -> assertThat((String) row.get("reason"))
                        .doesNotContain("13812345678")
                        .doesNotContain("\u202E"));
        node.seal();
        assertThat(node.verify().sound()).isTrue();
    }

    private void expect(Flaw flaw, long position, Long entryId) {
        assertThat(node.verify().finding()).contains(new Verdict.Finding(flaw, position, entryId));
    }

    private ExpectedHead noted() {
        Head head = node.get(Chain.class).head();
        return ExpectedHead.read(head.position() + ":" + head.hashInHex()).orElseThrow();
    }

    private void record(int count) {
        for (int i = 0; i < count; i++) {
            node.log().record(act("case-" + i));
        }
        node.seal();
    }

    private static Act act(String subject) {
        return Act.of(ActKind.OVERRIDE, "admin")
                .on("task", subject)
                .because("试")
                .saying("assignee")
                .from("10.0.0.1");
    }

    private static String forged(long id) {
        return "insert into audit_entry values (" + id
                + ", 'REVEAL', 'clerk', now(), clock_timestamp(), null, null, null,"
                + " null, null, null, 'n', 1, decode(repeat('00', 32), 'hex'))";
    }

    /** Makes the oldest entries four years old, as if they and the whole chain had been written then. */
    private void age(int count) {
        Sealing sealing = node.get(Sealing.class);
        List<Entry> entries = node.jdbc()
                .sql("select e.* from audit_seal s join audit_entry e on e.id = s.entry_id order by s.position")
                .query(EntryRow::read)
                .list();
        node.tampering(() -> {
            byte[] previous = Sealing.beginning();
            long position = 0;
            for (Entry entry : entries) {
                position++;
                if (position <= count) {
                    node.jdbc()
                            .sql("update audit_entry set happened_at = happened_at - " + OLD
                                    + ", stored_at = stored_at - " + OLD + " where id = ?")
                            .param(entry.id())
                            .update();
                }
                Entry now = node.jdbc()
                        .sql("select * from audit_entry where id = ?")
                        .param(entry.id())
                        .query(EntryRow::read)
                        .single();
                node.jdbc()
                        .sql("update audit_entry set mark = ? where id = ?")
                        .params(sealing.mark(now), entry.id())
                        .update();
                byte[] hash = sealing.hash(position, previous, now);
                node.jdbc()
                        .sql("update audit_seal set previous = ?, hash = ? where position = ?")
                        .params(previous, hash, position)
                        .update();
                previous = hash;
            }
        });
    }

    private long entryAt(long position) {
        return node.jdbc()
                .sql("select entry_id from audit_seal where position = ?")
                .param(position)
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return node.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
