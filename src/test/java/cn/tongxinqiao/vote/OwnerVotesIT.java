package cn.tongxinqiao.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.estate.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class OwnerVotesIT extends VoteFixture {

    /** What each owner of the demo building says in the three rounds: 同意 A, 反对 O, 弃权 B, nothing -. */
    private static final String ROUNDS = "O01OOO O02OAB O03OAA O04OOO O05OOA O06-AA O07-AA O08OOB O09AOA O10-AA O11-AA"
            + " O12AOA O13AAA O14-AA O15-AA O16AOA O17AAA O18-AA O19-AA O20ABA O21AAA O22-AA O23-AA O24AAA O25AAA"
            + " O26-AA O27A-A O28AAA O29AAA O30AAA O31AAA O32AAA O33--- O34AAA O35AAA";

    @Autowired
    private Protocols protocols;

    @Autowired
    private PublicVotes publicVotes;

    @ParameterizedTest
    @CsvSource({
        "1, 23, 2088.60, 17, 1576.20, false, true, false, true, false",
        "2, 33, 2812.60, 25, 2070.80, true, true, true, false, false",
        "3, 34, 2885.00, 30, 2533.60, true, true, true, true, true"
    })
    void theRoundsOfTheDemoBuildingComeOutToTheFraction(
            int round,
            int heads,
            String area,
            int agree,
            String agreeArea,
            boolean quorumHeads,
            boolean quorumArea,
            boolean approvalHeads,
            boolean approvalArea,
            boolean passed)
            throws IOException {
        String number = opened("第 " + round + " 轮").number();
        Map<String, UUID> parties = parties(number);
        for (String owner : ROUNDS.split(" ")) {
            UUID party = parties.get(owner.substring(0, 3));
            switch (owner.charAt(2 + round)) {
                case 'A' -> record(number, party, visit(Choice.AGREE));
                case 'O' -> record(number, party, paper(Choice.OPPOSE, null));
                case 'B' -> ballots.castByLink(link(number, party), Choice.ABSTAIN, "k");
                default -> {}
            }
        }
        assertThatThrownBy(() -> votes.close(number, WORKER)).isInstanceOf(VoteNotOver.class);
        at(END.plusSeconds(1));

        OwnerVote closed = votes.close(number, WORKER);

        Tally tally = votes.result(number, WORKER).tally();
        assertThat(tally.heads()).isEqualTo(Count.ofHeads(35, heads, agree));
        assertThat(tally.area().total()).isEqualByComparingTo("2957.40");
        assertThat(tally.area().participating()).isEqualByComparingTo(area);
        assertThat(tally.area().agree()).isEqualByComparingTo(agreeArea);
        assertThat(tally.quorum()).isEqualTo(new Met(quorumHeads, quorumArea));
        assertThat(tally.approval()).isEqualTo(new Met(approvalHeads, approvalArea));
        assertThat(tally.passed()).isEqualTo(passed);
        assertThat(votes.recount(number, WORKER).same()).isTrue();
        DocumentContent protocol = protocols.kept(number, WORKER);
        assertThat(BallotList.sha256(protocol.bytes())).isEqualTo(closed.protocolSha256());
        assertThat(text(protocol.bytes()))
                .contains(number, heads + "/35", area + "/2957.40", agree + "/" + heads, "3栋1单元904", "谢**、韦**")
                .contains(passed ? "通过：" : "未通过：", votes.result(number, WORKER).ballotsSha256())
                .doesNotContain("陈志强");
        keep("protocol-" + round + ".pdf", protocol.bytes());
        assertThat(votes.close(number, WORKER)).isEqualTo(closed);
    }

    @Test
    void theFullNamesStandOnlyInAPaperSomebodyAskedForWithAReason() throws IOException {
        String number = opened("实名").number();
        parties(number).values().forEach(party -> record(number, party, visit(Choice.AGREE)));
        votes.close(number, WORKER);

        assertThatThrownBy(() -> protocols.withNames(number, " ", WORKER)).isInstanceOf(VoteRefused.class);
        assertThatThrownBy(() -> protocols.withNames(number, "存档", HOUSING)).isInstanceOf(VoteNotYours.class);
        assertThat(text(protocols.withNames(number, "存档", WORKER))).contains("陈志强", "不得公开");
        assertThat(jdbc.sql("select count(*) from audit_entry where case_number = ? and reason = '存档'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void theLawfulBallotGivenLastCountsAndTheOthersStay() {
        String number = opened("改票").number();
        UUID party = parties(number).get("O01");
        at(START.plusSeconds(3600));
        record(number, party, paper(Choice.OPPOSE, START.plusSeconds(600)));
        Ballot later = record(number, party, paper(Choice.AGREE, START.plusSeconds(1200)));
        Ballot earlier = record(number, party, paper(Choice.ABSTAIN, START.plusSeconds(60)));

        assertThat(later.counts()).isTrue();
        assertThat(earlier.counts()).isFalse();
        assertThat(counting(number, party)).isEqualTo(Choice.AGREE);
        Ballot atTheSameInstant = record(number, party, paper(Choice.OPPOSE, START.plusSeconds(1200)));
        assertThat(atTheSameInstant.counts()).isTrue();

        ballots.declareInvalid(number, atTheSameInstant.id(), "多选", WORKER);

        assertThat(counting(number, party)).isEqualTo(Choice.AGREE);
        ballots.declareInvalid(number, later.id(), "涂改", WORKER);
        assertThat(counting(number, party)).isEqualTo(Choice.OPPOSE);
        assertThat(ballots.list(number, WORKER)).hasSize(4);
        assertThat(ballots.list(number, WORKER).stream().map(Ballot::state)).containsExactly("计票", "无效", "已改票", "无效");
        assertThatThrownBy(() -> ballots.declareInvalid(number, later.id(), "再来", WORKER))
                .isInstanceOf(BallotRefused.class);
        ballots.list(number, WORKER).stream()
                .filter(ballot -> ballot.invalidReason() == null)
                .forEach(ballot -> ballots.declareInvalid(number, ballot.id(), "代签", WORKER));
        assertThat(counting(number, party)).isEqualTo(Choice.ABSENT);
        assertThat(boards.tally(number, WORKER).heads().participating()).isEqualByComparingTo("0");
    }

    @Test
    void theProtocolNamesChangedAndInvalidBallotsAndTheClosingIsToldOnce(ApplicationEvents events) throws IOException {
        String number = opened("改票记录").number();
        UUID party = parties(number).get("O28");
        at(START.plusSeconds(3600));
        record(number, party, paper(Choice.OPPOSE, START.plusSeconds(600)));
        ballots.castByLink(link(number, party), Choice.AGREE, "k");
        Ballot wrong = record(number, parties(number).get("O02"), visit(Choice.AGREE));
        ballots.declareInvalid(number, wrong.id(), "门牌记错", WORKER);
        at(END.plusSeconds(1));

        votes.close(number, WORKER);
        votes.close(number, WORKER);

        byte[] protocol = protocols.kept(number, WORKER).bytes();
        assertThat(text(protocol)).contains("已改票", "无效：门牌记错", "共 3 张", "还差", "未达到");
        keep("protocol-changed.pdf", protocol);
        assertThat(events.stream(VoteClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed)
                    .isEqualTo(new VoteClosed(number, "LIFT", "LJHY", "LJHY-3", "1单元", false, closed.outcome()));
            assertThat(closed.outcome()).startsWith("未通过：");
        });
    }

    @Test
    void abstainingTakesPartWithoutAgreeingAndSilenceDoesNot() {
        String number = opened("弃权").number();
        record(number, parties(number).get("O02"), visit(Choice.ABSTAIN));

        Tally tally = boards.tally(number, WORKER);

        assertThat(tally.heads()).isEqualTo(Count.ofHeads(35, 1, 0));
        assertThat(tally.area().participating()).isEqualByComparingTo("72.40");
    }

    @Test
    void severalHomesOfOneOwnerAreOneHeadWithTheirAreas() {
        String number = opened("一人两套").number();
        VoteHead two = rows.heads(number).stream()
                .filter(head -> head.homes() == 2)
                .findFirst()
                .orElseThrow();

        record(number, two.party(), visit(Choice.AGREE));

        assertThat(two.area()).isEqualByComparingTo("161.00");
        assertThat(boards.tally(number, WORKER).heads().agree()).isEqualByComparingTo("1");
        assertThat(boards.board(number, WORKER).homes().stream()
                        .filter(home -> home.choice() == Choice.AGREE)
                        .map(BoardHome::number))
                .containsExactly("801", "802");
    }

    @Test
    void whatCannotBeABallotIsRefused() {
        String number = opened("拒收").number();
        UUID party = parties(number).get("O01");
        BallotFile photo = new BallotFile(null, PHOTO);
        refuses(number, UUID.randomUUID(), visit(Choice.AGREE), "不在这次表决的名册");
        refuses(number, party, visit(Choice.ABSENT), "请选择同意、反对或弃权");
        refuses(number, party, visit(null), "请选择同意、反对或弃权");
        refuses(number, party, paper(Choice.AGREE, START.minusSeconds(1)), "不能早于表决开始");
        refuses(number, party, paper(Choice.AGREE, START.plusSeconds(60)), "不能晚于现在");
        at(END.plusSeconds(60));
        refuses(number, party, visit(Choice.AGREE), "晚于截止时间");
        refuses(number, party, paper(Choice.AGREE, END.plusSeconds(1)), "晚于截止时间");
        refuses(
                number,
                party,
                new BallotEntry(Choice.AGREE, BallotChannel.PAPER, START, null, null, List.of(), List.of()),
                "照片或扫描件");
        refuses(
                number,
                party,
                new BallotEntry(Choice.AGREE, BallotChannel.ONLINE, START, null, null, List.of(photo), List.of()),
                "请选择纸质票或上门");
        refuses(
                number,
                party,
                new BallotEntry(Choice.AGREE, BallotChannel.PAPER, START, null, "王小明", List.of(photo), List.of()),
                "委托书的照片");
        refuses(
                number,
                party,
                new BallotEntry(Choice.AGREE, BallotChannel.PAPER, START, null, null, List.of(photo), List.of(photo)),
                "受托人姓名");
        assertThat(ballots.list(number, WORKER)).isEmpty();

        assertThat(record(number, party, paper(Choice.AGREE, END)).counts()).isTrue();
        assertThatThrownBy(() -> ballots.castByLink(link(number, party), Choice.AGREE, "k"))
                .isInstanceOf(BallotRefused.class)
                .hasMessageContaining("晚于截止时间");
    }

    @Test
    void aProxyVotesWithAPaperAndHisNameIsNotReadableInTheDatabase() {
        String number = opened("代投").number();
        UUID party = parties(number).get("O01");
        BallotFile photo = new BallotFile("委托书.png", PHOTO);

        Ballot kept = record(
                number,
                party,
                new BallotEntry(Choice.AGREE, BallotChannel.VISIT, null, "赵见证", "王小明", List.of(), List.of(photo)));

        assertThat(kept.proxied()).isTrue();
        assertThat(ballots.files(number, kept.id(), WORKER)).hasSize(1);
        assertThat(jdbc.sql("select b::text from vote_ballot b where id = ?")
                        .param(kept.id())
                        .query(String.class)
                        .single())
                .doesNotContain("王小明", "赵见证");
    }

    @Test
    void theSameKeyIsTheSameBallot() {
        String number = opened("重复").number();
        UUID party = parties(number).get("O01");
        Ballot first = ballots.record(number, party, paper(Choice.AGREE, START), WORKER, "same");

        assertThat(ballots.record(number, party, paper(Choice.AGREE, START), WORKER, "same"))
                .isEqualTo(first);
        assertThatThrownBy(() -> ballots.record(number, party, paper(Choice.OPPOSE, START), WORKER, "same"))
                .isInstanceOf(KeyUsedBefore.class);
        assertThatThrownBy(() -> ballots.record(number, party, visit(Choice.AGREE), WORKER, " "))
                .isInstanceOf(KeyUsedBefore.class);
        ballots.castByLink(link(number, party), Choice.OPPOSE, "same");
        ballots.castByLink(link(number, party), Choice.OPPOSE, "same");
        assertThat(ballots.list(number, WORKER)).hasSize(2);
    }

    @Test
    void aPaperAndAnOnlineBallotAtOnceLeaveOneVoiceAndBothRows() throws Exception {
        String number = opened("同时").number();
        for (UUID party : List.copyOf(parties(number).values()).subList(0, 12)) {
            VoteLink link = link(number, party);
            together(
                    () -> record(number, party, paper(Choice.OPPOSE, START)),
                    () -> ballots.castByLink(link, Choice.AGREE, "k"),
                    () -> ballots.castByLink(link, Choice.AGREE, "k"));

            List<Ballot> both = ballots.list(number, WORKER).stream()
                    .filter(ballot -> ballot.party().equals(party))
                    .toList();
            assertThat(both).hasSize(2);
            assertThat(both.stream().filter(Ballot::counts)).singleElement().isEqualTo(both.get(1));
            assertThat(counting(number, party)).isEqualTo(both.get(1).choice());
        }
        assertThat(boards.tally(number, WORKER).heads().participating()).isEqualByComparingTo("12");
    }

    @Test
    void noBallotComesInWhileAVoteIsBeingCounted() throws Exception {
        String number = opened("抢在计票前").number();
        at(END.plusSeconds(1));
        List<Callable<?>> acts = new ArrayList<>();
        for (UUID party : List.copyOf(parties(number).values()).subList(0, 7)) {
            acts.add(() -> {
                try {
                    return record(number, party, paper(Choice.AGREE, START));
                } catch (VoteNotOpen late) {
                    return late;
                }
            });
        }
        acts.add(() -> votes.close(number, WORKER));

        together(acts.toArray(Callable[]::new));

        VoteResult result = votes.result(number, WORKER);
        assertThat(result.tally().heads().participating().intValueExact())
                .isEqualTo(ballots.list(number, WORKER).size());
        assertThat(votes.recount(number, WORKER).same()).isTrue();
    }

    @Test
    void draftsWrittenAtOnceGetNumbersOfTheirOwnAndOneKeyOneDraft() throws Exception {
        List<Callable<?>> acts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            acts.add(() -> votes.draft(lift("编号"), WORKER, null).number());
            acts.add(() -> votes.draft(lift("同一张表"), WORKER, "one-form").number());
        }
        List<Object> numbers = together(acts.toArray(Callable[]::new));

        assertThat(numbers.stream().distinct()).hasSize(9);
        assertThat(numbers).allMatch(number -> number.toString().matches("BJ20260302\\d{3,}"));
    }

    @Test
    void anOpenVoteKeepsItsRegisterAndItsQuestion() {
        String number = opened("定稿").number();

        assertThatThrownBy(() -> votes.change(number, 1, lift("另一件"), WORKER)).isInstanceOf(VoteNotOpen.class);
        assertThatThrownBy(() -> votes.addPaper(number, new BallotFile("a.png", PHOTO), WORKER))
                .isInstanceOf(VoteNotOpen.class);
        assertThat(votes.open(number, WORKER).status()).isEqualTo(VoteStatus.OPEN);
        assertThat(rows.heads(number)).hasSize(35);
    }

    @Test
    void aDraftIsChangedByWhoSawItsLastEdition() {
        OwnerVote draft = votes.draft(lift("初稿"), WORKER, null);

        OwnerVote second = votes.change(draft.number(), draft.edition(), lift("二稿"), WORKER);

        assertThat(second.title()).isEqualTo("二稿");
        assertThatThrownBy(() -> votes.change(draft.number(), draft.edition(), lift("三稿"), WORKER))
                .isInstanceOf(VoteChanged.class);
    }

    @Test
    void aVoteThatIsNotWellWrittenIsRefusedAtItsField() {
        refused(VoteRefused.Field.TITLE, new NewVote(" ", "LIFT", DEMO, "问", START, END));
        refused(VoteRefused.Field.TITLE, new NewVote("长".repeat(61), "LIFT", DEMO, "问", START, END));
        refused(VoteRefused.Field.TEXT, new NewVote("题", "LIFT", DEMO, null, START, END));
        refused(VoteRefused.Field.MATTER, new NewVote("题", "NOTHING", DEMO, "问", START, END));
        refused(VoteRefused.Field.MATTER, new NewVote("题", null, DEMO, "问", START, END));
        refused(VoteRefused.Field.SCOPE, new NewVote("题", "LIFT", null, "问", START, END));
        refused(VoteRefused.Field.SCOPE, new NewVote("题", "LIFT", new Scope("LJHY", "X", null), "问", START, END));
        refused(VoteRefused.Field.SCOPE, new NewVote("题", "LIFT", new Scope("LJHY", "LJHY-3", "9"), "问", START, END));
        refused(VoteRefused.Field.CLOSES, new NewVote("题", "LIFT", DEMO, "问", START, START));
        refused(VoteRefused.Field.OPENS, new NewVote("题", "LIFT", DEMO, "问", null, END));
        assertThatThrownBy(() -> votes.draft(lift("题"), STRANGER, null)).isInstanceOf(VoteRefused.class);
        String late = votes.draft(lift("过期"), WORKER, null).number();
        at(END);
        assertThatThrownBy(() -> votes.open(late, WORKER)).isInstanceOf(VoteRefused.class);
    }

    @Test
    void strangersDoNotLearnThatThereIsAVoteAndReadersDoNotRunIt() {
        OwnerVote vote = opened("权限");
        String number = vote.number();
        UUID party = parties(number).get("O01");

        for (String wanted : List.of(number, "BJ20000101001")) {
            assertThatThrownBy(() -> votes.get(wanted, STRANGER))
                    .isInstanceOf(UnknownVote.class)
                    .hasMessage(UnknownVote.of().getMessage());
            assertThatThrownBy(() -> boards.board(wanted, STRANGER)).isInstanceOf(UnknownVote.class);
            assertThatThrownBy(() -> ballots.record(wanted, party, visit(Choice.AGREE), STRANGER, "k"))
                    .isInstanceOf(UnknownVote.class);
        }
        assertThat(votes.list(null, null, STRANGER)).isEmpty();
        assertThat(votes.get(number, HOUSING)).isEqualTo(vote);
        assertThatThrownBy(() -> votes.close(number, HOUSING)).isInstanceOf(VoteNotYours.class);
        assertThatThrownBy(() -> ballots.record(number, party, visit(Choice.AGREE), HOUSING, "k"))
                .isInstanceOf(VoteNotYours.class);
        assertThat(ballots.record(number, party, visit(Choice.AGREE), MEDIATOR, "k")
                        .counts())
                .isTrue();
        assertThatThrownBy(() -> votes.cancel(number, "试试", MEDIATOR)).isInstanceOf(VoteNotYours.class);
    }

    @Test
    void aVoteThatHasEndedTakesNothingMore() {
        String number = opened("终局").number();
        UUID party = parties(number).get("O01");
        Ballot ballot = record(number, party, visit(Choice.AGREE));
        at(END.plusSeconds(1));
        votes.close(number, WORKER);

        assertThatThrownBy(() -> record(number, party, paper(Choice.OPPOSE, START)))
                .isInstanceOf(VoteNotOpen.class);
        assertThatThrownBy(() -> ballots.declareInvalid(number, ballot.id(), "太迟", WORKER))
                .isInstanceOf(VoteNotOpen.class);
        assertThatThrownBy(() -> votes.cancel(number, "太迟", WORKER)).isInstanceOf(VoteNotOpen.class);
        assertThatThrownBy(() -> votes.open(number, WORKER)).isInstanceOf(VoteNotOpen.class);
        assertThatThrownBy(() -> ballots.castByLink(link(number, party), Choice.OPPOSE, "k"))
                .isInstanceOf(VoteNotOpen.class);
    }

    @Test
    void aVoteCalledOffKeepsItsReason() {
        String number = opened("取消").number();

        assertThatThrownBy(() -> votes.cancel(number, "x", WORKER)).isInstanceOf(VoteRefused.class);
        OwnerVote cancelled = votes.cancel(number, "方案要改", WORKER);

        assertThat(cancelled.status()).isEqualTo(VoteStatus.CANCELLED);
        assertThat(cancelled.cancelReason()).isEqualTo("方案要改");
        assertThatThrownBy(() -> votes.close(number, WORKER)).isInstanceOf(VoteNotOpen.class);
        assertThat(publicVotes.summary(number).tally()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update vote set status = 'OPEN' where number = :vote",
                "update vote set title = '改' where number = :vote",
                "update vote set closes_at = closes_at + interval '1 day' where number = :vote",
                "delete from vote where number = :vote",
                "update vote_head set choice = 'AGREE' where vote = :vote",
                "update vote_head set area = area + 1 where vote = :vote",
                "delete from vote_head where vote = :vote",
                "update vote_home set area = 1 where vote = :vote",
                "delete from vote_home where vote = :vote",
                "update vote_ballot set choice = 'OPPOSE' where vote = :vote",
                "delete from vote_ballot where vote = :vote",
                "insert into vote_ballot (id, vote, party, choice, channel, given_at, recorded_at, recorded_by, key_scope,"
                        + " key, content) select gen_random_uuid(), vote, party, choice, channel, given_at, recorded_at,"
                        + " recorded_by, 'x', 'x', 'x' from vote_ballot where vote = :vote limit 1",
                "insert into vote_ballot_invalid select id, 'x', 'x', now() from vote_ballot where vote = :vote limit 1",
                "update vote_result set passed = not passed where vote = :vote",
                "delete from vote_result where vote = :vote",
                "update vote_recount set same = not same where vote = :vote",
                "insert into vote_home select vote, -1, 9, building, entrance, number, floor, area, party from vote_home"
                        + " where vote = :vote limit 1",
                "truncate vote_ballot, vote_ballot_invalid"
            })
    void theDatabaseKeepsAClosedVoteAsItWas(String statement) {
        String number = opened("触发器").number();
        record(number, parties(number).get("O01"), visit(Choice.AGREE));
        at(END.plusSeconds(1));
        votes.close(number, WORKER);
        votes.recount(number, WORKER);

        var sql = jdbc.sql(statement);
        assertThatThrownBy(() -> (statement.contains(":vote") ? sql.param("vote", number) : sql).update())
                .hasMessageMatching("(?s).*(ended|stays|frozen|not open|not allowed).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update vote set status = 'DRAFT' where number = :vote",
                "update vote set body = '改' where number = :vote",
                "update vote set snapshot = gen_random_uuid() where number = :vote",
                "update vote set quorum_area = '＞0/1' where number = :vote",
                "update vote_head set area = area + 1 where vote = :vote",
                "update vote_home set party = party where vote = :vote",
                "update vote_ballot set choice = 'OPPOSE' where vote = :vote"
            })
    void theDatabaseKeepsTheRegisterAndTheBallotsOfAnOpenVote(String statement) {
        String number = opened("触发器").number();
        record(number, parties(number).get("O01"), visit(Choice.AGREE));

        assertThatThrownBy(() -> jdbc.sql(statement).param("vote", number).update())
                .hasMessageMatching("(?s).*(cannot go|fixed|frozen|not allowed).*");
    }

    @Test
    void aRecountFindsRowsThatWereChangedBehindTheTriggers() {
        String number = opened("篡改").number();
        record(number, parties(number).get("O01"), visit(Choice.AGREE));
        at(END.plusSeconds(1));
        votes.close(number, WORKER);
        assertThat(votes.recount(number, WORKER).same()).isTrue();

        behindTheTriggers(
                "vote_ballot_kept", "vote_ballot", "update vote_ballot set choice = 'OPPOSE' where vote = ?", number);

        Recount recount = votes.recount(number, WORKER);
        assertThat(recount.same()).isFalse();
        assertThat(votes.recounts(number, WORKER)).hasSize(2);
    }

    @Test
    void theSweepCountsVotesNobodyClosed() {
        String number = opened("忘了结束").number();
        VoteSweep sweep = new VoteSweep(rows, closing, new VoteSettings(Duration.ofDays(3)), clock);
        at(END.plus(Duration.ofDays(2)));
        sweep.sweep();
        assertThat(votes.get(number, WORKER).status()).isEqualTo(VoteStatus.OPEN);
        at(END.plus(Duration.ofDays(3)).plusSeconds(1));

        assertThat(sweep.sweep()).isPositive();

        OwnerVote closed = votes.get(number, WORKER);
        assertThat(closed.status()).isEqualTo(VoteStatus.CLOSED);
        assertThat(closed.closedBy()).isEqualTo("system");
    }

    @Test
    void aWrongOrRenewedLinkIsNoLink() {
        String number = opened("链接").number();
        UUID party = parties(number).get("O02");
        VoteLink old = link(number, party);
        assertThat(publicVotes.sheet(old).homes()).hasSize(1);

        votes.renewLink(number, party, WORKER);

        assertThatThrownBy(() -> publicVotes.sheet(old)).isInstanceOf(UnknownVote.class);
        assertThatThrownBy(() -> ballots.castByLink(old, Choice.AGREE, "k")).isInstanceOf(UnknownVote.class);
        VoteLink other = new VoteLink(
                number, parties(number).get("O03"), link(number, party).token());
        assertThatThrownBy(() -> publicVotes.sheet(other)).isInstanceOf(UnknownVote.class);
        assertThat(ballots.castByLink(link(number, party), Choice.AGREE, "k").counts())
                .isTrue();
    }

    @Test
    void theBallotsToFillInHaveAPageForEachHead() throws IOException {
        String number = opened("纸质票").number();

        byte[] all = protocols.forms(number, List.of(), WORKER);
        byte[] two =
                protocols.forms(number, List.copyOf(parties(number).values()).subList(0, 2), WORKER);

        assertThat(pages(all)).isEqualTo(35);
        assertThat(pages(two)).isEqualTo(2);
        assertThat(text(two)).contains("O01", "O02", "88.60", "同意", "弃权").doesNotContain("陈志强");
        keep("forms.pdf", two);
    }

    @Autowired
    private VoteClosing closing;

    private void behindTheTriggers(String trigger, String table, String statement, String number) {
        jdbc.sql("alter table " + table + " disable trigger " + trigger).update();
        try {
            jdbc.sql(statement).param(number).update();
        } finally {
            jdbc.sql("alter table " + table + " enable trigger " + trigger).update();
        }
    }

    private Choice counting(String number, UUID party) {
        return rows.head(number, party).orElseThrow().choice();
    }

    private void refuses(String number, UUID party, BallotEntry entry, String why) {
        assertThatThrownBy(() -> record(number, party, entry))
                .isInstanceOf(BallotRefused.class)
                .hasMessageContaining(why);
    }

    private void refused(VoteRefused.Field field, NewVote vote) {
        assertThatThrownBy(() -> votes.draft(vote, WORKER, null))
                .isInstanceOfSatisfying(
                        VoteRefused.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static List<Object> together(Callable<?>... acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.length);
        try {
            CyclicBarrier start = new CyclicBarrier(acts.length);
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<?> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<Object> answers = new ArrayList<>();
            for (Future<Object> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(paper);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            return paper.getNumberOfPages();
        }
    }

    /** For looking at. */
    private static void keep(String name, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "papers"));
        Files.write(folder.resolve(name), pdf);
    }
}
