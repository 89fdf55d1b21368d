package cn.tongxinqiao.vote;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.privacy.FieldCipher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A vote of a whole compound. Nothing of it stays: other tests read the same register. */
class LargeVoteIT extends VoteFixture {

    private static final int HOMES = 5_000;
    private static final int RECORDED = 50;
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LargeVoteIT.class);

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private FieldCipher cipher;

    @Autowired
    private VoteClosing closing;

    @Autowired
    private Protocols protocols;

    @Test
    void fiveThousandHomesAskNoMoreQuestionsThanThirtySix() {
        String small = opened("三十六户").number();
        UUID smallParty = parties(small).get("O01");
        int smallBoard = questions(() -> boards.board(small, WORKER));
        int smallPart = questions(() -> boards.board(small, "LJHY-3", "1单元", WORKER));
        int smallGap = questions(() -> boards.tally(small, WORKER));
        int smallRecord = questions(() -> record(small, smallParty, visit(Choice.AGREE)));

        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            register();
            String number = votes.draft(
                            new NewVote("大表决", "FUND_USE", Scope.whole("VOTE5K"), "是否同意？", START, END), WORKER, null)
                    .number();
            timed("open", () -> votes.open(number, WORKER));
            List<VoteHead> heads = rows.heads(number);
            assertThat(heads).hasSize(HOMES);

            assertThat(questions(() -> record(number, heads.get(0).party(), visit(Choice.AGREE))))
                    .isEqualTo(smallRecord);
            Duration recording = timed("record " + RECORDED + " ballots", () -> {
                for (VoteHead head : heads.subList(1, RECORDED + 1)) {
                    record(number, head.party(), visit(Choice.AGREE));
                }
            });
            assertThat(questions(() -> boards.board(number, WORKER))).isEqualTo(smallBoard);
            assertThat(questions(() -> boards.board(number, "V5K-1", "1单元", WORKER)))
                    .isEqualTo(smallPart);
            assertThat(questions(() -> boards.tally(number, WORKER))).isEqualTo(smallGap);
            timed("whole board", () -> boards.board(number, WORKER));
            timed("board of an entrance", () -> boards.board(number, "V5K-1", "1单元", WORKER));
            timed("gap", () -> boards.tally(number, WORKER));
            assertThat(recording).isLessThan(Duration.ofSeconds(RECORDED));
            at(END.plusSeconds(1));
            timed("close with protocol", () -> votes.close(number, WORKER));
            LOG.info(
                    "protocol of {} homes: {} bytes",
                    HOMES,
                    protocols.kept(number, WORKER).bytes().length);
            timed("recount", () -> assertThat(votes.recount(number, WORKER).same())
                    .isTrue());
            assertThat(votes.result(number, WORKER).tally().heads())
                    .isEqualTo(Count.ofHeads(HOMES, RECORDED + 1, RECORDED + 1));
        });
    }

    private void register() {
        jdbc.sql("insert into compound (code, name, community_code) values ('VOTE5K', '大院', '440118001901')")
                .update();
        jdbc.sql("insert into building (code, compound, name, storeys, lift)"
                        + " select 'V5K-' || b, 'VOTE5K', b || '栋', 25, true from generate_series(1, 25) b")
                .update();
        List<String> parties = new ArrayList<>();
        List<String> people = new ArrayList<>();
        List<String> names = new ArrayList<>();
        IntStream.range(0, HOMES).forEach(index -> {
            UUID person = UUID.randomUUID();
            parties.add(UUID.randomUUID().toString());
            people.add(person.toString());
            names.add(cipher.encrypt("owner_person.name", person.toString(), "张三"));
        });
        jdbc.sql("insert into owner_party (id, compound, code) select p, 'VOTE5K', 'L' || n from"
                        + " unnest(cast(? as uuid[])) with ordinality x (p, n)")
                .param(parties.toArray(String[]::new))
                .update();
        jdbc.sql(
                        "insert into owner_person (id, party, position, name)"
                                + " select i, p, 0, t from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[])) x (i, p, t)")
                .param(people.toArray(String[]::new))
                .param(parties.toArray(String[]::new))
                .param(names.toArray(String[]::new))
                .update();
        jdbc.sql("insert into home (building, entrance, number, floor, area, use)"
                        + " select 'V5K-' || (1 + n / 200), (1 + n % 200 / 100) || '单元', (1 + n % 100 / 4) || '0'"
                        + " || (1 + n % 4), 1 + n % 100 / 4, 88.60, 'RESIDENCE' from generate_series(0, 4999) n")
                .update();
        jdbc.sql("insert into ownership (home, party, how, reason, entered_by, entered_at)"
                        + " select h.id, p.id, 'INITIAL', 'x', 'x', now()"
                        + " from (select id, row_number() over (order by id) n from home where building like 'V5K-%') h"
                        + " join (select id, row_number() over (order by id) n from owner_party where compound = 'VOTE5K') p"
                        + " using (n)")
                .update();
    }

    /** How often the database is asked. */
    private static int questions(Runnable what) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        Level before = logger.getLevel();
        boolean additive = logger.isAdditive();
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        logger.addAppender(heard);
        try {
            what.run();
        } finally {
            logger.detachAppender(heard);
            logger.setLevel(before);
            logger.setAdditive(additive);
        }
        int asked = (int) List.copyOf(heard.list).stream()
                .filter(event -> event.getMessage().startsWith("Executing prepared SQL"))
                .count();
        assertThat(asked).isPositive();
        return asked;
    }

    private static Duration timed(String name, Runnable what) {
        long start = System.nanoTime();
        what.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LOG.info("{} homes: {} took {} ms", HOMES, name, took.toMillis());
        return took;
    }
}
