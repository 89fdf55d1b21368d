package cn.tongxinqiao.property.process;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.ProcessFixture;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.property.AssessmentPublication;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.OwnerSurvey;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyObjection;
import cn.tongxinqiao.property.PropertyObjections;
import cn.tongxinqiao.property.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of surveys, drafts and objections share: a compound of ten homes, its assessment, a clock that stands. */
@IntegrationTest
abstract class PublicationFixture extends ProcessFixture {

    static final String COMMUNITY = "440118006901";
    static final String TOWN = "440118006";
    static final int HOUSEHOLDS = 10;
    static final SignedIn CLERK = new SignedIn("community06", Set.of("role-staff", "community-" + COMMUNITY));
    static final SignedIn STREET = new SignedIn("street06", Set.of("role-staff", "town-" + TOWN));
    static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));
    /** Somebody of the department who has not scored for it. */
    static final SignedIn HOUSING_TOO = new SignedIn("housing02", Set.of("role-staff", "dept-housing"));

    static final SignedIn STRANGER = new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    static final Quarter QUARTER = new Quarter(2026, 2);
    /** A Monday; no day off in the two weeks that follow. */
    static final Instant START = Instant.parse("2026-07-13T01:00:00Z");

    static final byte[] PHOTO = picture();

    @Autowired
    PropertyContracts contracts;

    @Autowired
    PropertyAssessments assessments;

    @Autowired
    OwnerSurvey survey;

    @Autowired
    AssessmentPublication publication;

    @Autowired
    PropertyObjections objections;

    @Autowired
    WindowRounds rounds;

    @Autowired
    LinkTokens tokens;

    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void clockStands() {
        at(START);
    }

    @AfterEach
    void leaveNothingOpen() {
        ClockUtil.reset();
        opened.forEach(number -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .rootProcessInstances()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "end of test")));
    }

    /** An assessment with its survey open; nothing is running in the engine. */
    String opened() {
        String code = "PX" + UUID.randomUUID().toString().substring(0, 12).toUpperCase();
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, ?)")
                .params(code, "测试小区" + code, COMMUNITY)
                .update();
        contracts.addFirm(new PropertyFirm(code, "测试物业" + code, null, code.toLowerCase() + "@example.org"), HOUSING);
        PropertyContract contract = contracts.begin(
                new PropertyContract(
                        0,
                        code,
                        null,
                        code,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        HOUSEHOLDS,
                        null,
                        LocalDate.parse("2025-01-01"),
                        null,
                        null),
                CLERK,
                UUID.randomUUID().toString());
        jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand) values (?, now(), 'test', true)"
                        + " on conflict do nothing")
                .param(QUARTER.toString())
                .update();
        String number =
                assessments.open(contract, QUARTER, ScoredAssessments.RUBRIC).number();
        opened.add(number);
        survey.open(number);
        return number;
    }

    /** Homes by their codes. */
    List<OwnerLink> homes(String number, int count) {
        return survey.issue(number, count, CLERK).stream()
                .map(code -> new OwnerLink(number, null, null, code))
                .toList();
    }

    /** Every question answered the same way. */
    Map<String, String> all(String number, String choice) {
        Map<String, String> answers = new HashMap<>();
        survey.sheet(number, CLERK).orElseThrow().questions().forEach(one -> answers.put(one.code(), choice));
        return answers;
    }

    /** Scored on site and by the departments, answered by half of the homes: 86.50, good. */
    String collected() {
        String number = opened();
        answered(number, 5);
        ScoredAssessments.onsite(jdbc, number, 88, Set.of(), "secretary06", "street99");
        ScoredAssessments.departments(jdbc, number, "86.00");
        return number;
    }

    List<OwnerLink> answered(String number, int count) {
        List<OwnerLink> homes = homes(number, HOUSEHOLDS);
        homes.subList(0, count).forEach(home -> survey.answer(home, all(number, "SATISFIED")));
        return homes;
    }

    void start(String number) {
        runtime.createProcessInstanceByKey(PropertyAssessmentProcess.KEY)
                .businessKey(number)
                .setVariables(Map.of(
                        "unit", COMMUNITY, "communityGroups", "community-" + COMMUNITY, "streetGroups", "town-" + TOWN))
                .startBeforeActivity("serviceTask_draft")
                .execute();
    }

    String drafted() {
        String number = collected();
        start(number);
        return number;
    }

    /** Hangs from Monday, five working days: until Monday of the next week, 24:00 of Monday 20th excluded. */
    String posted() {
        String number = drafted();
        post(number);
        return number;
    }

    void post(String number) {
        publication.photo(number, "公示.png", PHOTO, CLERK);
        submit(number, "userTask_post", "community06", Map.of("postedOn", "2026-07-13", "places", "小区公告栏"));
    }

    PropertyObjection companyObjects(String number) {
        return objections.byCompany(
                number, firmToken(number), "绿化评分偏低，附照片。", UUID.randomUUID().toString());
    }

    /** The token in the letter to the company. */
    String firmToken(String number) {
        return tokens.tokenFor("property-firm-objection:" + number);
    }

    /** Objected by the company, the window over. */
    String inReview() {
        String number = posted();
        companyObjects(number);
        at(get(number).windowUntil());
        fire(number, "event_windowEnded");
        return number;
    }

    PropertyAssessment get(String number) {
        return assessments.get(number);
    }

    void submit(String number, String element, String account, Map<String, Object> form) {
        String task = task(number, element).getId();
        try (EngineAccounts.Acting acting = accounts.actAs(account)) {
            forms.submitTaskForm(task, form);
        }
    }
}
