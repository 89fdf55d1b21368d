package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.EstateChanges;
import cn.tongxinqiao.estate.HomeEntry;
import cn.tongxinqiao.estate.OwnerEntry;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.property.AssessmentEvent;
import cn.tongxinqiao.property.AssessmentSheets;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.Grade;
import cn.tongxinqiao.property.GradeAction;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.PropertyCards;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyObjection;
import cn.tongxinqiao.property.PropertyObjections;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.ScoreCorrection;
import cn.tongxinqiao.property.UnknownProperty;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways through property-assessment from the draft on, its timers, and what does not happen on them. */
class PropertyAssessmentIT extends PublicationFixture {

    @Autowired
    private AssessmentSheets sheets;

    @Autowired
    private PropertyCards cards;

    @Autowired
    private EstateChanges changes;

    private List<String> kinds(String number) {
        return assessments.events(number).stream().map(AssessmentEvent::kind).toList();
    }

    private PropertyObjection only(String number) {
        List<PropertyObjection> all = objections.list(number, CLERK);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void decide(String number, PropertyObjection.Status status, ScoreCorrection... corrections) {
        objections.decide(number, only(number).id(), status, "核对照片后决定。", List.of(corrections), STREET);
    }

    private static ScoreCorrection cleaning(String score) {
        return new ScoreCorrection(ScoreCorrection.Part.ITEM, "cleaning", new BigDecimal(score));
    }

    @Test
    void eachHomeWhoseOwnerHasAMailAddressIsToldOfTheDraftAndHowToObject() {
        String number = drafted();
        String building = changes.addBuilding(new Building(null, get(number).compound(), "1栋", 9, false), CLERK)
                .code();
        long mailed = changes.addHome(
                building,
                new HomeEntry("1单元", "101", "1", "80", null),
                OwnerEntry.typed("", "张三、李四", "", "、l@demo.example", ""),
                "补登",
                CLERK);
        changes.addHome(
                building,
                new HomeEntry("1单元", "102", "1", "80", null),
                OwnerEntry.typed("", "王五", "", "", ""),
                "补登",
                CLERK);
        long again = changes.addHome(
                building,
                new HomeEntry("1单元", "103", "1", "80", null),
                OwnerEntry.typed("O01", "", "", "", ""),
                "补登",
                CLERK);
        post(number);
        assertThat(jdbc.sql(
                                "select business_key from letter where subject_number = ? and business_key like '%:draft:%'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "property-result:" + number + ":draft:firm",
                        "property-result:" + number + ":draft:" + mailed,
                        "property-result:" + number + ":draft:" + again);
    }

    @Test
    void theDraftIsReckonedFromWhatWasCollected() {
        String number = drafted();

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.DRAFT);
        assertThat(get(number).onsite()).isEqualByComparingTo("88");
        assertThat(get(number).departments()).isEqualByComparingTo("86");
        assertThat(get(number).owners()).isEqualByComparingTo("85");
        // 0.40 x 88 + 0.30 x 86 + 0.30 x 85
        assertThat(get(number).composite()).isEqualByComparingTo("86.50");
        assertThat(get(number).grade()).isEqualTo(Grade.GOOD);
        assertThat(get(number).explanation()).anyMatch(line -> line.contains("5 户作答，参与率 50.00%"));
        assertThat(open(number)).containsExactly("userTask_post");
        assertThat(task(number, "userTask_post")
                        .getDueDate()
                        .toInstant()
                        .atZone(clock.getZone())
                        .toLocalDate())
                .isEqualTo(LocalDate.parse("2026-07-15"));
        assertThat(letters(number)).isEmpty();
        assertThat(get(number).windowUntil()).isNull();
    }

    @Test
    void withoutAnObjectionTheDraftIsPublishedForGoodAtTheEndOfTheWindow() {
        String number = posted();
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.NOTICE);
        // Monday does not count, then five working days: to Monday of the next week, 24:00.
        assertThat(get(number).windowUntil()).isEqualTo(Instant.parse("2026-07-20T16:00:00Z"));
        // One more working day for entering papers.
        assertThat(timer(number, "event_windowEnded").getDuedate())
                .isAfter(Instant.parse("2026-07-21T01:00:00Z"))
                .isBefore(Instant.parse("2026-07-22T02:00:00Z"));
        assertThat(letters(number)).containsExactly("PROPERTY_RESULT");
        assertThat(open(number)).isEmpty();
        at(get(number).windowUntil());
        fire(number, "event_windowEnded");

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(get(number).finalAt()).isEqualTo(Instant.parse("2026-07-20T16:00:00Z"));
        assertThat(get(number).composite()).isEqualByComparingTo("86.50");
        assertThat(isRunning(number)).isFalse();
        assertThat(kinds(number)).doesNotContain("REVIEW", "CORRECTED", "UPHELD");
        assertThat(letters(number)).hasSize(2);
    }

