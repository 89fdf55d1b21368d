package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.property.Card;
import cn.tongxinqiao.property.ExitStatus;
import cn.tongxinqiao.property.GradeAction;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyExits.Paper;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.PublicGrades;
import cn.tongxinqiao.property.UnknownProperty;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways through property-exit, its timers, and what does not happen on them. */
@ProcessPaths("property-exit")
class PropertyExitIT extends PropertyFollowFixture {

    @Autowired
    private PublicGrades grades;

    private static final Map<String, Object> LATE = Map.of("course", "NO_VOTE", "reason", "业主大会决定再看一年。");

    private Map<String, Object> next(String kind, String from, String lastDay, String reason) {
        Map<String, Object> form = new HashMap<>(Map.of("kind", kind, "firm", compound + "-NEW", "from", from));
        if (lastDay != null) {
            form.put("lastDay", lastDay);
        }
        if (reason != null) {
            form.put("reason", reason);
        }
        return form;
    }

    private void vote(String number, String vote) {
        submit("street04", number, "userTask_vote", Map.of("course", "VOTE", "vote", vote));
    }

    @Test
    void isProposedOnceWithRedCardAndBlackListHoweverOftenItIsToldOf() {
        PropertyAssessment assessment = published(QUARTER, GradeAction.PROPOSE_EXIT);
        consequences.begin(assessment);
        consequences.begin(assessment);
        String number = running();
        assertThat(running(number)).isEqualTo(1);
        assertThat(cards.of(contract.id())).extracting(Card::kind).containsExactly(Card.Kind.RED);
        assertThat(told(number)).containsExactly("PROPOSED");
        assertThat(exit(number).voteUntil()).isEqualTo(TODAY.plusDays(60));
        assertThat(timer(number, "event_voteOverdue").getDuedate()).isEqualTo(Instant.parse("2026-05-01T16:00:00Z"));
        assertThat(rectifications.ofAssessment(assessment.number(), WORKER)).isEmpty();
    }

    @Test
    void aSecondProposalJoinsTheOneThatRuns() {
        String number = proposed();
        consequences.begin(published(QUARTER.next(), GradeAction.PROPOSE_EXIT));
        assertThat(running()).isEqualTo(number);
        assertThat(told(number)).containsExactly("PROPOSED", "PROPOSED_AGAIN");
        assertThat(running(number)).isEqualTo(1);
    }

    @Test
    void twoProposalsAtOnceAreOneExit() throws Exception {
        List<PropertyAssessment> both = List.of(
                published(QUARTER, GradeAction.PROPOSE_EXIT), published(QUARTER.next(), GradeAction.PROPOSE_EXIT));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<? extends Future<?>> done = both.stream()
                    .map(one -> threads.submit(() -> {
                        go.await();
                        consequences.begin(one);
                        return null;
                    }))
                    .toList();
            go.countDown();
            for (Future<?> one : done) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(told(running())).containsExactly("PROPOSED", "PROPOSED_AGAIN");
        assertThat(cards.of(contract.id())).hasSize(2);
    }

