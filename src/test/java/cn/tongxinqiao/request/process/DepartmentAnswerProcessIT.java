package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.answered;
import static cn.tongxinqiao.request.process.FilledForm.answeredInPart;
import static cn.tongxinqiao.request.process.FilledForm.departmentSendsBack;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

@ProcessPaths(DepartmentAnswerProcess.KEY)
class DepartmentAnswerProcessIT {

    @Autowired
    private CaseDriver cases;

    private DrivenCase request;

    @BeforeEach
    void giveAPartToTheHousingDepartment() {
        request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
    }

    @Test
    void isAnsweredInFull() {
        assertThat(request.task("userTask_answer"))
                .hasCandidateGroup("dept-housing")
                .isNotAssigned();
        assertThat(request.form("housing", "userTask_answer").get("assignment"))
                .asString()
                .contains("牵头", "查清情况并整改");

        request.submit("housing", "userTask_answer", answered());

        request.path("department-answer")
                .wentThrough("userTask_answer", "endEvent_answered")
                .wasInterruptedAt()
                .endsAt("endEvent_answered");
        assertThat(cases.partStatus(request, "dept-housing")).isEqualTo("ANSWERED");
        request.path("major-request")
                .waitsAt("userTask_accept", "event_milestoneDue")
                .neverReached("userTask_replace");
    }

    @Test
    void staysWithTheDepartmentAfterAnAnswerInPart() {
        request.submit("housing", "userTask_answer", answeredInPart());

        assertThat(cases.partStatus(request, "dept-housing")).isEqualTo("PARTIAL");
        assertThat(request.timeline()).endsWith("DEPARTMENT_PARTIAL");
        assertThat(request.task("userTask_answer")).isNotAssigned();
        request.path("department-answer").wentThrough("userTask_answer").waitsAt("userTask_answer");
        request.submit("housing", "userTask_answer", answered());
        request.path("department-answer")
                .wentThrough("userTask_answer", "userTask_answer", "endEvent_answered")
                .endsAt("endEvent_answered");
    }

    @Test
    void endsWhenTheDepartmentSendsItBack() {
        request.submit("housing", "userTask_answer", departmentSendsBack());

        request.path("department-answer").endsAt("endEvent_answered").neverReached("endEvent_supervised");
        assertThat(cases.partStatus(request, "dept-housing")).isEqualTo("RETURNED");
        request.path("major-request")
                .waitsAt("userTask_replace", "event_milestoneDue")
                .neverReached("userTask_accept");
        assertThat(request.timeline()).doesNotContain("DEPARTMENT_ANSWERED");
    }

    @Test
    void isSupervisedWhenItsDayPassesAndStaysOpen() {
        assertThat(request.timer("event_answerOverdue").getDuedate().toInstant())
                .isEqualTo(LocalDate.now(CaseDriver.HERE)
                        .plusDays(11)
                        .atStartOfDay(CaseDriver.HERE)
                        .toInstant());

        request.fireTimer("event_answerOverdue");

        request.path("department-answer")
                .wentThrough("event_answerOverdue", "serviceTask_superviseDepartment", "endEvent_supervised")
                .wasInterruptedAt()
                .waitsAt("userTask_answer");
        assertThat(request.notes()).endsWith("DEPARTMENT_OVERDUE");
        request.submit("housing", "userTask_answer", answered());
        request.path("department-answer").endsAt("endEvent_supervised", "endEvent_answered");
    }

    @Test
    void isAnsweredByItsOwnDepartmentOnly() {
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> request.submit("fire", "userTask_answer", answered()))
                .satisfies(refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> request.submit("brigade", "userTask_answer", answered()))
                .satisfies(refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN));

        assertThat(cases.partStatus(request, "dept-housing")).isEqualTo("OPEN");
        request.path("department-answer").waitsAt("userTask_answer");
    }
}
