package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.property.Card;
import cn.tongxinqiao.property.ExitStatus;
import cn.tongxinqiao.property.GradeAction;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.Rectification;
import cn.tongxinqiao.property.RectificationLink;
import cn.tongxinqiao.property.RectificationStatus;
import cn.tongxinqiao.property.Rectifications;
import cn.tongxinqiao.property.UnknownProperty;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways through property-rectification, its timers, the cards, and what does not happen on them. */
@ProcessPaths("property-rectification")
class PropertyRectificationIT extends PropertyFollowFixture {

    @Autowired
    private PlatformTransactionManager transactions;

    private static final Map<String, Object> PASSED = Map.of("result", "PASSED", "finding", "都改好了。");
    private static final Map<String, Object> FAILED = Map.of("result", "FAILED", "finding", "照明还是坏的。");

    private Rectification get(String number) {
        return rectifications.get(number);
    }

    private RectificationLink link(String number) {
        return rectifications.renewLink(number, WORKER);
    }

    /** Waits for the re-check. */
    private String due() {
        String number = ordered();
        at("2026-04-02");
        fire(number, "event_due");
        return number;
    }

    @Test
    void aBadGradeBringsOneYellowCardAndOneRectificationHoweverOftenItIsToldOf() {
        PropertyAssessment assessment = bad();
        consequences.begin(assessment);
        consequences.begin(assessment);
        String number = of(assessment);

        assertThat(running(number)).isEqualTo(1);
        assertThat(cards.of(contract.id())).singleElement().satisfies(card -> {
            assertThat(card.kind()).isEqualTo(Card.Kind.YELLOW);
            assertThat(card.validUntil()).isEqualTo(TODAY.plusYears(1));
        });
        assertThat(open(number)).containsExactly("userTask_order");
        assertThat(task(number, "userTask_order").getTenantId()).isEqualTo(COMMUNITY);
        assertThat(cards.yellow(contract.id(), QUARTER)).isZero();
        assertThat(cards.yellow(contract.id(), QUARTER.next())).isEqualTo(1);
        assertThat(cards.yellow(contract.id(), new Quarter(2027, 1))).isZero();
        assertThat(exitsOfContract()).isZero();
    }

    @Test
    void anEnoughGradeBringsAdviceOnceAndNothingElse() {
        PropertyAssessment assessment = published(QUARTER, GradeAction.ADVICE);
        consequences.begin(assessment);
        consequences.begin(assessment);
        assertThat(assessments.events(assessment.number()))
                .filteredOn(event -> event.kind().equals("ADVICE"))
                .hasSize(1);
        assertThat(cards.of(contract.id())).isEmpty();
        assertThat(rectifications.ofAssessment(assessment.number(), WORKER)).isEmpty();
    }

    @Test
    void theThirdYellowCardMakesARedOneAndAnExitInsteadOfARectification() {
        consequences.begin(published(new Quarter(2024, 1), GradeAction.RECTIFY));
        consequences.begin(published(new Quarter(2024, 3), GradeAction.RECTIFY));
        assertThat(exitsOfContract()).isZero();
        PropertyAssessment third = bad();
        consequences.begin(third);
        assertThat(cards.of(contract.id()))
                .extracting(Card::kind)
                .containsExactly(Card.Kind.YELLOW, Card.Kind.YELLOW, Card.Kind.YELLOW, Card.Kind.RED);
        assertThat(rectifications.ofAssessment(third.number(), WORKER)).isEmpty();
        assertThat(exitsOfContract()).isEqualTo(1);
        jdbc.sql("select number from property_rectification where compound = ?")
                .param(compound)
                .query(String.class)
                .list()
                .forEach(number -> assertThat(running(number)).isEqualTo(1));
    }