    @Test
    void anUpheldObjectionChangesTheGrade() throws IOException {
        String number = inReview();
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.REVIEW);
        assertThat(open(number)).containsExactly("userTask_review");
        assertThatThrownBy(() -> submit(number, "userTask_review", "street06", Map.of("note", "两人复核。")))
                .hasMessageContaining("还有 1 条异议没有决定");
        decide(
                number,
                PropertyObjection.Status.UPHELD,
                cleaning("15"),
                new ScoreCorrection(ScoreCorrection.Part.DEPARTMENTS, "", new BigDecimal("90.5")));
        submit(number, "userTask_review", "street06", Map.of("note", "两人复核。"));

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        // 0.40 x 100 + 0.30 x 90.5 + 0.30 x 85
        assertThat(get(number).composite()).isEqualByComparingTo("92.65");
        assertThat(get(number).grade()).isEqualTo(Grade.EXCELLENT);
        assertThat(get(number).explanation())
                .anyMatch(line -> line.equals("复核改正：现场“环境卫生”由 3 改为 15。"))
                .noneMatch(line -> line.contains("cleaning"));
        try (PDDocument paper = Loader.loadPDF(sheets.pdf(number, CLERK))) {
            assertThat(new PDFTextStripper().getText(paper)).contains("复核由 3.00 改", "现场 100.00，部门 90.50");
        }
        assertThat(kinds(number)).contains("CORRECTED").doesNotContain("UPHELD", "ESCALATED");
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void aRejectedObjectionLeavesTheDraftAndItsReasonsGoToWhoObjected() {
        String number = inReview();
        assertThatThrownBy(() -> decide(number, PropertyObjection.Status.REJECTED, cleaning("15")))
                .isInstanceOf(PropertyRefused.class);
        decide(number, PropertyObjection.Status.REJECTED);
        assertThatThrownBy(() -> decide(number, PropertyObjection.Status.UPHELD, cleaning("15")))
                .isInstanceOf(PropertyNotNow.class);
        submit(number, "userTask_review", "street06", Map.of("note", "两人复核。"));

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(get(number).composite()).isEqualByComparingTo("86.50");
        assertThat(kinds(number)).contains("UPHELD").doesNotContain("CORRECTED");
        // Draft, decision, result.
        assertThat(letters(number)).hasSize(3);
    }

