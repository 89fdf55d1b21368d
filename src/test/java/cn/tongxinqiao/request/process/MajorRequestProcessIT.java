package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.allAccepted;
import static cn.tongxinqiao.request.process.FilledForm.answered;
import static cn.tongxinqiao.request.process.FilledForm.departmentSendsBack;
import static cn.tongxinqiao.request.process.FilledForm.dropped;
import static cn.tongxinqiao.request.process.FilledForm.notAccepted;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.FilledForm.progress;
import static cn.tongxinqiao.request.process.FilledForm.replacedBy;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(MajorRequestProcess.KEY)
class MajorRequestProcessIT {

    @Autowired
    private CaseDriver cases;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private Members members;

    @Test
    void isPlannedAnsweredByEveryDepartmentAndAccepted() {
        DrivenCase request = cases.enter(aMajorCase());
        assertThat(request.task("userTask_plan")).hasCandidateGroup("brigade").isNotAssigned();
        request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"));

        assertThat(request.tasks("userTask_answer"))
                .extracting(Task::getTenantId)
                .containsExactlyInAnyOrder("dept-housing", "dept-fire");
        request.submit("housing", request.task("userTask_answer", "dept-housing"), answered());
        request.path("major-request").neverReached("userTask_accept");
        request.submit("fire", request.task("userTask_answer", "dept-fire"), answered());
        assertThat(request.task("userTask_accept")).hasCandidateGroup("org-dept");
        assertThat(request.form("orgdept", "userTask_accept").get("answers"))
                .asString()
                .contains("区住房和城乡建设局", "区消防救援大队", "已整改到位");
        request.submit("orgdept", "userTask_accept", allAccepted());

        request.path("major-request")
                .wentThrough(
                        "userTask_plan",
                        "callActivity_answer",
                        "endEvent_answered",
                        "callActivity_answer",
                        "endEvent_answered",
                        "userTask_accept",
                        "endEvent_solved")
                .wasInterruptedAt("event_milestoneDue")
                .waitsAt();
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        assertThat(request.column("result")).contains("区住房和城乡建设局：已整改到位。", "区消防救援大队：已整改到位。");
        assertThat(request.incidents()).isEmpty();
    }

    @Test
    void isSeenByTheBrigadeAndByNoUnitBelow() {
        DrivenCase request = cases.enter(aMajorCase());

        assertThat(request.isSeenBy("brigade", "userTask_plan")).isTrue();
        assertThat(request.isSeenBy("orgdept", "userTask_plan")).isTrue();
        assertThat(request.isSeenBy("community06", "userTask_plan")).isFalse();
        assertThat(request.isSeenBy("team09", "userTask_plan")).isFalse();
        assertThat(request.isSeenBy("housing", "userTask_plan")).isFalse();
    }

    @Test
    void letsADepartmentSeeItsOwnPartOnly() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"));
        Task housing = request.task("userTask_answer", "dept-housing");

