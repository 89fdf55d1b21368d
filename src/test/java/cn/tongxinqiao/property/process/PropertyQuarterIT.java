package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quarter opens once, by the calendar or by hand, for every contract that held in it. */
@ProcessPaths("property-quarter")
class PropertyQuarterIT extends CollectFixture {

    private static final SignedIn ADMIN = new SignedIn("orgdept", Set.of("role-staff", "org-dept"));
    /** Nobody else opens these; the demo contracts hold since 2024. */
    private static final Quarter AUTUMN = new Quarter(2024, 4);

    private static final Quarter SPRING = new Quarter(2024, 2);
    /** Long before any other contract. */
    private static final Quarter LONG_AGO = new Quarter(2003, 1);

    @AfterEach
    void leaveNoRunOpen() {
        for (Quarter quarter : List.of(AUTUMN, SPRING, LONG_AGO)) {
            end(quarter.toString());
            numbers(quarter).forEach(this::end);
        }
    }

    @Test
    void opensByTheCalendarInWorkingTimeForEveryContract() {
        at(Instant.parse("2025-01-01T01:00:00Z"));
        Job calendar = management
                .createJobQuery()
                .processDefinitionKey("property-quarter")
                .activityId("startEvent_firstDay")
                .singleResult();
        management.executeJob(calendar.getId());

        ProcessInstance run = run(AUTUMN);
        assertThat(run.getTenantId()).isNull();
        assertThat(timer(AUTUMN.toString(), "event_opens").getDuedate().toInstant())
                .isEqualTo(quarters.opensAt(AUTUMN))
                .isAfter(Instant.parse("2025-01-01T01:00:00Z"));
        assertThat(quarters.contracts(AUTUMN)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(jdbc.sql("select count(*) from property_quarter where quarter = ?")
                        .param(AUTUMN.toString())
                        .query(Integer.class)
                        .single())
                .as("it waits for working time")
                .isZero();

        fire(AUTUMN.toString(), "event_opens");
        assertThat(numbers(AUTUMN)).as("each contract is a job of its own").isEmpty();
        assertThat(jobs(run)).hasSameSizeAs(quarters.contracts(AUTUMN));
        runAll(run);

        List<PropertyAssessment> opened = assessments.list(AUTUMN, ADMIN);
        assertThat(opened)
                .hasSameSizeAs(quarters.contracts(AUTUMN))
                .extracting(PropertyAssessment::compound)
                .contains("LJHY", "JWYY", "NCJ");
        assertThat(opened).allSatisfy(one -> {
            assertThat(one.rubric()).isEqualTo("2025-1");
            assertThat(task(one.number(), "userTask_selfReport").getTenantId()).isEqualTo(one.community());
        });
        assertThat(jdbc.sql("select by_hand from property_quarter where quarter = ?")
                        .param(AUTUMN.toString())
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(seenBy("community01")).extracting(Task::getTenantId).containsOnly("440118001901");
    }

    @Test
    void opensByHandAtOnceAndOnlyOnce() {
        quarters.open(SPRING, ADMIN);
        ProcessInstance run = run(SPRING);
        assertThat(timers(SPRING.toString(), "event_opens")).isEmpty();
        runAll(run);
        int opened = numbers(SPRING).size();
        assertThat(opened).isEqualTo(quarters.contracts(SPRING).size());

        assertThatThrownBy(() -> quarters.open(SPRING, ADMIN)).isInstanceOf(PropertyNotNow.class);
        runtime.startProcessInstanceByKey("property-quarter", SPRING.toString());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(SPRING.toString(), "property-quarter")
                        .list())
                .as("the second run ends at once")
                .extracting(ProcessInstance::getId)
                .containsExactly(run.getId());
        assertThat(numbers(SPRING)).hasSize(opened);
        assertThat(jdbc.sql("select opened_by from property_quarter where quarter = ? and by_hand")
                        .param(SPRING.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("orgdept");
    }

    @Test
    void isOverWhenTheLastAssessmentIsAndNobodyWhoNeverAnswersHoldsItUp() {
        contract(LocalDate.of(2003, 1, 1), LocalDate.of(2003, 3, 31));
        quarters.open(LONG_AGO, ADMIN);
        ProcessInstance run = run(LONG_AGO);
        runAll(run);
        String number = numbers(LONG_AGO).get(0);
        assertThat(closedAt(LONG_AGO)).isNull();

        for (Job next = nextTimer(number); next != null; next = nextTimer(number)) {
            at(next.getDuedate().toInstant());
            management.executeJob(next.getId());
        }

        assertThat(assessments.get(number).status()).isEqualTo(AssessmentStatus.NOT_GRADED);
        assertThat(closedAt(LONG_AGO)).as("the quarter waits for its last job").isNull();
        runAll(run);
        assertThat(closedAt(LONG_AGO)).isNotNull();
        assertThat(run(LONG_AGO)).isNull();
    }

    private Job nextTimer(String number) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(ProcessInstance::getId)
                .toList();
        return management.createJobQuery().timers().orderByJobDuedate().asc().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .findFirst()
                .orElse(null);
    }

    private Object closedAt(Quarter quarter) {
        return jdbc.sql("select closed_at from property_quarter where quarter = ?")
                .param(quarter.toString())
                .query((row, at) -> Optional.ofNullable(row.getObject(1)))
                .single()
                .orElse(null);
    }

    @Test
    void isNotOpenedByAnybodyNorBeforeItIsOver() {
        assertThatThrownBy(() -> quarters.open(AUTUMN, WORKER)).isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> quarters.open(new Quarter(2026, 2), ADMIN)).isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> quarters.open(new Quarter(2001, 1), ADMIN))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("没有生效的物业合同");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(AUTUMN.toString())
                        .count())
                .isZero();
    }

    private ProcessInstance run(Quarter quarter) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(quarter.toString(), "property-quarter")
                .singleResult();
    }

    private List<Job> jobs(ProcessInstance run) {
        return management
                .createJobQuery()
                .processInstanceId(run.getId())
                .messages()
                .list();
    }

    private void runAll(ProcessInstance run) {
        for (List<Job> left = jobs(run); !left.isEmpty(); left = jobs(run)) {
            left.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<String> numbers(Quarter quarter) {
        return jdbc.sql("select number from property_assessment where quarter = ?")
                .param(quarter.toString())
                .query(String.class)
                .list();
    }

    private List<Task> seenBy(String account) {
        try (var acting = accounts.actAs(account)) {
            return tasks.createTaskQuery()
                    .taskDefinitionKey("userTask_selfReport")
                    .listPage(0, 50);
        }
    }
}
