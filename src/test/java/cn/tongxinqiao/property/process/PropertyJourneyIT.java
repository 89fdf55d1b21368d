package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.property.AssessmentPublication;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.Card;
import cn.tongxinqiao.property.ExitStatus;
import cn.tongxinqiao.property.FirmLinks;
import cn.tongxinqiao.property.Grade;
import cn.tongxinqiao.property.GradeAction;
import cn.tongxinqiao.property.HandoverItem;
import cn.tongxinqiao.property.HandoverItem.State;
import cn.tongxinqiao.property.Handovers;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.OwnerSurvey;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyCards;
import cn.tongxinqiao.property.PropertyExit;
import cn.tongxinqiao.property.PropertyExits;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyObjection;
import cn.tongxinqiao.property.PropertyObjections;
import cn.tongxinqiao.property.PropertyReport;
import cn.tongxinqiao.property.PropertyReports;
import cn.tongxinqiao.property.PublicGrades;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.Rectification;
import cn.tongxinqiao.property.RectificationStatus;
import cn.tongxinqiao.property.Rectifications;
import cn.tongxinqiao.property.ReportBase;
import cn.tongxinqiao.property.SettledScore;
import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.Count;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.Tally;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Four quarters of the demo's worst company with the demo's figures, from its first grade to the file of its exit. */
@IntegrationTest
class PropertyJourneyIT extends CollectFixture {

    private static final int YEAR = 2027;
    private static final int HOMES = 600;
    private static final int ANSWERS = 350;
    private static final int PAPERS = 50;
    private static final String CODE = "NCJ27";
    private static final String COMPOUND = "宁翠居二期（虚构）";
    private static final String FIRM_C = CODE + "-C";
    private static final String FIRM_D = CODE + "-D";
    private static final String TOWN = "440118002";
    private static final List<String> DEPARTMENTS = List.of("housing", "fire", "urban", "police", "market");
    private static final List<String> ITEMS = List.of(
            "basicManagement",
            "order",
            "cleaning",
            "greening",
            "facility",
            "fire",
            "disclosure",
            "complaint",
            "coBuilding");

    /** Points of the answers, in the order of the choices. */
    private static final int[] POINTS = {100, 85, 60, 30, 0};

    private static final int SATISFIED = 1;
    private static final int UNSATISFIED = 3;
    /** Six questions that weigh one, and the last, about everything, that weighs two. */
    private static final int QUESTIONS = 7;

    private static final int WEIGHTS = 8;

    private static final SignedIn SECRETARY =
            new SignedIn("secretary02", Set.of("role-staff", "community-" + COMMUNITY));
    /** Somebody else of the street; there is only one in the demo, and who scored may not look at it again. */
    private static final SignedIn REVIEWER = new SignedIn("street02zhou", Set.of("role-staff", "town-" + TOWN));

    private static final SignedIn HOUSING_TOO = new SignedIn("housing02", Set.of("role-staff", "dept-housing"));

    private static final SignedIn POLICE = new SignedIn("police", Set.of("role-staff", "dept-police"));

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    private int port;

    @Autowired
    private FirmLinks firmLinks;

    @Autowired
    private LinkTokens tokens;

    @Autowired
    private OwnerSurvey survey;

    @Autowired
    private AssessmentPublication publication;

    @Autowired
    private PropertyObjections objections;

    @Autowired
    private Rectifications rectifications;

    @Autowired
    private PropertyCards cards;

    @Autowired
    private PropertyExits exits;

    @Autowired
    private Handovers handovers;

    @Autowired
    private PublicGrades grades;

    @Autowired
    private PropertyReports report;

    @Autowired
    private OwnerVotes votes;

    @Autowired
    private Ballots ballots;

    @Autowired
    private FieldCipher cipher;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identities;

    private final List<String> numbers = new ArrayList<>();
    private final List<UUID> parties = new ArrayList<>();
    private PropertyContract contract;

    @BeforeEach
    void aCompoundOfSixHundredHomes() {
        at("2027-01-04T09:00");
        User reviewer = identities.newUser(REVIEWER.id());
        identities.saveUser(reviewer);
        identities
                .createGroupQuery()
                .groupMember(STREET.id())
                .list()
                .forEach(group -> identities.createMembership(REVIEWER.id(), group.getId()));
        identities
                .createTenantQuery()
                .userMember(STREET.id())
                .list()
                .forEach(tenant -> identities.createTenantUserMembership(tenant.getId(), REVIEWER.id()));
        register();
        contracts.addFirm(new PropertyFirm(FIRM_C, "示例C物业二部（虚构）", null, "c@firm.example"), HOUSING);
        contracts.addFirm(new PropertyFirm(FIRM_D, "示例D物业二部（应急，虚构）", null, "d@firm.example"), HOUSING);
        contract = contracts.begin(
                new PropertyContract(
                        0,
                        FIRM_C,
                        null,
                        CODE,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        HOMES,
                        null,
                        LocalDate.of(YEAR, 1, 1),
                        null,
                        null),
                WORKER.id(),
                CODE);
    }