    @Test
    void aContractThatHasEndedIsNotProposedAnything() {
        contracts.end(contract.id(), LocalDate.parse("2026-03-01"), "双方协商解除", "community04");
        consequences.begin(published(QUARTER, GradeAction.PROPOSE_EXIT));
        assertThat(jdbc.sql("select count(*) from property_exit where contract = ?")
                        .param(contract.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aContractThatEndsElsewhereEndsTheExit() {
        String number = proposed();
        contracts.end(contract.id(), LocalDate.parse("2026-03-10"), "双方协商解除", "community04");
        at("2026-03-11");
        submit("community04", number, "userTask_vote", LATE);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.ELSEWHERE);
        assertThat(running(number)).isZero();
    }

    @Test
    void theVoteMustRunAndAskAllOwnersAboutTheCompany() {
        String number = proposed();
        String other = openVote("OTHER");
        assertThatThrownBy(() -> vote(number, other))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("事项不是");
        assertThatThrownBy(() -> vote(number, "BJ209901010001"))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("没有投票");
        String cancelled = openVote("FIRM");
        votes.cancel(cancelled, "写错了", WORKER);
        assertThatThrownBy(() -> vote(number, cancelled)).isInstanceOf(FormRefused.class);
        assertThat(open(number)).containsExactly("userTask_vote");
        assertThat(exits.votes(number)).isEmpty();
        assertThat(exit(number).status()).isEqualTo(ExitStatus.PROPOSED);
    }

    @Test
    void aPassedVoteLeadsToTheNoticeOfSixtyDays() {
        String number = proposed();
        String vote = openVote("FIRM");
        vote(number, vote);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.VOTING);
        assertThat(timers(number, "event_voteOverdue")).isEmpty();
        agree(vote);
        close(vote);
        assertThat(open(number)).containsExactly("userTask_notice");
        Map<String, Object> notice = Map.of("deliveredOn", "2026-03-10");
        assertThatThrownBy(() -> submit("community04", number, "userTask_notice", notice))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("书面通知");
        exits.addPaper(number, Paper.NOTICE, "通知.png", PHOTO, WORKER);
        assertThatThrownBy(() -> submit("community04", number, "userTask_notice", Map.of("deliveredOn", "2026-03-11")))
                .isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> submit("community04", number, "userTask_notice", Map.of("deliveredOn", "2026-03-01")))
                .isInstanceOf(FormRefused.class);
        submit("community04", number, "userTask_notice", notice);
        assertThat(exit(number).noticeUntil()).isEqualTo(LocalDate.parse("2026-05-09"));
        assertThat(timer(number, "event_noticeOver").getDuedate()).isEqualTo(Instant.parse("2026-05-09T16:00:00Z"));
        assertThat(letters(number)).containsExactly("PROPERTY_NEWS");
        assertThat(running(number)).isEqualTo(1);
    }

    @Test
    void aDismissalIsNotNoticedBeforeTheOwnersHaveDecided() {
        String number = proposed();
        String vote = openVote("FIRM");
        vote(number, vote);
        agree(vote);
        close(vote);
        at("2026-03-20");
        exits.addPaper(number, Paper.NOTICE, "通知.png", PHOTO, WORKER);
        assertThatThrownBy(() -> submit("community04", number, "userTask_notice", Map.of("deliveredOn", "2026-03-09")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("2026-03-10");
        submit("community04", number, "userTask_notice", Map.of("deliveredOn", "2026-03-10"));
        assertThat(exit(number).noticeUntil()).isEqualTo(LocalDate.parse("2026-05-09"));
    }

    @Test
    void aVoteThatFailsKeepsTheCompany() {
        String number = proposed();
        String vote = openVote("FIRM");
        vote(number, vote);
        close(vote);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.STAYS);
        assertThat(running(number)).isZero();
        assertThat(contracts.get(contract.id()).until()).isNull();
        assertThat(published()).singleElement().satisfies(one -> assertThat(one.what())
                .contains("没有通过解聘", "继续服务"));
        consequences.begin(published(QUARTER.next(), GradeAction.PROPOSE_EXIT));
        assertThat(running()).isNotEqualTo(number);
    }

    @Test
    void aVoteCalledOffGoesBackToTheOwnersWithNewTime() {
        String number = proposed();
        String vote = openVote("FIRM");
        vote(number, vote);
        at("2026-03-08");
        votes.cancel(vote, "要补材料", WORKER);
        assertThat(open(number)).containsExactly("userTask_vote");
        assertThat(exit(number).status()).isEqualTo(ExitStatus.PROPOSED);
        assertThat(timer(number, "event_voteOverdue").getDuedate()).isEqualTo(Instant.parse("2026-05-07T16:00:00Z"));
        String again = openVote("FIRM");
        vote(number, again);
        assertThat(exits.votes(number)).hasSize(2);
    }

    @Test
    void aVoteNobodyBeginsIsRemindedOnceAndThenOver() {
        String number = proposed();
        at("2026-05-02");
        fire(number, "event_voteOverdue");
        assertThat(open(number)).containsExactly("userTask_vote");
        assertThat(told(number)).containsExactly("PROPOSED", "VOTE_OVERDUE");
        assertThat(letters(number)).contains("PROPERTY_REMINDER").doesNotContain("PROPERTY_NEWS");
        assertThat(exit(number).voteUntil()).isEqualTo(LocalDate.parse("2026-07-01"));
        at("2026-07-02");
        fire(number, "event_voteOverdue");
        assertThat(exit(number).status()).isEqualTo(ExitStatus.NO_VOTE);
        assertThat(running(number)).isZero();
    }

    @Test
    void theOwnersMayDecideNotToVoteAndTheProposalMayBeTakenBack() {
        String number = proposed();
        assertThatThrownBy(() -> submit("community04", number, "userTask_vote", Map.of("course", "NO_VOTE")))
                .isInstanceOf(FormRefused.class);
        submit("community04", number, "userTask_vote", LATE);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.NO_VOTE);
        consequences.begin(published(QUARTER.next(), GradeAction.PROPOSE_EXIT));
        String second = running();
        submit("community04", second, "userTask_vote", Map.of("course", "WITHDRAWN", "reason", "考核结果更正。"));
        assertThat(exit(second).status()).isEqualTo(ExitStatus.WITHDRAWN);
        assertThat(exit(second).endReason()).contains("考核结果更正");
        assertThat(running(second)).isZero();
    }

