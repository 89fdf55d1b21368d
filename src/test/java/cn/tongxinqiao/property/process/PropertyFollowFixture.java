package cn.tongxinqiao.property.process;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.ProcessFixture;
import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.EstateChanges;
import cn.tongxinqiao.estate.HomeEntry;
import cn.tongxinqiao.estate.OwnerEntry;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.property.AssessmentEvent;
import cn.tongxinqiao.property.Consequences;
import cn.tongxinqiao.property.Grade;
import cn.tongxinqiao.property.GradeAction;
import cn.tongxinqiao.property.Graded;
import cn.tongxinqiao.property.HandoverItem.State;
import cn.tongxinqiao.property.Handovers;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyCards;
import cn.tongxinqiao.property.PropertyExit;
import cn.tongxinqiao.property.PropertyExits;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.Rectification;
import cn.tongxinqiao.property.Rectifications;
import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of rectifications and exits share: a compound of its own with a bad company, people, and a clock. */
@IntegrationTest
abstract class PropertyFollowFixture extends ProcessFixture {

    static final String COMMUNITY = "440118004901";
    static final SignedIn WORKER = new SignedIn("community04", Set.of("role-staff", "community-" + COMMUNITY));
    static final SignedIn STREET = new SignedIn("street04", Set.of("role-staff", "town-440118004"));
    static final SignedIn STRANGER = new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));
    static final SignedIn POLICE = new SignedIn("police", Set.of("role-staff", "dept-police"));
    static final String DISTRICT = "orgdept";
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    static final Quarter QUARTER = new Quarter(2026, 1);
    static final byte[] PHOTO = picture();

    private static int last;

    @Autowired
    PropertyAssessments assessments;

    @Autowired
    PropertyContracts contracts;

    @Autowired
    PropertyCards cards;

    @Autowired
    Consequences consequences;

    @Autowired
    Rectifications rectifications;

    @Autowired
    PropertyExits exits;

    @Autowired
    Handovers handovers;

    @Autowired
    OwnerVotes votes;

    @Autowired
    Ballots ballots;

    @Autowired
    EstateChanges estate;

    @Autowired
    HistoryService history;

    String compound;
    PropertyContract contract;

    @BeforeEach
    void aCompoundWithACompany() {
        at(START);
        compound = "TCX" + ++last;
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, ?)")
                .params(compound, "退出小区" + last, COMMUNITY)
                .update();
        firm(compound + "-OLD", "old@example.org");
        firm(compound + "-NEW", null);
        contract = contracts.begin(
                new PropertyContract(
                        0,
                        compound + "-OLD",
                        null,
                        compound,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        300,
                        null,
                        LocalDate.parse("2024-01-01"),
                        null,
                        null),
                "community04",
                compound);
    }

    void firm(String code, String mail) {
        contracts.addFirm(new PropertyFirm(code, code + "物业", null, mail), HOUSING);
    }

    @AfterEach
    void leaveNothingOpen() {
        ClockUtil.reset();
        jdbc.sql("select number from property_exit where compound = :compound union all"
                        + " select number from property_rectification where compound = :compound")
                .param("compound", compound)
                .query(String.class)
                .list()
                .forEach(number -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .list()
                        .forEach(left -> runtime.deleteProcessInstance(left.getId(), "end of test")));
    }

    /** Nine in the morning of a day. */
    static void at(String day) {
        at(Instant.parse(day + "T01:00:00Z"));
    }

    /** An assessment of the contract, published for good. */
    PropertyAssessment published(Quarter quarter, GradeAction action) {
        jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand)"
                        + " values (?, now(), 'test', true) on conflict do nothing")
                .param(quarter.toString())
                .update();
        String number = assessments.open(contract, quarter, "2026-1").number();
        BigDecimal score = new BigDecimal(action == GradeAction.ADVICE ? "75.00" : "62.00");
        assessments.drafted(
                number,
                new Graded(
                        "2026-1",
                        score,
                        score,
                        action == GradeAction.ADVICE ? Grade.PASS : Grade.FAIL,
                        action,
                        List.of("测试。")),
                score,
                score);
        return assessments.finish(number);
    }

    PropertyAssessment bad() {
        return published(QUARTER, GradeAction.RECTIFY);
    }

    /** A rectification that waits for its order. */
    String opened() {
        PropertyAssessment assessment = bad();
        consequences.begin(assessment);
        return of(assessment);
    }

    String of(PropertyAssessment assessment) {
        return rectifications
                .ofAssessment(assessment.number(), WORKER)
                .orElseThrow()
                .number();
    }

    /** An order with two items, given by the community's worker. */
    String ordered() {
        String number = opened();
        write(number);
        submit("community04", number, "userTask_order", Map.of("talkedOn", "2026-03-02", "talk", "企业承诺整改。"));
        return number;
    }

    void write(String number) {
        rectifications.write(number, List.of(item("电梯照明修好"), item("公示收支")), WORKER);
    }

    static Rectification.Item item(String what) {
        return new Rectification.Item(0, what, LocalDate.parse("2026-03-20"), "照片", null, null);
    }

    /** An exit whose owners are to vote. */
    String proposed() {
        consequences.begin(published(QUARTER, GradeAction.PROPOSE_EXIT));
        return running();
    }

    String running() {
        return jdbc.sql("select number from property_exit where contract = ? and ended_at is null")
                .param(contract.id())
                .query(String.class)
                .single();
    }

    String leaving() {
        String number = proposed();
        submit("community04", number, "userTask_vote", Map.of("course", "LEAVES", "reason", "企业书面提出不再续约。"));
        return number;
    }

    String noticed() {
        String number = leaving();
        exits.addPaper(number, PropertyExits.Paper.NOTICE, "通知.png", PHOTO, WORKER);
        submit("community04", number, "userTask_notice", Map.of("deliveredOn", "2026-03-02"));
        return number;
    }

    String handingOver() {
        String number = noticed();
        at("2026-05-02");
        fire(number, "event_noticeOver");
        return number;
    }

    String handedOver() {
        String number = handingOver();
        decideAll(number);
        submit("community04", number, COMMUNITY, "userTask_duty", Map.of());
        submit("housing", number, "dept-housing", "userTask_duty", Map.of());
        submit("police", number, "dept-police", "userTask_duty", Map.of());
        return number;
    }

    void decideAll(String number) {
        handovers.items(number).forEach(item -> {
            SignedIn by =
                    switch (item.party()) {
                        case COMMUNITY -> WORKER;
                        case HOUSING -> HOUSING;
                        case POLICE -> POLICE;
                    };
            handovers.decide(number, item.code(), State.HANDED, null, by);
        });
    }

    /** A vote of the whole compound about its company that runs; it has one owner. */
    String openVote(String matter) {
        if (jdbc.sql("select count(*) from building where compound = ?")
                        .param(compound)
                        .query(Integer.class)
                        .single()
                == 0) {
            Building building = estate.addBuilding(new Building(null, compound, "1栋", 9, false), WORKER);
            estate.addHome(
                    building.code(),
                    new HomeEntry("1单元", "101", "1", "80", null),
                    OwnerEntry.typed("", "张三", "13800010001", "", ""),
                    "补登",
                    WORKER);
        }
        Instant now = clock.instant();
        String number = votes.draft(
                        new NewVote(
                                "是否解聘物业",
                                matter,
                                Scope.whole(compound),
                                "是否解聘现在的物业服务企业？",
                                now,
                                now.plus(Duration.ofDays(7))),
                        WORKER,
                        null)
                .number();
        return votes.open(number, WORKER).number();
    }

    void agree(String vote) {
        UUID party = jdbc.sql("select id from owner_party where compound = ?")
                .param(compound)
                .query(UUID.class)
                .single();
        ballots.record(
                vote,
                party,
                new BallotEntry(Choice.AGREE, BallotChannel.VISIT, null, null, null, List.of(), List.of()),
                WORKER,
                UUID.randomUUID().toString());
    }

    void close(String vote) {
        at(clock.instant().plus(Duration.ofDays(8)));
        votes.close(vote, WORKER);
    }

    PropertyExit exit(String number) {
        return exits.get(number);
    }

    List<String> told(String number) {
        return exits.events(number).stream().map(AssessmentEvent::kind).toList();
    }

    void submit(String account, String number, String element, Map<String, Object> form) {
        submit(account, task(number, element).getId(), form);
    }

    void submit(String account, String number, String tenant, String element, Map<String, Object> form) {
        submit(account, task(number, tenant, element).getId(), form);
    }

    private void submit(String account, String task, Map<String, Object> form) {
        try (EngineAccounts.Acting acting = accounts.actAs(account)) {
            forms.submitTaskForm(task, form);
        }
    }

    Task task(String number, String tenant, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .tenantIdIn(tenant)
                .taskDefinitionKey(element)
                .singleResult();
    }

    long running(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .count();
    }
}
