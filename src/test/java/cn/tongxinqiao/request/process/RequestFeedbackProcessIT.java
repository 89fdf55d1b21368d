package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.Feedback.Satisfaction.BASIC;
import static cn.tongxinqiao.request.Feedback.Satisfaction.SATISFIED;
import static cn.tongxinqiao.request.Feedback.Satisfaction.UNSATISFIED;
import static cn.tongxinqiao.request.process.FilledForm.notReached;
import static cn.tongxinqiao.request.process.FilledForm.satisfied;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.FilledForm.unsatisfied;
import static cn.tongxinqiao.request.process.NewCase.HOME;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.request.NotAskedToRate;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.VisitorIsHandler;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(RequestFeedbackProcess.KEY)
class RequestFeedbackProcessIT {

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Members members;

    @Test
    void endsContentAfterAReturnVisit() {
        DrivenCase request = handled(aMinorCase());
        assertThat(request.task("userTask_visit"))
                .hasCandidateGroup("callback-clerk")
                .isNotAssigned();
        assertThat(request.isSeenBy("callback", "userTask_visit")).isTrue();
        assertThat(request.isSeenBy("community01", "userTask_visit")).isFalse();

        request.submit("callback", "userTask_visit", satisfied());

        request.path("request-feedback")
                .wentThrough("serviceTask_invite", "userTask_visit", "endEvent_satisfied")
                .wasInterruptedAt()
                .endsAt("endEvent_satisfied");
        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.ratings()).containsExactly("0 true SATISFIED VISIT");
    }

    @Test
    void endsContentByTheRequestersOwnRating() {
        DrivenCase request = handled(aMinorCase());

        request.rate(true, BASIC);

        request.path("request-feedback")
                .wentThrough("serviceTask_invite", "event_rated", "endEvent_satisfied")
                .wasInterruptedAt("userTask_visit")
                .endsAt("endEvent_satisfied");
        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.ratings()).containsExactly("0 true BASIC REQUESTER");
    }

    @Test
    void waitsForTheRatingOfARequesterWhoCannotBeVisited() {
        DrivenCase request = handled(aMinorCase().anonymous());
        request.path("request-feedback").wentThrough("serviceTask_invite").waitsAt("receiveTask_rating");
        assertThat(request.openTasks()).isEmpty();

        request.rate(true, SATISFIED);

        request.path("request-feedback")
                .wentThrough("serviceTask_invite", "receiveTask_rating", "endEvent_satisfied")
                .endsAt("endEvent_satisfied")
                .neverReached("userTask_visit");
        assertThat(request.status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void keepsWaitingForTheRatingWhenTheVisitReachesNobody() {
        DrivenCase request = handled(aMinorCase());

        request.submit("callback", "userTask_visit", notReached());

        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        assertThat(request.notes()).contains("NOT_REACHED");
        request.path("request-feedback")
                .wentThrough("serviceTask_invite", "userTask_visit")
                .waitsAt("receiveTask_rating");
        request.rate(false, UNSATISFIED);
        assertThat(request.status()).isEqualTo(Status.REHANDLING);
        request.path("request-feedback").endsAt("endEvent_rework").neverReached("endEvent_satisfied");
    }

    @Test
    void sendsTheCaseBackToWorkWhenItIsNotSolved() {
        DrivenCase request = handled(aMinorCase());

        request.submit("callback", "userTask_visit", unsatisfied());

        request.path("request-feedback").endsAt("endEvent_rework").neverReached("endEvent_escalated");
        assertThat(request.status()).isEqualTo(Status.REHANDLING);
        assertThat(request.escalations()).isEmpty();
    }

    @Test
    void takesUnsolvedButContentForNotSolved() {
        DrivenCase request = handled(aMinorCase());

        request.rate(false, SATISFIED);

        assertThat(request.status()).isEqualTo(Status.REHANDLING);
    }

    @Test
    void startsTheLimitOfARehandledCaseAnew() {
        DrivenCase request = handled(aMinorCase());
        Instant first = request.progress().dueAt().toInstant();

        request.submit("callback", "userTask_visit", unsatisfied());

        assertThat(request.progress().dueAt().toInstant()).isAfterOrEqualTo(first);
        assertThat(request.column("limit_from")).isNotEqualTo(request.column("received_at"));
    }

    @Test
    void goesUpATierWithTheSecondBadRating() {
        DrivenCase request = handled(aMinorCase());
        request.rate(false, UNSATISFIED);
        request.submit("community01", "userTask_handle", solved());

        request.rate(true, UNSATISFIED);

        request.path("request-feedback").endsAt("endEvent_rework", "endEvent_escalated");
        assertThat(request.escalations()).containsExactly("MINOR>HARD BAD_RATING_TWICE");
        assertThat(request.ratings()).containsExactly("0 false UNSATISFIED REQUESTER", "1 true UNSATISFIED REQUESTER");
    }

    @Test
    void countsAsNotRatedWhenTheWindowClosesOnTheVisit() {
        DrivenCase request = handled(aMinorCase());

        request.fireTimer("event_visitWindowClosed");

        request.path("request-feedback")
                .wentThrough(
                        "serviceTask_invite", "event_visitWindowClosed", "serviceTask_notRated", "endEvent_notRated")
                .wasInterruptedAt("userTask_visit")
                .endsAt("endEvent_notRated");
        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.ratings()).isEmpty();
    }

    @Test
    void countsAsNotRatedWhenTheWindowClosesOnTheRequester() {
        DrivenCase request = handled(aMinorCase().anonymous());

        request.fireTimer("event_ratingWindowClosed");

        request.path("request-feedback")
                .wentThrough(
                        "serviceTask_invite", "event_ratingWindowClosed", "serviceTask_notRated", "endEvent_notRated")
                .wasInterruptedAt("receiveTask_rating")
                .endsAt("endEvent_notRated");
        assertThat(request.status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void closesAReworkedCaseNobodyRates() {
        DrivenCase request = handled(aMinorCase());
        request.rate(false, UNSATISFIED);
        request.submit("community01", "userTask_handle", solved());

        request.fireTimer("event_visitWindowClosed");

        assertThat(request.status()).isEqualTo(Status.CLOSED);
        request.path("request-feedback").endsAt("endEvent_rework", "endEvent_notRated");
    }

    @Test
    void keepsTheWindowOpenForAWeek() {
        DrivenCase request = handled(aMinorCase());

        Instant due = request.timer("event_visitWindowClosed").getDuedate().toInstant();

        assertThat(Duration.between(Instant.now(), due))
                .isBetween(Duration.ofMinutes(7 * 24 * 60 - 1), Duration.ofDays(7));
        assertThat(request.task("userTask_visit").getDueDate().toInstant()).isEqualTo(due);
    }

    @Test
    void keepsTheSameWindowAfterAVisitThatReachedNobody() {
        DrivenCase request = handled(aMinorCase());
        Instant due = request.timer("event_visitWindowClosed").getDuedate().toInstant();

        request.submit("callback", "userTask_visit", notReached());

        assertThat(request.timer("event_ratingWindowClosed").getDuedate().toInstant())
                .isEqualTo(due);
    }

    @Test
    void doesNotLetTheHandlerVisit() {
        members.join("callback", HOME, Role.WORKER);
        try {
            DrivenCase request = cases.enter(aMinorCase());
            request.submit("callback", "userTask_handle", solved());

            assertThatExceptionOfType(VisitorIsHandler.class)
                    .isThrownBy(() -> request.submit("callback", "userTask_visit", satisfied()));
            assertThatExceptionOfType(VisitorIsHandler.class)
                    .isThrownBy(() -> request.submit("callback", "userTask_visit", notReached()));

            assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
            assertThat(request.ratings()).isEmpty();
            request.path("request-feedback").waitsAt("userTask_visit");
        } finally {
            members.leave("callback", HOME);
        }
    }

    @Test
    void takesOneRatingOnly() {
        DrivenCase request = handled(aMinorCase());
        request.rate(true, SATISFIED);

        assertThatExceptionOfType(NotAskedToRate.class).isThrownBy(() -> request.rate(false, UNSATISFIED));

        assertThat(request.ratings()).hasSize(1);
        assertThat(request.status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void takesNoRatingBeforeItAsksForOne() {
        DrivenCase request = cases.enter(aMinorCase());

        assertThatExceptionOfType(NotAskedToRate.class).isThrownBy(() -> request.rate(true, SATISFIED));

        assertThat(request.openTasks()).containsExactly("userTask_handle");
        request.path("request-feedback").wasNeverCalled();
    }

    private DrivenCase handled(NewCase entry) {
        DrivenCase request = cases.enter(entry);
        request.submit("community01", "userTask_handle", solved());
        return request;
    }
}