    @Test
    void aWrittenAgreementHandsOverEarly() {
        String number = noticed();
        LocalDate day = LocalDate.parse("2026-03-20");
        assertThatThrownBy(() -> exits.early(number, day, WORKER))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("提前交接协议");
        exits.addPaper(number, Paper.EARLY, "协议.png", PHOTO, WORKER);
        assertThatThrownBy(() -> exits.early(number, LocalDate.parse("2026-05-01"), WORKER))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> exits.early(number, day, HOUSING)).isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> exits.early(number, day, STRANGER)).isInstanceOf(UnknownProperty.class);
        exits.early(number, day, WORKER);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.HANDOVER);
        assertThat(exit(number).lastDay()).isEqualTo(day);
        assertThat(timers(number, "event_noticeOver")).isEmpty();
        assertThatThrownBy(() -> exits.early(number, day, WORKER)).isInstanceOf(PropertyNotNow.class);
    }

    @Test
    void aNewContractEndsTheOldOneTheDayBeforeAndClosesTheFile() {
        String number = handedOver();
        assertThatThrownBy(() ->
                        submit("community04", number, "userTask_successor", next("CONTRACT", "2026-05-01", null, null)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("不能早于 2026-05-02");
        Map<String, Object> same = new HashMap<>(next("CONTRACT", "2026-05-10", null, null));
        same.put("firm", compound + "-OLD");
        assertThatThrownBy(() -> submit("community04", number, "userTask_successor", same))
                .isInstanceOf(FormRefused.class);
        submit("community04", number, "userTask_successor", next("CONTRACT", "2026-05-10", null, null));
        assertThat(contracts.get(contract.id()).until()).isEqualTo(LocalDate.parse("2026-05-10"));
        PropertyContract entered =
                contracts.on(compound, LocalDate.parse("2026-05-10")).orElseThrow();
        assertThat(entered.firm()).isEqualTo(compound + "-NEW");
        assertThat(entered.households()).isEqualTo(300);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.CLOSED);
        assertThat(running(number)).isZero();
        exits.close(number);
        assertThat(told(number)).containsOnlyOnce("CLOSED");
    }

    @Test
    void aContractThatOverlapsAnotherIsRefusedAndNothingEnds() {
        String number = handedOver();
        contracts.end(contract.id(), LocalDate.parse("2026-05-03"), "提前离场", "community04");
        contracts.begin(
                new PropertyContract(
                        0,
                        compound + "-NEW",
                        null,
                        compound,
                        null,
                        null,
                        PropertyContract.Kind.INTERIM,
                        300,
                        null,
                        LocalDate.parse("2026-05-05"),
                        null,
                        null),
                "community04",
                compound + "-overlap");
        assertThatThrownBy(() ->
                        submit("community04", number, "userTask_successor", next("CONTRACT", "2026-05-10", null, null)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("已经有物业服务合同");
        assertThat(exit(number).status()).isEqualTo(ExitStatus.SUCCESSOR);
        assertThat(open(number)).containsExactly("userTask_successor");
    }

    @Test
    void interimServiceIsLookedAtWhenItEndsAndExtendedWithAReasonOrFollowed() {
        String number = handedOver();
        assertThatThrownBy(() -> submit(
                        "community04", number, "userTask_successor", next("INTERIM", "2026-05-10", "2026-11-10", null)))
                .isInstanceOf(FormRefused.class);
        submit("community04", number, "userTask_successor", next("INTERIM", "2026-05-10", "2026-08-09", null));
        assertThat(exit(number).status()).isEqualTo(ExitStatus.INTERIM);
        assertThat(open(number)).isEmpty();
        assertThat(timer(number, "event_interimOver").getDuedate()).isEqualTo(Instant.parse("2026-08-09T16:00:00Z"));
        at("2026-08-10");
        fire(number, "event_interimOver");
        assertThat(letters(number)).contains("PROPERTY_REMINDER");
        assertThatThrownBy(() -> submit(
                        "community04", number, "userTask_successor", next("INTERIM", "2026-08-10", "2026-10-01", null)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("延长的原因");
        submit("community04", number, "userTask_successor", next("INTERIM", "2026-08-10", "2026-10-01", "业主还没选出。"));
        assertThat(exit(number).interimTimes()).isEqualTo(2);
        at("2026-10-02");
        fire(number, "event_interimOver");
        firm(compound + "-GOOD", null);
        Map<String, Object> good = new HashMap<>(next("CONTRACT", "2026-10-02", null, null));
        good.put("firm", compound + "-GOOD");
        submit("community04", number, "userTask_successor", good);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.CLOSED);
        assertThat(contracts
                        .on(compound, LocalDate.parse("2026-09-01"))
                        .orElseThrow()
                        .kind())
                .isEqualTo(PropertyContract.Kind.INTERIM);
        assertThat(contracts
                        .on(compound, LocalDate.parse("2026-10-02"))
                        .orElseThrow()
                        .firm())
                .isEqualTo(compound + "-GOOD");
    }

    private List<PublicGrades.Change> published() {
        String name = exit(jdbc.sql("select max(number) from property_exit where compound = ?")
                        .param(compound)
                        .query(String.class)
                        .single())
                .compoundName();
        return grades.changes().stream()
                .filter(one -> one.compound().equals(name))
                .toList();
    }

    @Test
    void aCompanyFoundDuringInterimServiceEndsItEarly() {
        String number = handedOver();
        assertThatThrownBy(() -> exits.successorFound(number, WORKER)).isInstanceOf(PropertyNotNow.class);
        submit("community04", number, "userTask_successor", next("INTERIM", "2026-05-10", "2026-11-09", null));
        assertThat(published()).singleElement().satisfies(one -> {
            assertThat(one.what()).contains("应急物业服务，到 2026-11-09 为止");
            assertThat(one.on()).isEqualTo(LocalDate.parse("2026-05-10"));
        });
        at("2026-06-20");
        assertThatThrownBy(() -> exits.successorFound(number, HOUSING)).isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> exits.successorFound(number, STRANGER)).isInstanceOf(UnknownProperty.class);
        assertThat(open(number)).isEmpty();
        exits.successorFound(number, WORKER);
        assertThat(open(number)).containsExactly("userTask_successor");
        assertThat(timers(number, "event_interimOver")).isEmpty();
        assertThatThrownBy(() -> exits.successorFound(number, WORKER)).isInstanceOf(PropertyNotNow.class);
        assertThat(told(number)).containsOnlyOnce("SUCCESSOR_FOUND").doesNotContain("INTERIM_OVER");
        firm(compound + "-GOOD", null);
        Map<String, Object> good = new HashMap<>(next("CONTRACT", "2026-07-01", null, null));
        good.put("firm", compound + "-GOOD");
        submit("community04", number, "userTask_successor", good);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.CLOSED);
        assertThat(running(number)).isZero();
        PropertyContract interim =
                contracts.on(compound, LocalDate.parse("2026-06-30")).orElseThrow();
        assertThat(interim.kind()).isEqualTo(PropertyContract.Kind.INTERIM);
        assertThat(interim.until()).isEqualTo(LocalDate.parse("2026-07-01"));
        assertThat(contracts
                        .on(compound, LocalDate.parse("2026-07-01"))
                        .orElseThrow()
                        .firm())
                .isEqualTo(compound + "-GOOD");
        assertThat(published()).singleElement().satisfies(one -> assertThat(one.what())
                .contains(compound + "-OLD物业退出", compound + "-GOOD物业自 2026-07-01 起服务"));
        at("2027-06-21");
        assertThat(published()).isEmpty();
    }

    @Test
    void interimServiceThatStaysAfterAllIsExtendedAndStillReminded() {
        String number = handedOver();
        submit("community04", number, "userTask_successor", next("INTERIM", "2026-05-10", "2026-08-09", null));
        at("2026-06-20");
        exits.successorFound(number, WORKER);
        submit("community04", number, "userTask_successor", next("INTERIM", "2026-07-01", "2026-12-20", "新企业没有谈成。"));
        assertThat(exit(number).status()).isEqualTo(ExitStatus.INTERIM);
        assertThat(exit(number).interimTimes()).isEqualTo(2);
        assertThat(timer(number, "event_interimOver").getDuedate()).isEqualTo(Instant.parse("2026-12-20T16:00:00Z"));
        at("2026-12-21");
        fire(number, "event_interimOver");
        assertThat(told(number)).containsOnlyOnce("INTERIM_OVER");
        assertThat(open(number)).containsExactly("userTask_successor");
        assertThat(exit(number).status()).isEqualTo(ExitStatus.SUCCESSOR);
    }

    @Test
    void aContractThatRanOutWithinTheNoticeIsFollowedAtOnce() {
        String number = handedOver();
        contracts.end(contract.id(), LocalDate.parse("2026-04-20"), "期满", "community04");
        assertThatThrownBy(() ->
                        submit("community04", number, "userTask_successor", next("CONTRACT", "2026-04-20", null, null)))
                .isInstanceOf(FormRefused.class);
        submit("community04", number, "userTask_successor", next("CONTRACT", "2026-04-21", null, null));
        assertThat(exit(number).status()).isEqualTo(ExitStatus.CLOSED);
    }

    @Test
    void theContractSomebodyHasEnteredAlreadyIsTakenAndNotEnteredTwice() {
        String number = handedOver();
        contracts.end(contract.id(), LocalDate.parse("2026-04-20"), "提前离场", "community04");
        PropertyContract there = contracts.begin(
                new PropertyContract(
                        0,
                        compound + "-NEW",
                        null,
                        compound,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        310,
                        null,
                        LocalDate.parse("2026-04-21"),
                        null,
                        null),
                "street04",
                compound + "-there");
        assertThatThrownBy(() ->
                        submit("community04", number, "userTask_successor", next("CONTRACT", "2026-05-10", null, null)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("2026-04-21 起");
        submit("community04", number, "userTask_successor", next("CONTRACT", "2026-04-21", null, null));
        assertThat(exit(number).status()).isEqualTo(ExitStatus.CLOSED);
        assertThat(exit(number).successor()).isEqualTo(there.id());
        assertThat(contracts.get(there.id()).until()).isNull();
        assertThat(contracts.get(contract.id()).until()).isEqualTo(LocalDate.parse("2026-04-21"));
        assertThat(jdbc.sql("select count(*) from property_contract where compound = ?")
                        .param(compound)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aLateHandoverIsSupervisedAndGoesOn() {
        String number = handingOver();
        at("2026-06-01");
        fire(number, "event_handoverOverdue");
        assertThat(told(number)).contains("HANDOVER_OVERDUE");
        assertThat(exit(number).status()).isEqualTo(ExitStatus.HANDOVER);
        assertThat(open(number)).containsExactly("userTask_duty", "userTask_duty", "userTask_duty");
    }
}