    @Test
    void whoScoredDoesNotDecideAndCorrectionsMustBePossible() {
        String number = inReview();
        jdbc.sql("update property_sheet set scorer = 'street06' where assessment = ? and role = 'STREET'")
                .param(number)
                .update();
        assertThat(objections.mayDecide(number, STREET)).isFalse();
        assertThat(shown(number, "street06", "objections"))
                .startsWith("您参加了这次考核的评分，不能复核")
                .contains("逾期转到区里");
        assertThatThrownBy(() -> decide(number, PropertyObjection.Status.REJECTED))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("参加了这次考核的评分");
        jdbc.sql("update property_sheet set scorer = 'street98' where assessment = ? and role = 'STREET'")
                .param(number)
                .update();
        assertThat(shown(number, "street06", "objections")).startsWith("第 1 号");
        for (ScoreCorrection impossible : List.of(
                cleaning("15.5"),
                cleaning("-1"),
                new ScoreCorrection(ScoreCorrection.Part.ITEM, "unknown", BigDecimal.ONE),
                new ScoreCorrection(ScoreCorrection.Part.VETO, "LIFT_UNSAFE", null),
                new ScoreCorrection(ScoreCorrection.Part.OWNERS, "", new BigDecimal("100.01")))) {
            assertThatThrownBy(() -> decide(number, PropertyObjection.Status.PARTLY, impossible))
                    .as(impossible.toString())
                    .hasMessageMatching("(?s).*\\p{IsHan}.*");
        }
        assertThatThrownBy(() -> decide(number, PropertyObjection.Status.PARTLY))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> objections.decide(
                        number, only(number).id(), PropertyObjection.Status.REJECTED, "不是我管。", List.of(), CLERK))
                .isInstanceOf(PropertyNotYours.class);
        assertThat(only(number).status()).isEqualTo(PropertyObjection.Status.OPEN);
        assertThat(get(number).composite()).isEqualByComparingTo("86.50");
    }

    @Test
    void whatTheStreetLeavesUndecidedGoesToTheDistrict() {
        String number = inReview();
        assertThat(timer(number, "event_reviewOverdue").getDuedate())
                .isEqualTo(publication.find(number).orElseThrow().reviewUntil());
        at(publication.find(number).orElseThrow().reviewUntil());
        fire(number, "event_reviewOverdue");

        assertThat(kinds(number)).contains("ESCALATED");
        assertThat(open(number)).containsExactly("userTask_review");
        assertThat(task(number, "userTask_review").getTenantId()).isEqualTo("dept-housing");
        try (EngineAccounts.Acting acting = accounts.actAs("housing")) {
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .count())
                    .isOne();
        }
        try (EngineAccounts.Acting acting = accounts.actAs("street06")) {
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .count())
                    .isZero();
        }
        assertThatThrownBy(() -> decide(number, PropertyObjection.Status.REJECTED))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("已提级");
        assertThatThrownBy(() -> objections.decide(
                        number,
                        only(number).id(),
                        PropertyObjection.Status.PARTLY,
                        "保洁加分。",
                        List.of(cleaning("5")),
                        HOUSING))
                .as("who scored for the department does not review")
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("参加了这次考核的评分");
        assertThat(objections.mayDecide(number, HOUSING)).isFalse();
        assertThat(shown(number, "housing", "objections"))
                .startsWith("您参加了这次考核的评分，不能复核")
                .doesNotContain("逾期转到区里");
        assertThat(shown(number, "housing02", "objections")).doesNotContain("不能复核");
        objections.decide(
                number,
                only(number).id(),
                PropertyObjection.Status.PARTLY,
                "保洁加分。",
                List.of(cleaning("5")),
                HOUSING_TOO);
        assertThatThrownBy(() -> submit(number, "userTask_review", "housing", Map.of("note", "区级复核。")))
                .isInstanceOf(PropertyNotYours.class);
        submit(number, "userTask_review", "housing02", Map.of("note", "区级复核。"));

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(get(number).composite()).isEqualByComparingTo("87.30");
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void belowTheTurnoutTheOwnersPartIsReckonedByTheDepartments() {
        String number = opened();
        answered(number, 2);
        ScoredAssessments.onsite(jdbc, number, 88, Set.of(), "a", "b");
        ScoredAssessments.departments(jdbc, number, "86.00");
        start(number);

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.DRAFT);
        // 0.40 x 88 + 0.60 x 86
        assertThat(get(number).composite()).isEqualByComparingTo("86.80");
        assertThat(get(number).explanation()).anyMatch(line -> line.contains("参与率不够"));
        assertThat(assessments.figures(number).orElseThrow().respondents()).isEqualTo(2);
    }

    @Test
    void withoutScoresItEndsWithoutAGradeAndSaysWhy() {
        String noSite = opened();
        ScoredAssessments.none(jdbc, noSite, "现场评分没有在期限内完成", null);
        start(noSite);
        String noContract = opened();
        ScoredAssessments.none(jdbc, noContract, null, "合同在本季内终止");
        start(noContract);
        String noDepartment = opened();
        ScoredAssessments.onsite(jdbc, noDepartment, 88, Set.of(), "a", "b");
        start(noDepartment);

        assertThat(get(noSite).notGradedWhy()).isEqualTo("现场评分没有在期限内完成。");
        assertThat(get(noContract).notGradedWhy()).isEqualTo("合同在本季内终止。");
        assertThat(get(noDepartment).notGradedWhy()).isEqualTo("没有部门在期限内评分。");
        for (String number : List.of(noSite, noContract, noDepartment)) {
            assertThat(get(number).status()).isEqualTo(AssessmentStatus.NOT_GRADED);
            assertThat(get(number).grade()).isNull();
            assertThat(isRunning(number)).isFalse();
            assertThat(letters(number)).containsExactly("PROPERTY_RESULT");
        }
    }

    @Test
    void aVetoFails() {
        String number = opened();
        answered(number, 5);
        ScoredAssessments.onsite(jdbc, number, 100, Set.of("LIFT_UNSAFE"), "a", "b");
        ScoredAssessments.departments(jdbc, number, "100");
        start(number);
        assertThat(get(number).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void aQuarterBeforeThatIsPublishedSinceTheDraftCountsForWhatFollows() {
        String number = vetoed();
        assertThat(get(number).action()).isEqualTo(GradeAction.RECTIFY);
        post(number);
        failedBefore(number, get(number).contract());

        at(get(number).windowUntil());
        fire(number, "event_windowEnded");

        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(get(number).action()).isEqualTo(GradeAction.PROPOSE_EXIT);
        assertThat(get(number).explanation()).anyMatch(line -> line.contains("由约谈并限期整改改为建议退出"));
        assertThat(kinds(number)).contains("ACTION", "RED_CARD").doesNotContain("YELLOW_CARD");
        endExits(number);
    }

    @Test
    void aRenewalOfTheContractTakesNeitherFailureNorCardFromTheCompany() {
        String number = vetoed();
        PropertyContract now = contracts.get(get(number).contract());
        PropertyContract before = contracts.begin(
                new PropertyContract(
                        0,
                        now.firm(),
                        null,
                        now.compound(),
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        now.households(),
                        null,
                        now.from().minusYears(1),
                        now.from(),
                        null),
                CLERK,
                UUID.randomUUID().toString());
        failedBefore(number, before.id());
        jdbc.sql("insert into property_card (contract, firm, assessment, cause, kind, given_on, why, valid_until)"
                        + " values (?, ?, ?, 'GRADE', 'YELLOW', '2026-01-01', '测试', '2027-01-01')")
                .params(before.id(), now.firm(), number + "-E")
                .update();

        assertThat(assessments.earlierGrades(now.id(), QUARTER)).containsExactly(Grade.FAIL);
        assertThat(cards.yellow(now.id(), QUARTER)).isOne();
        post(number);
        at(get(number).windowUntil());
        fire(number, "event_windowEnded");
        assertThat(get(number).action()).isEqualTo(GradeAction.PROPOSE_EXIT);
        endExits(number);
    }

    /** The best scores, failed by a veto, drafted. */
    private String vetoed() {
        String number = opened();
        answered(number, 5);
        ScoredAssessments.onsite(jdbc, number, 100, Set.of("LIFT_UNSAFE"), "a", "b");
        ScoredAssessments.departments(jdbc, number, "100");
        start(number);
        return number;
    }

    /** The quarter before, of a contract of the same company, published with a failure. */
    private void failedBefore(String number, long contract) {
        String quarter = QUARTER.previous().toString();
        jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand) values (?, now(), 'test', true)"
                        + " on conflict do nothing")
                .param(quarter)
                .update();
        jdbc.sql("insert into property_assessment (number, contract, quarter, firm, firm_name, compound, compound_name,"
                        + " community, town, households, rubric, status, opened_at, composite, grade, action, final_at)"
                        + " select number || '-E', ?, ?, firm, firm_name, compound, compound_name, community, town,"
                        + " households, rubric, 'FINAL', opened_at, 60, 'FAIL', 'RECTIFY', opened_at"
                        + " from property_assessment where number = ?")
                .params(contract, quarter, number)
                .update();
    }

    private void endExits(String number) {
        List<String> exits = jdbc.sql("select number from property_exit where assessment = ?")
                .param(number)
                .query(String.class)
                .list();
        assertThat(exits).hasSize(1);
        runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(exits.get(0))
                .rootProcessInstances()
                .list()
                .stream()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "end of test"));
    }

    @Test
    void hangsOnlyWithAPhotoAndOnADayThatLeavesAWindow() {
        String number = drafted();
        assertThatThrownBy(() -> submit(
                        number, "userTask_post", "community06", Map.of("postedOn", "2026-07-13", "places", "公告栏")))
                .hasMessageContaining("首日照片");
        publication.photo(number, "公示.png", PHOTO, CLERK);
        for (String day : List.of("2026-07-12", "2026-07-14")) {
            assertThatThrownBy(() ->
                            submit(number, "userTask_post", "community06", Map.of("postedOn", day, "places", "公告栏")))
                    .hasMessageContaining("张贴日期应在");
        }
        at(Instant.parse("2026-07-20T16:00:00Z"));
        assertThatThrownBy(() -> submit(
                        number, "userTask_post", "community06", Map.of("postedOn", "2026-07-13", "places", "公告栏")))
                .hasMessageContaining("公示期已经过了");
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.DRAFT);
        assertThatThrownBy(() -> companyObjects(number))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("还没有公示");
    }

    @Test
    void takesAnObjectionUntilTheLastSecondOfTheWindowAndNoneAfterIt() {
        String early = posted();
        at(Instant.parse("2026-07-20T15:59:59Z"));
        companyObjects(early);
        at(START);
        String late = posted();
        at(Instant.parse("2026-07-20T16:00:00Z"));
        assertThatThrownBy(() -> companyObjects(late))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("公示期已满");

        fire(early, "event_windowEnded");
        fire(late, "event_windowEnded");
        assertThat(get(early).status()).isEqualTo(AssessmentStatus.REVIEW);
        assertThat(get(late).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(objections.list(late, CLERK)).isEmpty();
    }

    @Test
    void ownersObjectTogetherFromOneFifthOfTheHomesOn() {
        String number = drafted();
        List<OwnerLink> homes = codes(number);
        post(number);
        UUID id = objections.byOwner(homes.get(0), "保洁没有人做。", "k1").id();
        assertThat(only(number).status()).isEqualTo(PropertyObjection.Status.COLLECTING);
        // The same home again, and the same form again, are one home and one objection.
        objections.join(homes.get(0), id);
        objections.byOwner(homes.get(0), "保洁没有人做。", "k1");
        assertThat(only(number).homes()).isOne();
        objections.join(homes.get(1), id);

        assertThat(only(number).status()).isEqualTo(PropertyObjection.Status.OPEN);
        assertThat(only(number).homes()).isEqualTo(2);
        assertThatThrownBy(() -> objections.join(new OwnerLink(number, null, null, "AAAAAAAAAA"), id))
                .isInstanceOf(UnknownProperty.class);
    }

    @Test
    void anObjectionOfTooFewOwnersLapsesAtTheEndOfTheWindow() {
        String number = drafted();
        OwnerLink home = codes(number).get(0);
        post(number);
        objections.byOwner(home, "保洁没有人做。", "k1");
        at(get(number).windowUntil());
        fire(number, "event_windowEnded");

        assertThat(only(number).status()).isEqualTo(PropertyObjection.Status.LAPSED);
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(kinds(number)).contains("LAPSED").doesNotContain("REVIEW");
    }

    @Test
    void aPaperCountsByTheDayItWasHandedInEvenWhenItIsEnteredLater() {
        String number = inReview();
        at(Instant.parse("2026-07-21T02:00:00Z"));
        PropertyObjections.OnPaper inTime =
                new PropertyObjections.OnPaper(PropertyObjection.Side.OWNERS, LocalDate.parse("2026-07-20"), 2, "停车乱。");
        PropertyObjections.OnPaper late =
                new PropertyObjections.OnPaper(PropertyObjection.Side.OWNERS, LocalDate.parse("2026-07-21"), 2, "停车乱。");
        PropertyObjections.OnPaper few =
                new PropertyObjections.OnPaper(PropertyObjection.Side.OWNERS, LocalDate.parse("2026-07-20"), 1, "停车乱。");
        assertThatThrownBy(() -> objections.onPaper(number, late, "表.png", PHOTO, CLERK, "p0"))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("不在期内");
        assertThatThrownBy(() -> objections.onPaper(number, inTime, null, null, CLERK, "p1"))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> objections.onPaper(number, inTime, "表.png", PHOTO, STRANGER, "p1"))
                .isInstanceOf(UnknownProperty.class);
        assertThat(objections
                        .onPaper(number, inTime, "表.png", PHOTO, CLERK, "p1")
                        .status())
                .isEqualTo(PropertyObjection.Status.OPEN);
        objections.onPaper(number, inTime, "表.png", PHOTO, CLERK, "p1");
        assertThat(objections.onPaper(number, few, "表.png", PHOTO, CLERK, "p2").status())
                .isEqualTo(PropertyObjection.Status.LAPSED);

        assertThat(objections.list(number, CLERK)).hasSize(3);
        assertThatThrownBy(() -> submit(number, "userTask_review", "street06", Map.of("note", "复核。")))
                .hasMessageContaining("还有 2 条异议");
    }

    @Test
    void aChangeOfTheCalendarMovesTheWindowOnlyToALaterDay() {
        String number = posted();
        assertThat(rounds.round()).isZero();
        // As if two days of the window had become days off since.
        jdbc.sql("update property_publication set notice_limit = '7WD' where assessment = ?")
                .param(number)
                .update();
        rounds.round();
        assertThat(get(number).windowUntil()).isEqualTo(Instant.parse("2026-07-22T16:00:00Z"));
        assertThat(timer(number, "event_windowEnded").getDuedate())
                .isAfter(Instant.parse("2026-07-23T01:00:00Z"))
                .isBefore(Instant.parse("2026-07-24T02:00:00Z"));
        jdbc.sql("update property_publication set notice_limit = '3WD' where assessment = ?")
                .param(number)
                .update();
        rounds.round();
        assertThat(get(number).windowUntil()).isEqualTo(Instant.parse("2026-07-22T16:00:00Z"));
    }

    @Test
    void anObjectionAndTheEndOfTheWindowAtOnceLoseNothing() throws Exception {
        for (int turn = 0; turn < 5; turn++) {
            at(START);
            String number = posted();
            Instant end = get(number).windowUntil();
            at(end.minusMillis(1));
            String job = timer(number, "event_windowEnded").getId();
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService two = Executors.newFixedThreadPool(2);
            two.submit(() -> {
                go.await();
                taken.add(companyObjects(number).id().toString());
                return null;
            });
            two.submit(() -> {
                go.await();
                management.executeJob(job);
                return null;
            });
            go.countDown();
            two.shutdown();
            assertThat(two.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            assertThat(objections.list(number, CLERK)).hasSize(taken.size());
            assertThat(get(number).status())
                    .isEqualTo(taken.isEmpty() ? AssessmentStatus.FINAL : AssessmentStatus.REVIEW);
        }
    }

    /** Codes of homes; those given out before are shown to nobody again. */
    private List<OwnerLink> codes(String number) {
        jdbc.sql("delete from property_survey_code where assessment = ?")
                .param(number)
                .update();
        jdbc.sql("update property_survey set closed_at = null, respondents = null, praise = null, turnout = null,"
                        + " valid = null, score = null where assessment = ?")
                .param(number)
                .update();
        List<OwnerLink> homes = homes(number, HOUSEHOLDS);
        survey.close(number);
        return homes;
    }

    private String shown(String number, String account, String field) {
        try (EngineAccounts.Acting acting = accounts.actAs(account)) {
            return forms.getTaskFormVariables(task(number, "userTask_review").getId())
                    .get(field)
                    .toString();
        }
    }
}