    @Test
    void yellowCardsThatMadeARedOneCountNoMore() {
        consequences.begin(published(new Quarter(2023, 1), GradeAction.RECTIFY));
        consequences.begin(published(new Quarter(2023, 3), GradeAction.RECTIFY));
        assertThat(cards.yellow(contract.id(), new Quarter(2024, 1))).isEqualTo(2);
        PropertyAssessment third = published(new Quarter(2024, 1), GradeAction.PROPOSE_EXIT);
        consequences.begin(third);
        consequences.begin(third);
        assertThat(cards.of(contract.id())).extracting(Card::cause).containsExactly("GRADE", "GRADE", "CARDS");
        assertThat(cards.yellow(contract.id(), new Quarter(2024, 1)))
                .as("the quarter looked at again")
                .isEqualTo(2);
        assertThat(cards.yellow(contract.id(), new Quarter(2024, 3))).isZero();
        consequences.begin(published(new Quarter(2024, 3), GradeAction.RECTIFY));
        assertThat(cards.yellow(contract.id(), QUARTER)).isEqualTo(1);
        assertThat(cards.of(contract.id())).hasSize(4);
        assertThat(exitsOfContract()).isEqualTo(1);
    }

    @Test
    void twoCardsAtOnceSeeEachOtherAndMakeOneRedOne() throws Exception {
        consequences.begin(published(new Quarter(2024, 1), GradeAction.RECTIFY));
        PropertyAssessment first = published(new Quarter(2024, 3), GradeAction.RECTIFY);
        PropertyAssessment second = bad();
        CountDownLatch given = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = threads.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                consequences.begin(first);
                given.countDown();
                pause();
            }));
            given.await();
            Future<?> other = threads.submit(() -> consequences.begin(second));
            one.get(60, TimeUnit.SECONDS);
            other.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(cards.of(contract.id()))
                .extracting(Card::kind)
                .containsExactlyInAnyOrder(Card.Kind.YELLOW, Card.Kind.YELLOW, Card.Kind.YELLOW, Card.Kind.RED);
        assertThat(exitsOfContract()).isEqualTo(1);
    }

    private static void pause() {
        try {
            Thread.sleep(1500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerAfterTheDayOfItsItemIsTakenAndMarkedAsLate() {
        String number = ordered();
        RectificationLink link = link(number);
        rectifications.answer(link, 1, "按时换了灯管。", List.of());
        at("2026-03-21");
        rectifications.answer(link(number), 2, "收支贴出来了。", List.of());
        assertThat(rectifications.summary(number)).contains("；企业答复：按时换了灯管。", "；企业逾期答复：收支贴出来了。");
    }

    @Test
    void nobodyGivesTwoOfTheOpinionsOfARecheckAndNoneIsChangedLater() {
        String number = due();
        SignedIn both = new SignedIn("street04", Set.of("role-staff", "town-440118004", "dept-housing"));
        rectifications.find(number, true, "现场看过。", both);
        assertThatThrownBy(() -> submit("street04", number, "userTask_recheck", FAILED))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("已经写过意见");
        rectifications.find(number, true, "现场看过。", HOUSING);
        submit("street04", number, "userTask_recheck", FAILED);
        assertThat(open(number)).containsExactly("userTask_decide");
        assertThatThrownBy(() -> rectifications.find(number, false, "改主意了。", HOUSING))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("正由区里定");
        assertThatThrownBy(() -> rectifications.decide(number, true, "再看。", "street04"))
                .isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> rectifications.decide(number, true, "再看。", "housing"))
                .isInstanceOf(PropertyNotYours.class);
        assertThat(rectifications.housing(number).orElseThrow().passed()).isTrue();
        submit(DISTRICT, number, "userTask_decide", FAILED);
        assertThat(get(number).status()).isEqualTo(RectificationStatus.FAILED);
    }

    @Test
    void theOrderNeedsItemsAndGoesToTheCompanyWithThirtyDays() {
        String number = opened();
        Map<String, Object> talk = Map.of("talkedOn", "2026-03-02", "talk", "企业承诺整改。");
        assertThatThrownBy(() -> submit("community04", number, "userTask_order", talk))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("还没有写整改事项");
        assertThatThrownBy(() -> rectifications.write(
                        number,
                        List.of(new Rectification.Item(0, "太晚", LocalDate.parse("2026-04-02"), "照片", null, null)),
                        WORKER))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> rectifications.write(number, List.of(item("外人")), STRANGER))
                .isInstanceOf(UnknownProperty.class);
        assertThatThrownBy(() -> rectifications.write(number, List.of(), WORKER))
                .isInstanceOf(PropertyRefused.class);
        write(number);
        submit("community04", number, "userTask_order", talk);

        assertThat(get(number).status()).isEqualTo(RectificationStatus.RUNNING);
        assertThat(get(number).lastDay()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(timer(number, "event_due").getDuedate()).isEqualTo(Instant.parse("2026-04-01T16:00:00Z"));
        assertThat(letters(number)).containsExactly("PROPERTY_ORDER");
        assertThatThrownBy(() -> write(number)).isInstanceOf(PropertyNotNow.class);
    }

    @Test
    void theCompanyAnswersWithProofByItsLinkAsLongAsItHasTime() {
        String number = ordered();
        RectificationLink link = link(number);
        rectifications.answer(link, 1, "换了灯管。", List.of(new Rectifications.Upload("灯.png", PHOTO)));
        assertThat(rectifications.items(number).get(0).answer()).isEqualTo("换了灯管。");
        assertThat(rectifications.proofs(number, 1)).hasSize(1);
        assertThat(rectifications.proofs(number, 2)).isEmpty();
        assertThatThrownBy(() -> rectifications.answer(link, 9, "没有这项", List.of()))
                .isInstanceOf(UnknownProperty.class);
        assertThatThrownBy(() -> rectifications.byLink(new RectificationLink(number, "wrong")))
                .isInstanceOf(UnknownProperty.class);
        link(number);
        assertThatThrownBy(() -> rectifications.byLink(link)).isInstanceOf(UnknownProperty.class);
        RectificationLink now = link(number);
        at("2026-04-02");
        assertThatThrownBy(() -> rectifications.answer(now, 2, "晚了", List.of())).isInstanceOf(PropertyNotNow.class);
    }

    @Test
    void theStreetGivesLongerOnce() {
        String number = ordered();
        RectificationLink link = link(number);
        assertThatThrownBy(() -> rectifications.askExtension(link, LocalDate.parse("2026-04-17"), "太长"))
                .isInstanceOf(PropertyRefused.class);
        rectifications.askExtension(link, LocalDate.parse("2026-04-16"), "配件未到。");
        assertThat(open(number)).containsExactly("userTask_extension");
        submit("street04", number, "userTask_extension", Map.of("decision", "AGREE", "reason", "情况属实。"));
        assertThat(get(number).lastDay()).isEqualTo(LocalDate.parse("2026-04-16"));
        assertThat(timer(number, "event_due").getDuedate()).isEqualTo(Instant.parse("2026-04-16T16:00:00Z"));
        assertThatThrownBy(() -> rectifications.askExtension(link, LocalDate.parse("2026-04-20"), "再延"))
                .isInstanceOf(PropertyNotNow.class);
        assertThat(open(number)).isEmpty();
    }

    @Test
    void aRefusedExtensionLeavesTheLastDay() {
        String number = ordered();
        rectifications.askExtension(number, LocalDate.parse("2026-04-10"), "企业口头提出。", WORKER);
        submit("street04", number, "userTask_extension", Map.of("decision", "REFUSE", "reason", "时间足够。"));
        assertThat(get(number).lastDay()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(timer(number, "event_due").getDuedate()).isEqualTo(Instant.parse("2026-04-01T16:00:00Z"));
    }

    @Test
    void anExtensionNobodyDecidedOnIsNotGivenAndTheRecheckComes() {
        String number = ordered();
        rectifications.askExtension(number, LocalDate.parse("2026-04-10"), "企业口头提出。", WORKER);
        at("2026-04-02");
        fire(number, "event_extensionOver");
        assertThat(open(number)).containsExactly("userTask_recheck");
        assertThat(rectifications.extension(number).orElseThrow().agreed()).isFalse();
    }

    @Test
    void theRecheckNeedsBothAndNotWhoOrdered() {
        String number = due();
        assertThat(get(number).status()).isEqualTo(RectificationStatus.RECHECK);
        assertThat(rectifications.events(number))
                .anySatisfy(event -> assertThat(event.text()).contains("企业一直没有答复"));
        assertThatThrownBy(() -> submit("street04", number, "userTask_recheck", PASSED))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("住建部门还没有");
        assertThatThrownBy(() -> rectifications.find(number, true, "不该我写", WORKER))
                .isInstanceOf(PropertyNotYours.class);
        rectifications.find(number, true, "现场看过。", HOUSING);
        assertThatThrownBy(() -> rectifications.recheck(number, true, "都改好了。", "community04"))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("整改是您下达的");
        submit("street04", number, "userTask_recheck", PASSED);
        assertThat(get(number).status()).isEqualTo(RectificationStatus.PASSED);
        assertThat(running(number)).isZero();
        assertThat(exitsOfContract()).isZero();
        assertThat(letters(number)).contains("PROPERTY_NEWS");
    }

    @Test
    void aFailedRecheckBringsARedCardTheBlackListAndOneExit() {
        String number = due();
        rectifications.find(number, false, "没有改。", HOUSING);
        submit("street04", number, "userTask_recheck", FAILED);
        rectifications.fail(number);
        assertThat(get(number).status()).isEqualTo(RectificationStatus.FAILED);
        assertThat(exitsOfContract()).isEqualTo(1);
        assertThat(exits.get(running()).status()).isEqualTo(ExitStatus.PROPOSED);
        assertThat(cards.all())
                .filteredOn(red -> red.assessment().equals(get(number).assessment()))
                .singleElement()
                .satisfies(red -> {
                    assertThat(red.since()).isEqualTo(LocalDate.parse("2026-04-02"));
                    assertThat(red.town()).isEqualTo("440118004");
                });
        assertThat(cards.of(contract.id()).get(1).validUntil()).isEqualTo(LocalDate.parse("2027-04-02"));
    }

    @Test
    void theDistrictDecidesWhenBothDoNotAgree() {
        String number = due();
        rectifications.find(number, true, "现场看过。", HOUSING);
        submit("street04", number, "userTask_recheck", FAILED);
        assertThat(open(number)).containsExactly("userTask_decide");
        submit(DISTRICT, number, "userTask_decide", PASSED);
        assertThat(get(number).status()).isEqualTo(RectificationStatus.PASSED);
    }

    @Test
    void aLateRecheckGoesToTheDistrictWhichNeedsNobody() {
        String number = due();
        at("2026-04-20");
        fire(number, "event_recheckOverdue");
        assertThat(open(number)).containsExactly("userTask_decide");
        submit(DISTRICT, number, "userTask_decide", FAILED);
        assertThat(get(number).status()).isEqualTo(RectificationStatus.FAILED);
        assertThat(exitsOfContract()).isEqualTo(1);
    }

    @Test
    void aContractThatEndedMeanwhileIsNotCheckedAnyMore() {
        String number = ordered();
        contracts.end(contract.id(), LocalDate.parse("2026-03-15"), "双方协商解除", "community04");
        at("2026-04-02");
        fire(number, "event_due");
        assertThat(get(number).status()).isEqualTo(RectificationStatus.MOOT);
        assertThat(running(number)).isZero();
        assertThat(cards.of(contract.id())).hasSize(1);
    }

    @Test
    void aRenewedContractNeitherEndsTheRectificationNorKeepsTheCompanyFromTheExit() {
        String number = ordered();
        contracts.end(contract.id(), LocalDate.parse("2026-03-15"), "期满", "community04");
        PropertyContract renewed = contracts.begin(
                new PropertyContract(
                        0,
                        contract.firm(),
                        null,
                        compound,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        300,
                        null,
                        LocalDate.parse("2026-03-16"),
                        null,
                        null),
                "community04",
                compound + "-renewed");
        at("2026-04-02");
        fire(number, "event_due");
        assertThat(open(number)).containsExactly("userTask_recheck");
        rectifications.find(number, false, "没有改。", HOUSING);
        submit("street04", number, "userTask_recheck", FAILED);
        assertThat(jdbc.sql("select contract from property_exit where compound = ? and ended_at is null")
                        .param(compound)
                        .query(Long.class)
                        .single())
                .isEqualTo(renewed.id());
    }

    @Test
    void aContractThatEndedBeforeTheOrderIsNotOrderedAnything() {
        String number = opened();
        contracts.end(contract.id(), LocalDate.parse("2026-03-01"), "双方协商解除", "community04");
        submit("community04", number, "userTask_order", Map.of("talkedOn", "2026-03-02", "talk", "已经撤场。"));
        assertThat(get(number).status()).isEqualTo(RectificationStatus.MOOT);
        assertThat(letters(number)).doesNotContain("PROPERTY_ORDER");
    }

    private int exitsOfContract() {
        return jdbc.sql("select count(*) from property_exit where contract = ?")
                .param(contract.id())
                .query(Integer.class)
                .single();
    }
}
