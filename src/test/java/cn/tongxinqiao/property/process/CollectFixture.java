package cn.tongxinqiao.property.process;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.ProcessFixture;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.property.AssessmentEvent;
import cn.tongxinqiao.property.DepartmentScores;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyQuarters;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.Rubric;
import cn.tongxinqiao.property.ScoreSheet;
import cn.tongxinqiao.property.ScorerRole;
import cn.tongxinqiao.property.SelfReports;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of collecting share: a compound with a contract, a clock that stands, and an assessment driven by hand. */
abstract class CollectFixture extends ProcessFixture {

    static final String COMMUNITY = "440118002901";
    static final SignedIn WORKER = new SignedIn("community02", Set.of("role-staff", "community-" + COMMUNITY));
    static final SignedIn STREET = new SignedIn("street02", Set.of("role-staff", "town-440118002"));
    static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));
    static final SignedIn STRANGER = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    static final Quarter QUARTER = new Quarter(2026, 1);
    /** Thursday, 9:00. */
    static final Instant START = Instant.parse("2026-04-02T01:00:00Z");

    @Autowired
    PropertyQuarters quarters;

    @Autowired
    PropertyAssessments assessments;

    @Autowired
    PropertyContracts contracts;

    @Autowired
    OnsiteScores onsite;

    @Autowired
    SelfReports reports;

    @Autowired
    DepartmentScores departments;

    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void clockStands() {
        at(START);
    }

    @AfterEach
    void leaveNothingOpen() {
        ClockUtil.reset();
        opened.forEach(this::end);
    }

    void end(String businessKey) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .rootProcessInstances()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "end of test"));
    }

    /** A compound of its own, served by a company of its own. */
    PropertyContract contract(LocalDate from, LocalDate lastDay) {
        String code = "PC" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, ?)")
                .params(code, "考核小区" + code, COMMUNITY)
                .update();
        contracts.addFirm(
                new PropertyFirm("firm-" + code, "考核物业" + code, null, code.toLowerCase() + "@firm.example"), HOUSING);
        PropertyContract begun = contracts.begin(
                new PropertyContract(
                        0,
                        "firm-" + code,
                        null,
                        code,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        400,
                        null,
                        from,
                        null,
                        null),
                WORKER.id(),
                "test-" + code);
        return lastDay == null ? begun : contracts.end(begun.id(), lastDay, "到期", WORKER.id());
    }

    /** An assessment whose collecting has begun; tidied up after the test. */
    String collecting() {
        return collecting(contract(LocalDate.of(2025, 12, 1), null));
    }

    String collecting(PropertyContract contract) {
        quarters.begin(QUARTER, null);
        PropertyAssessment assessment = quarters.assess(QUARTER, Long.toString(contract.id()));
        opened.add(assessment.number());
        runtime.startProcessInstanceByKey(
                "property-collect",
                assessment.number(),
                Map.of(
                        "unit",
                        COMMUNITY,
                        "communityGroups",
                        "community-" + COMMUNITY,
                        "streetGroups",
                        "town-440118002"));
        return assessment.number();
    }

    /** A sheet with full marks but for some items, with a photo, not handed in. */
    void write(String number, SignedIn by, Map<String, String> less, Map<String, String> vetoes) {
        PropertyAssessment assessment = assessments.get(number);
        ScorerRole role = onsite.roles(assessment, by).iterator().next();
        Map<String, ScoreSheet.Entry> items = new LinkedHashMap<>();
        for (Rubric.Item item : onsite.rubric(assessment).items()) {
            BigDecimal score = less.containsKey(item.code()) ? new BigDecimal(less.get(item.code())) : item.max();
            items.put(item.code(), new ScoreSheet.Entry(score, null));
        }
        onsite.save(number, role, items, vetoes, by);
        onsite.photo(number, role, "现场.png", picture(), by);
    }

    void score(String number, SignedIn by, Map<String, String> less, Map<String, String> vetoes) {
        write(number, by, less, vetoes);
        submit(scoreTask(number, by), by.id(), Map.of());
    }

    Task scoreTask(String number, SignedIn by) {
        String group = by == STREET ? "town-440118002" : "community-" + COMMUNITY;
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("property-onsite")
                .taskDefinitionKey("userTask_score")
                .taskCandidateGroup(group)
                .includeAssignedTasks()
                .singleResult();
    }

    Task departmentTask(String number, String department) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("property-department")
                .tenantIdIn(department)
                .singleResult();
    }

    void answer(String number, String department, String person, String score) {
        submit(
                departmentTask(number, department),
                person,
                Map.of("decision", "SCORE", "score", score, "basis", "日常检查。"));
    }

    void submit(Task task, String person, Map<String, Object> form) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            forms.submitTaskForm(task.getId(), form);
        }
    }

    void submit(String number, String element, String person, Map<String, Object> form) {
        submit(task(number, element), person, form);
    }

    /** Lets the timer of an element run out, at its own moment. */
    @Override
    protected void fire(String number, String element) {
        Job timer = timer(number, element);
        if (timer.getDuedate().toInstant().isAfter(ClockUtil.getCurrentTime().toInstant())) {
            at(timer.getDuedate().toInstant());
        }
        management.executeJob(timer.getId());
    }

    boolean collects(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number, "property-collect")
                        .count()
                > 0;
    }

    List<String> told(String number) {
        return assessments.events(number).stream().map(AssessmentEvent::kind).toList();
    }
}