        assertThat(request.isSeenBy("housing", housing)).isTrue();
        assertThat(request.isSeenBy("brigade", housing)).isTrue();
        assertThat(request.isSeenBy("fire", housing)).isFalse();
    }

    @Test
    void refusesAPlanThatDoesNotHoldTogether() {
        DrivenCase request = cases.enter(aMajorCase());
        Map<String, Object> twice = plan("dept-housing", "dept-housing");
        Map<String, Object> leadWithoutPart = plan("dept-housing");
        leadWithoutPart.put("lead", "dept-fire");
        Map<String, Object> late = plan("dept-housing");
        late.put("due1", LocalDate.now(CaseDriver.HERE).minusDays(1).toString());

        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> request.submit("brigade", "userTask_plan", late));
        for (Map<String, Object> plan : java.util.List.of(twice, leadWithoutPart)) {
            assertThatExceptionOfType(RequestRefused.class)
                    .isThrownBy(() -> request.submit("brigade", "userTask_plan", plan));
        }

        assertThat(request.openTasks()).containsExactly("userTask_plan");
        request.path("department-answer").wasNeverCalled();
    }

    @Test
    void opensAgainOnlyTheDepartmentWhoseAnswerIsRefused() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"));
        request.submit("housing", request.task("userTask_answer", "dept-housing"), answered());
        request.submit("fire", request.task("userTask_answer", "dept-fire"), answered());

        request.submit("orgdept", "userTask_accept", notAccepted(cases.partOf(request, "dept-fire")));

        assertThat(request.tasks("userTask_answer"))
                .singleElement()
                .extracting(Task::getTenantId)
                .isEqualTo("dept-fire");
        request.path("major-request").neverReached("endEvent_solved");
        request.submit("fire", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        request.path("department-answer").endsAt("endEvent_answered", "endEvent_answered", "endEvent_answered");
    }

    @Test
    void givesAReturnedPartToAnotherDepartment() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"));
        request.submit("housing", request.task("userTask_answer", "dept-housing"), answered());

        request.submit("fire", request.task("userTask_answer", "dept-fire"), departmentSendsBack());

        assertThat(request.task("userTask_replace")).hasCandidateGroup("brigade");
        assertThat(request.form("brigade", "userTask_replace").get("departmentInfo"))
                .asString()
                .contains("区消防救援大队");
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> request.submit("brigade", "userTask_replace", replacedBy("dept-housing")))
                .withMessageContaining("已有任务");
        request.submit("brigade", "userTask_replace", replacedBy("dept-urban"));
        assertThat(request.task("userTask_answer", "dept-urban")).hasCandidateGroup("dept-urban");
        request.path("major-request").neverReached("userTask_accept");
        request.submit("urban", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());
        assertThat(request.column("result")).contains("区城市管理").doesNotContain("消防");
    }

    @Test
    void goesOnWithoutAPartThatIsNotNeeded() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"));
        request.submit("fire", request.task("userTask_answer", "dept-fire"), departmentSendsBack());

        request.submit("brigade", "userTask_replace", dropped());

        assertThat(request.tasks("userTask_answer")).hasSize(1);
        request.path("major-request").neverReached("userTask_accept");
        request.submit("housing", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());
        assertThat(request.column("result")).contains("住房").doesNotContain("消防");
    }

    @Test
    void keepsTheLastPart() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-fire"));
        request.submit("fire", "userTask_answer", departmentSendsBack());

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> request.submit("brigade", "userTask_replace", dropped()))
                .withMessageContaining("最后一个部门");

        assertThat(request.openTasks()).containsExactly("userTask_replace");
    }

    @Test
    void asksForAReportEveryFiveWorkingDays() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
        assertIsFiveWorkingDaysAway(request);

        request.fireTimer("event_milestoneDue");
        assertThat(request.task("userTask_milestone")).hasCandidateGroup("brigade");
        assertThat(request.timers("event_milestoneDue")).isEmpty();
        request.submit("brigade", "userTask_milestone", progress());

        assertIsFiveWorkingDaysAway(request);
        request.fireTimer("event_milestoneDue");
        request.submit("brigade", "userTask_milestone", progress());
        assertThat(request.timeline()).filteredOn("MILESTONE"::equals).hasSize(2);
        request.path("major-request")
                .wentThrough(
                        "userTask_plan",
                        "event_milestoneDue",
                        "userTask_milestone",
                        "event_milestoneDue",
                        "userTask_milestone")
                .waitsAt("callActivity_answer", "event_milestoneDue");
    }

    @Test
    void asksForALongerLimitWithAReport() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
        java.time.Instant due = request.dueAt();
        request.fireTimer("event_milestoneDue");
        request.submit("brigade", "userTask_milestone", FilledForm.progressAnd("EXTENSION"));

        request.submit("orgdept", "userTask_approve", FilledForm.pauseGranted());

        assertThat(request.dueAt()).isAfter(due);
        assertThat(request.timer("startEvent_overdue").getDuedate()).isEqualTo(java.util.Date.from(request.dueAt()));
        assertThat(request.timers("event_milestoneDue")).hasSize(1);
        assertThat(request.openDepartmentTasks()).containsExactly("dept-housing");
    }

    @Test
    void dropsAnOpenReportWhenItIsAccepted() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
        request.fireTimer("event_milestoneDue");
        request.submit("housing", "userTask_answer", answered());

        request.submit("orgdept", "userTask_accept", allAccepted());

        request.path("major-request").wasInterruptedAt("userTask_milestone").waitsAt();
        assertThat(request.openTasks()).containsExactly("userTask_visit");
    }

    @Test
    void isSupervisedWhenItsLimitPassesAndGoesOn() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));

        request.fireTimer("startEvent_overdue");

        assertThat(request.incidents()).singleElement().asString().startsWith("督办：区级同心党群服务大队");
        assertThat(request.timeline()).contains("SUPERVISED").doesNotContain("ESCALATED");
        assertThat(request.progress().tier()).isEqualTo(Tier.MAJOR);
        assertThat(request.escalations()).isEmpty();
        request.path("major-request")
                .wentThrough("userTask_plan", "startEvent_overdue", "serviceTask_supervise", "endEvent_supervised")
                .wasInterruptedAt()
                .waitsAt("callActivity_answer", "event_milestoneDue");
        request.submit("housing", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
    }

    @Test
    void isSupervisedWhenNobodyPlansInTime() {
        DrivenCase request = cases.enter(aMajorCase());

        request.fireTimer("startEvent_overdue");

        assertThat(request.openTasks()).containsExactly("userTask_plan");
        assertThat(request.incidents()).hasSize(1);
    }

    @Test
    void goesToTheDutyDeskWhereTheBrigadeHasNobody() {
        members.suspend("brigade", LocalDate.of(2099, 12, 31));
        try {
            DrivenCase request = cases.enter(aMajorCase());

            assertThat(request.incidents()).isNotEmpty().allSatisfy(text -> assertThat(text)
                    .contains("区级同心党群服务大队", "区值班席"));
            request.submit("duty", "userTask_plan", plan("dept-housing"));
            assertThat(request.openTasks()).containsExactly("userTask_answer");
        } finally {
            members.suspend("brigade", null);
        }
    }

    private void assertIsFiveWorkingDaysAway(DrivenCase request) {
        Instant due = request.timer("event_milestoneDue").getDuedate().toInstant();
        Instant expected = calendar.due(Instant.now(), Limit.parse("5WD")).at();
        assertThat(Duration.between(due, expected).abs()).isLessThan(Duration.ofMinutes(1));
    }
}