    /** Other tests ask for the newest quarter and the newest requests. */
    @AfterEach
    void outOfTheWayOfOthers() {
        identities.deleteUser(REVIEWER.id());
        numbers.forEach(this::end);
        IntStream.rangeClosed(1, 4).forEach(quarter -> end(YEAR + "Q" + quarter));
        jdbc.sql("delete from service_request where compound = ?").param(CODE).update();
        jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand) select"
                        + " replace(quarter, '2027', '2012'), opened_at, opened_by, by_hand from property_quarter"
                        + " where quarter like '2027Q%'")
                .update();
        jdbc.sql("update property_assessment set quarter = replace(quarter, '2027', '2012') where compound = ?")
                .param(CODE)
                .update();
        jdbc.sql("update property_card set given_on = given_on - interval '15 years',"
                        + " valid_until = valid_until - interval '15 years' where contract = ?")
                .param(contract.id())
                .update();
        jdbc.sql("delete from property_quarter where quarter like '2027Q%'").update();
    }

    @Test
    void fourQuartersLeadFromAdviceByTwoFailuresAndAVoteToAnotherCompany() {
        String first = firstQuarterIsEnough();
        String second = secondQuarterFailsInSpiteOfTheObjection();
        String rectification = theCompanyNeverAnswersTheOrder(second);
        String exit = theFailedRecheckProposesTheExit(second, rectification);
        String third = thirdQuarterJoinsTheExit(exit);
        theOwnersDismissTheCompany(exit);
        theJointGroupTakesOver(exit);
        theInterimCompanyServes(exit);
        fourthQuarterIsNotGraded();
        theNewContractClosesTheFile(exit);

        assertThat(List.of(first, second, third))
                .extracting(number -> assessments.get(number).composite().toPlainString())
                .containsExactly("70.60", "62.20", "57.50");
        publicPagesSaySo();
        theReportSaysSo();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("property-exit")
                        .processInstanceBusinessKey(exit)
                        .list())
                .singleElement()
                .satisfies(one -> assertThat(one.getEndTime()).isNotNull());
        for (String number : numbers) {
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(number)
                            .count())
                    .as(number)
                    .isZero();
        }
    }

    private String firstQuarterIsEnough() {
        at("2027-04-01T09:00");
        String number = openQuarter(1).get(0);
        complaints(1, 45, "2027-02-10");
        report(number, 330);
        score(number, WORKER, sheet(7, 7, 11, 6, 10, 8, 7, 7, 7), Map.of());
        score(number, STREET, sheet(7, 7, 11, 6, 10, 8, 7, 7, 7), Map.of());
        assertThat(onsite.outcome(number)).extracting(SettledScore::way).containsOnly(SettledScore.Way.SAME);
        assertThat(open(number)).doesNotContain("userTask_joint");
        departments(number, "72");
        owners(number, "70.0", 231);
        fire(number, "event_surveyOver");

        drafted(number, "70.00", "72.00", "70.00", "70.60", Grade.PASS, GradeAction.ADVICE);
        assertThat(grades.list(new Quarter(YEAR, 1), TOWN, 1))
                .as("a draft that does not hang")
                .isEmpty();
        post(number);
        fire(number, "event_windowEnded");
        assertThat(assessments.get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(told(number))
                .contains("ADVICE")
                .doesNotContain("OBJECTED", "REVIEW", "CORRECTED", "YELLOW_CARD", "RED_CARD", "EXIT_PROPOSED");
        assertThat(cards.of(contract.id())).isEmpty();
        assertThat(rectifications.ofAssessment(number, WORKER)).isEmpty();
        assertThat(exitsOfContract()).isEmpty();
        return number;
    }

    private String secondQuarterFailsInSpiteOfTheObjection() {
        at("2027-07-01T09:00");
        String number = openQuarter(2).get(0);
        complaints(2, 49, "2027-05-10");
        report(number, 318);
        score(number, WORKER, sheet(6, 7, 10, 5, 11, 7, 5, 5, 7), Map.of());
        score(number, STREET, sheet(6, 7, 10, 5, 7, 7, 5, 5, 7), Map.of());
        assertThatThrownBy(() -> submit(number, "userTask_joint", STREET.id(), Map.of()))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("设施设备");
        onsite.settleJointly(
                number, SettledScore.Kind.ITEM, "facility", new BigDecimal("9"), "电梯停运九天，一起看过维保记录。", WORKER);
        submit(number, "userTask_joint", STREET.id(), Map.of());
        assertThat(onsite.outcome(number))
                .filteredOn(one -> one.way() != SettledScore.Way.SAME)
                .extracting(SettledScore::code, SettledScore::score)
                .containsExactly(Tuple.tuple("facility", new BigDecimal("9.00")));
        departments(number, "66");
        owners(number, "60.0", 214);
        fire(number, "event_surveyOver");

        drafted(number, "61.00", "66.00", "60.00", "62.20", Grade.FAIL, GradeAction.RECTIFY);
        post(number);
        at(assessments.get(number).windowUntil().minusSeconds(1));
        PropertyObjection objection = objections.byCompany(
                number,
                tokens.tokenFor("property-firm-objection:" + number),
                "电梯停运是等配件，不应扣这么多分。",
                UUID.randomUUID().toString());
        fire(number, "event_windowEnded");
        assertThat(assessments.get(number).status()).isEqualTo(AssessmentStatus.REVIEW);
        assertThat(cards.of(contract.id())).as("nothing follows a draft").isEmpty();
        assertThatThrownBy(() -> decide(number, objection, STREET))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("参加了这次考核的评分");
        decide(number, objection, REVIEWER);
        submit(number, "userTask_review", REVIEWER.id(), Map.of("note", "两人复核，维持。"));

        assertThat(assessments.get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(assessments.get(number).composite()).isEqualByComparingTo("62.20");
        assertThat(objections.list(number, SECRETARY)).singleElement().satisfies(one -> assertThat(one.status())
                .isEqualTo(PropertyObjection.Status.REJECTED));
        assertThat(told(number))
                .contains("UPHELD", "YELLOW_CARD")
                .doesNotContain("CORRECTED", "ESCALATED", "RED_CARD", "EXIT_PROPOSED");
        assertThat(cards.of(contract.id())).extracting(Card::kind).containsExactly(Card.Kind.YELLOW);
        assertThat(exitsOfContract()).isEmpty();
        assertThat(blackLines()).isEmpty();
        return number;
    }

    private String theCompanyNeverAnswersTheOrder(String second) {
        at("2027-07-28T09:00");
        String number =
                rectifications.ofAssessment(second, WORKER).orElseThrow().number();
        numbers.add(number);
        rectifications.write(
                number,
                List.of(
                        new Rectification.Item(0, "电梯修好并恢复运行", LocalDate.of(YEAR, 8, 10), "维保记录", null, null),
                        new Rectification.Item(0, "公示公共收益", LocalDate.of(YEAR, 8, 20), "公示照片", null, null)),
                WORKER);
        submit(number, "userTask_order", WORKER.id(), Map.of("talkedOn", "2027-07-28", "talk", "企业说会改。"));
        assertThat(rectifications.get(number).lastDay()).isEqualTo(LocalDate.of(YEAR, 8, 27));
        fire(number, "event_due");
        assertThat(clock.instant()).isEqualTo(instant("2027-08-28T00:00"));
        assertThat(rectifications.events(number))
                .anySatisfy(event -> assertThat(event.text()).contains("企业一直没有答复"));
        assertThat(rectifications.items(number))
                .allSatisfy(item -> assertThat(item.answer()).isNull());
        assertThat(rectifications.extension(number)).isEmpty();
        return number;
    }

    private String theFailedRecheckProposesTheExit(String second, String rectification) {
        at("2027-09-01T09:00");
        Map<String, Object> failed = Map.of("result", "FAILED", "finding", "电梯还停着，收益没有公示。");
        assertThatThrownBy(() -> rectifications.find(rectification, false, "没有改。", WORKER))
                .isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> rectifications.find(rectification, false, "没有改。", HOUSING))
                .as("who scored for the department does not check")
                .isInstanceOf(PropertyNotYours.class);
        rectifications.find(rectification, false, "没有改。", HOUSING_TOO);
        assertThatThrownBy(() -> rectifications.recheck(rectification, false, "没有改。", STREET.id()))
                .as("who scored does not check")
                .isInstanceOf(PropertyNotYours.class);
        submit(rectification, "userTask_recheck", REVIEWER.id(), failed);

        assertThat(rectifications.get(rectification).status()).isEqualTo(RectificationStatus.FAILED);
        assertThat(open(rectification))
                .as("both agreed, the district is not asked")
                .isEmpty();
        assertThat(cards.of(contract.id())).extracting(Card::kind).containsExactly(Card.Kind.YELLOW, Card.Kind.RED);
        assertThat(told(second)).containsOnlyOnce("RED_CARD", "EXIT_PROPOSED");
        assertThat(exitsOfContract()).hasSize(1);
        String exit = exitsOfContract().get(0);
        numbers.add(exit);
        assertThat(exits.get(exit).status()).isEqualTo(ExitStatus.PROPOSED);
        assertThat(exits.get(exit).voteUntil()).isEqualTo(LocalDate.of(YEAR, 10, 31));
        assertThat(blackLines()).hasSize(1);
        assertThat(anybody("/property-lists")).contains(COMPOUND, "整改复评仍不合格");
        assertThat(contracts.get(contract.id()).until())
                .as("a proposal ends nothing")
                .isNull();
        return exit;
    }

    private String thirdQuarterJoinsTheExit(String exit) {
        at("2027-10-01T09:00");
        String number = openQuarter(3).get(0);
        complaints(3, 52, "2027-08-10");
        report(number, 306);
        score(number, WORKER, sheet(6, 6, 9, 5, 8, "7.5", 5, 4, 6), Map.of());
        score(number, STREET, sheet(6, 6, 9, 5, 8, "6.5", 5, 4, 6), Map.of());
        assertThat(onsite.outcome(number))
                .filteredOn(one -> one.way() != SettledScore.Way.SAME)
                .extracting(SettledScore::code, SettledScore::way)
                .containsExactly(Tuple.tuple("fire", SettledScore.Way.AVERAGE));
        departments(number, "62");
        owners(number, "55.0", 203);
        fire(number, "event_surveyOver");

        drafted(number, "56.00", "62.00", "55.00", "57.50", Grade.FAIL, GradeAction.PROPOSE_EXIT);
        post(number);
        fire(number, "event_windowEnded");
        assertThat(assessments.get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(told(number)).contains("EXIT_JOINED").doesNotContain("EXIT_PROPOSED", "YELLOW_CARD");
        assertThat(rectifications.ofAssessment(number, WORKER)).isEmpty();
        assertThat(exitsOfContract()).containsExactly(exit);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(exit, "property-exit")
                        .count())
                .isOne();
        assertThat(cards.of(contract.id()))
                .extracting(Card::kind)
                .containsExactly(Card.Kind.YELLOW, Card.Kind.RED, Card.Kind.RED);
        assertThat(blackLines())
                .as("two red cards are one entry")
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("第 3 季度"));
        return number;
    }

    private void theOwnersDismissTheCompany(String exit) {
        at("2027-10-29T09:00");
        Instant now = clock.instant();
        String vote = votes.draft(
                        new NewVote(
                                "是否解聘示例C物业",
                                "FIRM",
                                Scope.whole(CODE),
                                "是否解聘现在的物业服务企业？",
                                now,
                                now.plus(Duration.ofDays(7))),
                        WORKER,
                        null)
                .number();
        votes.open(vote, WORKER);
        submit(exit, "userTask_vote", WORKER.id(), Map.of("course", "VOTE", "vote", vote));
        for (int home = 0; home < 412; home++) {
            ballots.record(
                    vote,
                    parties.get(home),
                    new BallotEntry(
                            home < 251 ? Choice.AGREE : Choice.OPPOSE,
                            BallotChannel.VISIT,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of()),
                    WORKER,
                    UUID.randomUUID().toString());
        }
        assertThat(exits.get(exit).status()).isEqualTo(ExitStatus.VOTING);
        assertThat(timers(exit, "event_voteOverdue")).isEmpty();
        at(now.plus(Duration.ofDays(7)).plusSeconds(1));
        votes.close(vote, WORKER);

        Tally tally = votes.result(vote, WORKER).tally();
        assertThat(tally.heads()).isEqualTo(Count.ofHeads(HOMES, 412, 251));
        assertThat(tally.area().total()).isEqualByComparingTo("54000");
        assertThat(tally.area().participating()).isEqualByComparingTo("37260");
        assertThat(tally.area().agree()).isEqualByComparingTo("22510");
        assertThat(tally.passed()).isTrue();
        assertThat(exits.votes(exit)).containsExactly(new PropertyExit.Vote(vote, "PASSED"));
        assertThat(open(exit)).containsExactly("userTask_notice");
    }

    private void theJointGroupTakesOver(String exit) {
        at("2027-11-08T09:00");
        exits.addPaper(exit, PropertyExits.Paper.NOTICE, "通知.png", picture(), WORKER);
        submit(exit, "userTask_notice", WORKER.id(), Map.of("deliveredOn", "2027-11-08"));
        assertThat(exits.get(exit).noticeUntil()).isEqualTo(LocalDate.of(2028, 1, 7));
        assertThat(timer(exit, "event_noticeOver").getDuedate()).isEqualTo(instant("2028-01-08T00:00"));
        assertThatThrownBy(() -> exits.get(exit, POLICE))
                .as("not before the joint group")
                .isNotNull();
        at("2027-11-15T09:00");
        exits.addPaper(exit, PropertyExits.Paper.EARLY, "协议.png", picture(), WORKER);
        exits.early(exit, LocalDate.of(YEAR, 11, 20), WORKER);
        assertThat(exits.get(exit).lastDay()).isEqualTo(LocalDate.of(YEAR, 11, 20));
        assertThat(timers(exit, "event_noticeOver")).isEmpty();

        assertThat(exits.get(exit).status()).isEqualTo(ExitStatus.HANDOVER);
        assertThat(seenBy(WORKER.id(), exit)).containsExactly(COMMUNITY);
        assertThat(seenBy("housing", exit)).containsExactly("dept-housing");
        assertThat(seenBy("police", exit)).containsExactly("dept-police");
        assertThat(seenBy("fire", exit)).isEmpty();
        at("2027-11-20T15:00");
        for (HandoverItem item : handovers.items(exit)) {
            boolean disputed = item.code().equals("MONEY");
            handovers.decide(
                    exit,
                    item.code(),
                    disputed ? State.DISPUTED : State.HANDED,
                    disputed ? "预收的车位费对不上账。" : null,
                    switch (item.party()) {
                        case COMMUNITY -> WORKER;
                        case HOUSING -> HOUSING;
                        case POLICE -> POLICE;
                    });
        }
        for (String unit : List.of("dept-police", "dept-housing", COMMUNITY)) {
            assertThat(exits.get(exit).status()).isEqualTo(ExitStatus.HANDOVER);
            Task duty = tasks.createTaskQuery()
                    .processInstanceBusinessKey(exit)
                    .tenantIdIn(unit)
                    .taskDefinitionKey("userTask_duty")
                    .singleResult();
            submit(duty, unit.equals(COMMUNITY) ? WORKER.id() : unit.substring("dept-".length()), Map.of());
        }
        assertThat(exits.get(exit).status()).isEqualTo(ExitStatus.SUCCESSOR);
        assertThat(handovers.items(exit))
                .filteredOn(item -> item.state() == State.DISPUTED)
                .extracting(HandoverItem::code)
                .containsExactly("MONEY");
        assertThat(exits.events(exit))
                .extracting(event -> event.kind())
                .doesNotContain("DUTY_OVERDUE", "HANDOVER_OVERDUE", "VOTE_OVERDUE");
        assertThat(contracts.get(contract.id()).until())
                .as("it serves until another company does")
                .isNull();
    }

    private void theInterimCompanyServes(String exit) {
        submit(
                exit,
                "userTask_successor",
                WORKER.id(),
                Map.of("kind", "INTERIM", "firm", FIRM_D, "from", "2027-11-21", "lastDay", "2028-01-20"));
        assertThat(exits.get(exit).status()).isEqualTo(ExitStatus.INTERIM);
        assertThat(contracts.get(contract.id()).until()).isEqualTo(LocalDate.of(YEAR, 11, 21));
        PropertyContract interim = contracts.on(CODE, LocalDate.of(YEAR, 12, 1)).orElseThrow();
        assertThat(interim.firm()).isEqualTo(FIRM_D);
        assertThat(interim.kind()).isEqualTo(PropertyContract.Kind.INTERIM);
        assertThat(interim.households()).isEqualTo(HOMES);
        assertThat(open(exit)).isEmpty();
    }

    private void fourthQuarterIsNotGraded() {
        at("2028-01-03T09:00");
        complaints(4, 20, "2027-10-20");
        complaints(5, 11, "2027-12-20");
        List<String> both = openQuarter(4);
        assertThat(both).extracting(number -> assessments.get(number).firm()).containsExactly(FIRM_C, FIRM_D);
        for (String number : both) {
            assertThat(open(number)).as("nobody is asked for scores").containsExactly("userTask_selfReport");
            assertThat(departments.list(number)).isEmpty();
        }
        String left = both.get(0);
        String interim = both.get(1);
        assertThatThrownBy(() -> write(left, WORKER, sheet(6, 6, 9, 5, 8, 7, 5, 4, 6), Map.of()))
                .isInstanceOf(PropertyNotNow.class);
        submit(
                interim,
                "userTask_selfReport",
                WORKER.id(),
                Map.of("feePaid", 432, "income", "停车收益已公示。", "complaints", "都已答复。"));
        List<Long> homes = homes();
        for (int at = 0; at < ANSWERS; at++) {
            int choice = at < 300 ? SATISFIED : UNSATISFIED;
            survey.answer(
                    link(interim, homes.get(at)),
                    answers(
                            interim,
                            IntStream.generate(() -> choice).limit(QUESTIONS).toArray()));
        }
        fire(left, "event_reportMissed");
        fire(left, "event_surveyOver");
        fire(interim, "event_surveyOver");

        assertThat(assessments.get(left).notGradedWhy()).isEqualTo("合同在本季内终止。");
        assertThat(assessments.get(interim).notGradedWhy()).isEqualTo("应急物业服务不参加评级。");
        for (String number : both) {
            assertThat(assessments.get(number).status()).isEqualTo(AssessmentStatus.NOT_GRADED);
            assertThat(assessments.get(number).composite()).isNull();
            assertThat(told(number)).doesNotContain("DRAFTED", "YELLOW_CARD", "RED_CARD", "ADVICE");
        }
        assertThat(told(left)).contains("REPORT_MISSED");
        assertThat(assessments.figures(left).orElseThrow().complaints()).isEqualTo(20);
        assertThat(assessments.figures(interim).orElseThrow().complaints()).isEqualTo(11);
    }

    private void theNewContractClosesTheFile(String exit) {
        fire(exit, "event_interimOver");
        assertThat(clock.instant()).isEqualTo(instant("2028-01-21T00:00"));
        at("2028-01-21T09:00");
        assertThatThrownBy(() -> submit(
                        exit,
                        "userTask_successor",
                        WORKER.id(),
                        Map.of("kind", "CONTRACT", "firm", FIRM_C, "from", "2028-01-21")))
                .as("the company that left")
                .isInstanceOf(FormRefused.class);
        submit(
                exit,
                "userTask_successor",
                WORKER.id(),
                Map.of("kind", "CONTRACT", "firm", FIRM_D, "from", "2028-01-21"));
        assertThat(exits.get(exit).status()).isEqualTo(ExitStatus.CLOSED);
        PropertyContract now = contracts.on(CODE, LocalDate.of(2028, 1, 21)).orElseThrow();
        assertThat(now.firm()).isEqualTo(FIRM_D);
        assertThat(now.kind()).isEqualTo(PropertyContract.Kind.CONTRACT);
        assertThat(now.until()).isNull();
        assertThat(exitsOfContract()).containsExactly(exit);
        assertThat(exits.events(exit))
                .extracting(event -> event.kind())
                .containsOnlyOnce(
                        "PROPOSED",
                        "PROPOSED_AGAIN",
                        "VOTING",
                        "VOTE_PASSED",
                        "NOTICED",
                        "EARLY",
                        "HANDED_OVER",
                        "INTERIM",
                        "SUCCESSOR",
                        "CLOSED")
                .doesNotContain("STAYS", "NO_VOTE", "WITHDRAWN", "ELSEWHERE", "VOTE_FAILED");
    }

    private void publicPagesSaySo() {
        assertThat(blackLines()).singleElement().satisfies(one -> assertThat(one.firm())
                .isEqualTo("示例C物业二部（虚构）"));
        assertThat(grades.red()).extracting(PublicGrades.Listed::compound).doesNotContain(COMPOUND);
        assertThat(anybody("/property-lists"))
                .contains("示例C物业二部（虚构）退出。示例D物业二部（应急，虚构）自 2028-01-21 起服务。")
                .doesNotContain(numbers)
                .doesNotContain(WORKER.id());
        assertThat(anybody("/property-grades?quarter=2027Q1&town=" + TOWN)).contains(COMPOUND, "70.60");
        assertThat(anybody("/property-grades?quarter=2027Q2&town=" + TOWN)).contains(COMPOUND, "62.20");
        assertThat(anybody("/property-grades?quarter=2027Q3&town=" + TOWN)).contains(COMPOUND, "57.50");
        assertThat(anybody("/property-grades?quarter=2027Q4&town=" + TOWN)).contains("合同在本季内终止", "应急物业服务不参加评级");
    }

    private void theReportSaysSo() {
        PropertyReport.Line line = report.of(new Quarter(YEAR, 4), null, HOUSING).compounds().stream()
                .filter(one -> CODE.equals(one.code()))
                .findFirst()
                .orElseThrow();
        assertThat(line.now().contracts()).isEqualTo(2);
        assertThat(line.now().notGraded()).isEqualTo(2);
        assertThat(line.now().running()).isZero();
        assertThat(line.now().feeRate()).hasToString("72.00");
        assertThat(line.now().praiseRate()).hasToString("85.71");
        assertThat(line.now().complaints()).isEqualTo(31);
        assertThat(line.now().feeChange(line.before().get(ReportBase.PREVIOUS))).hasToString("21.00");
        assertThat(line.now().praiseChange(line.before().get(ReportBase.PREVIOUS)))
                .hasToString("27.71");
        assertThat(line.now().complaintChange(line.before().get(ReportBase.PREVIOUS)))
                .hasToString("-40.38");
        assertThat(line.now().complaintChange(line.before().get(ReportBase.YEAR_START)))
                .hasToString("-31.11");
        assertThat(line.now().feeChange(line.before().get(ReportBase.YEAR_BEFORE)))
                .isNull();
        assertThat(IntStream.rangeClosed(1, 3)
                        .mapToObj(quarter -> report.of(new Quarter(YEAR, quarter), null, HOUSING).compounds().stream()
                                .filter(one -> CODE.equals(one.code()))
                                .findFirst()
                                .orElseThrow()
                                .now())
                        .map(sums -> sums.feeRate() + " " + sums.praiseRate() + " " + sums.complaints())
                        .toList())
                .containsExactly("55.00 66.00 45", "53.00 61.14 49", "51.00 58.00 52");
        assertThat(line.now().complaints())
                .as("a plain count")
                .isEqualTo(jdbc.sql("select count(*) from service_request where compound = ? and received_at >= ?")
                        .params(CODE, Timestamp.from(instant("2027-10-01T00:00")))
                        .query(Long.class)
                        .single());
    }

    // What the quarters share.

    /** Opens a quarter by hand and begins the assessments of this compound; their numbers, in the order of contracts. */
    private List<String> openQuarter(int quarter) {
        Quarter opened = new Quarter(YEAR, quarter);
        quarters.open(opened, HOUSING);
        assertThatThrownBy(() -> quarters.open(opened, HOUSING)).isInstanceOf(PropertyNotNow.class);
        List<String> mine = jdbc.sql("select id from property_contract where compound = ?")
                .param(CODE)
                .query(String.class)
                .list();
        String run = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(opened.toString(), "property-quarter")
                .singleResult()
                .getId();
        for (Job job :
                management.createJobQuery().processInstanceId(run).messages().list()) {
            if (mine.contains(runtime.getVariable(job.getExecutionId(), "contract"))) {
                management.executeJob(job.getId());
            }
        }
        List<String> begun = jdbc.sql(
                        "select number from property_assessment where compound = ? and quarter = ? order by contract")
                .params(CODE, opened.toString())
                .query(String.class)
                .list();
        numbers.addAll(begun);
        return begun;
    }

    private void report(String number, int feePaid) {
        reports.byLink(number, firmLinks.token(number), feePaid, "停车收益 3 万元。", "收到的投诉都已答复。");
        submit(number, "userTask_confirmReport", WORKER.id(), Map.of("feePaid", feePaid));
    }

    private static Map<String, String> sheet(Object... scores) {
        Map<String, String> sheet = new LinkedHashMap<>();
        for (int at = 0; at < ITEMS.size(); at++) {
            sheet.put(ITEMS.get(at), scores[at].toString());
        }
        return sheet;
    }

    private void departments(String number, String score) {
        DEPARTMENTS.forEach(department -> answer(number, "dept-" + department, department, score));
        assertThat(departments.score(number)).contains(new BigDecimal(score).setScale(2));
    }

    /** 350 homes answer, 50 of them on paper, so that the score and the praise are those of the demo. */
    private void owners(String number, String score, int praise) {
        int[][] choices = choices(new BigDecimal(score), praise);
        List<Long> homes = homes();
        assertThatThrownBy(() -> survey.papers(number, PAPERS, "清点表.png", picture(), WORKER))
                .as("who scored handles no papers")
                .isInstanceOf(PropertyNotYours.class);
        survey.papers(number, PAPERS, "清点表.png", picture(), SECRETARY);
        for (int at = 0; at < ANSWERS; at++) {
            if (at < PAPERS) {
                StringBuilder digits = new StringBuilder();
                Arrays.stream(choices[at]).forEach(choice -> digits.append(choice + 1));
                survey.enter(number, "1栋1单元" + (100 + at), digits.toString(), SECRETARY);
            } else {
                survey.answer(link(number, homes.get(at)), answers(number, choices[at]));
            }
        }
        assertThat(survey.progress(number, SECRETARY)).isEqualTo(new OwnerSurvey.Progress(ANSWERS - PAPERS, PAPERS, 0));
    }

    private static int[][] choices(BigDecimal score, int praise) {
        int[][] choices = new int[ANSWERS][QUESTIONS];
        int left = score.multiply(BigDecimal.valueOf((long) ANSWERS * WEIGHTS)).intValueExact();
        for (int home = 0; home < ANSWERS; home++) {
            choices[home][QUESTIONS - 1] = home < praise ? SATISFIED : UNSATISFIED;
            left -= 2 * POINTS[choices[home][QUESTIONS - 1]];
        }
        // The rest in answers of full points, after so many of 85 and 60 that it comes out even.
        int[] few = few(left);
        for (int place = 0; place < ANSWERS * (QUESTIONS - 1); place++) {
            int choice = place < few[0] ? 1 : place < few[0] + few[1] ? 2 : left >= 100 ? 0 : 4;
            left -= POINTS[choice];
            choices[place % ANSWERS][place / ANSWERS] = choice;
        }
        assertThat(left).isZero();
        return choices;
    }

    private static int[] few(int points) {
        for (int good = 0; good < 20; good++) {
            for (int fair = 0; fair < 5; fair++) {
                if ((points - good * POINTS[1] - fair * POINTS[2]) % 100 == 0) {
                    return new int[] {good, fair};
                }
            }
        }
        throw new IllegalStateException("cannot be made of answers: " + points);
    }

    private Map<String, String> answers(String number, int[] choices) {
        OwnerSurvey.Sheet sheet = survey.sheet(number, SECRETARY).orElseThrow();
        Map<String, String> answers = new LinkedHashMap<>();
        for (int at = 0; at < QUESTIONS; at++) {
            answers.put(
                    sheet.questions().get(at).code(),
                    sheet.choices().get(choices[at]).code());
        }
        return answers;
    }

    private OwnerLink link(String number, long home) {
        return new OwnerLink(number, home, tokens.tokenFor("property-owner:" + number + ":" + home), null);
    }

    private void drafted(
            String number,
            String onsite,
            String departments,
            String owners,
            String composite,
            Grade grade,
            GradeAction action) {
        PropertyAssessment draft = assessments.get(number);
        assertThat(draft.status()).isEqualTo(AssessmentStatus.DRAFT);
        assertThat(draft.onsite()).isEqualByComparingTo(onsite);
        assertThat(draft.departments()).isEqualByComparingTo(departments);
        assertThat(draft.owners()).isEqualByComparingTo(owners);
        assertThat(draft.composite()).hasToString(composite);
        assertThat(draft.grade()).isEqualTo(grade);
        assertThat(draft.action()).isEqualTo(action);
        assertThat(draft.explanation()).anyMatch(line -> line.contains("350 户作答，参与率 58.33%"));
        assertThat(open(number)).containsExactly("userTask_post");
        assertThat(told(number)).doesNotContain("REPORT_MISSED", "DEPARTMENTS_MISSED", "SCORES_OVERDUE", "NOT_SCORED");
    }

    private void post(String number) {
        publication.photo(number, "公示.png", picture(), SECRETARY);
        submit(
                number,
                "userTask_post",
                WORKER.id(),
                Map.of("postedOn", LocalDate.now(clock).toString(), "places", "小区公告栏"));
        assertThat(assessments.get(number).status()).isEqualTo(AssessmentStatus.NOTICE);
    }

    private void decide(String number, PropertyObjection objection, SignedIn by) {
        objections.decide(
                number, objection.id(), PropertyObjection.Status.REJECTED, "停运九天，企业没有报修记录，扣分有据。", List.of(), by);
    }

    private List<String> exitsOfContract() {
        return jdbc.sql("select number from property_exit where contract = ?")
                .param(contract.id())
                .query(String.class)
                .list();
    }

    private List<PublicGrades.Listed> blackLines() {
        return grades.black().stream()
                .filter(one -> one.compound().equals(COMPOUND))
                .toList();
    }

    private List<String> seenBy(String account, String number) {
        try (EngineAccounts.Acting acting = accounts.actAs(account)) {
            return tasks.createTaskQuery().processInstanceBusinessKey(number).listPage(0, 10).stream()
                    .map(Task::getTenantId)
                    .toList();
        }
    }

    private String anybody(String path) {
        return Caller.anonymous(port).get(path).expect(200).body();
    }

    private static void at(String moment) {
        at(instant(moment));
    }

    private static Instant instant(String moment) {
        return LocalDateTime.parse(moment).atZone(ZONE).toInstant();
    }

    /** Requests about property service, received on a day. */
    private void complaints(int block, int count, String day) {
        jdbc.sql("insert into service_request (number, channel, type, category, community, compound, address, body,"
                        + " anonymous, facts, facts_confirmed, status, rework_count, received_at, closed_at)"
                        + " select 'SQJ27' || :block || '-' || n, 'PORTAL', 'COMPLAINT', 'PROP', :community, :compound,"
                        + " '门口', '电梯坏了', false, '{}'::jsonb, true, 'CLOSED', 0, :at, :at"
                        + " from generate_series(1, :count) n")
                .param("block", String.valueOf(block))
                .param("community", COMMUNITY)
                .param("compound", CODE)
                .param("at", Timestamp.from(instant(day + "T10:00")))
                .param("count", count)
                .update();
    }

    private List<Long> homes() {
        return jdbc.sql("select id from home where building = ? order by id")
                .param(CODE + "-1")
                .query(Long.class)
                .list();
    }

    /** 600 owners of 54 000 square metres: 251 who agree have 22 510, 161 who do not 14 750, 188 who stay away 16 740. */
    private void register() {
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, ?)")
                .params(CODE, COMPOUND, COMMUNITY)
                .update();
        jdbc.sql("insert into building (code, compound, name, storeys, lift) values (?, ?, '1栋', 30, true)")
                .params(CODE + "-1", CODE)
                .update();
        for (int home = 0; home < HOMES; home++) {
            UUID party = UUID.randomUUID();
            UUID person = UUID.randomUUID();
            parties.add(party);
            jdbc.sql("insert into owner_party (id, compound, code) values (?, ?, ?)")
                    .params(party, CODE, "O" + (home + 1))
                    .update();
            jdbc.sql("insert into owner_person (id, party, position, name) values (?, ?, 0, ?)")
                    .params(person, party, cipher.encrypt("owner_person.name", person.toString(), "宁某"))
                    .update();
            String area = home < 250
                    ? "89.60"
                    : home == 250
                            ? "110.00"
                            : home < 411 ? "91.60" : home == 411 ? "94.00" : home < 599 ? "89.00" : "97.00";
            long id = jdbc.sql("insert into home (building, entrance, number, floor, area, use)"
                            + " values (?, '1单元', ?, ?, ?, 'RESIDENCE') returning id")
                    .params(CODE + "-1", String.valueOf(100 + home), 1 + home / 20, new BigDecimal(area))
                    .query(Long.class)
                    .single();
            jdbc.sql("insert into ownership (home, party, how, reason, entered_by, entered_at)"
                            + " values (?, ?, 'INITIAL', '补登', 'test', ?)")
                    .params(id, party, Timestamp.from(clock.instant()))
                    .update();
        }
    }
}
