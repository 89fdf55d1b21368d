package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.asks;
import static cn.tongxinqiao.request.process.FilledForm.pauseGranted;
import static cn.tongxinqiao.request.process.FilledForm.pauseRefused;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(RequestPauseProcess.KEY)
class RequestPauseProcessIT {

    private static final LocalDate NEXT_WEEK = LocalDate.now(CaseDriver.HERE).plusDays(7);

    @Autowired
    private CaseDriver cases;

    @Test
    void waitsForTheRequesterAndGoesOnWithTheAnswer() {
        DrivenCase request = cases.enter(aMinorCase());
        Instant due = request.dueAt();
        request.submit("community01", "userTask_handle", asks("WAITING", NEXT_WEEK));

        assertThat(request.openTasks()).containsExactly("userTask_approve");
        assertThat(request.status()).isEqualTo(Status.HANDLING);
        assertThat(request.dueAt()).as("nothing stops before it is approved").isEqualTo(due);

        request.submit("secretary01", "userTask_approve", pauseGranted());

        assertThat(request.status()).isEqualTo(Status.RETURNED_FOR_DETAIL);
        assertThat(request.openTasks()).containsExactly("userTask_paused");
        assertThat(request.task("userTask_paused").getAssignee()).isEqualTo("community01");
        assertThat(request.dueAt()).isAfter(due);
        assertThat(request.timer("startEvent_overdue").getDuedate()).isEqualTo(Date.from(request.dueAt()));
        assertThat(request.column("stop_kind")).isEqualTo("WAITING");

        request.addDetail("周三上午在家。");

        request.path("request-pause").endsAt("endEvent_resumed").neverReached("event_awake", "serviceTask_passUp");
        assertThat(request.status()).isEqualTo(Status.HANDLING);
        assertThat(request.task("userTask_handle").getAssignee()).isEqualTo("community01");
        assertThat(request.openOrders()).hasSize(1);
        assertThat(request.dueAt())
                .as("answered at once, nothing is lost but a few moments")
                .isBetween(due, due.plus(Duration.ofMinutes(1)));
        assertThat(request.timer("startEvent_overdue").getDuedate()).isEqualTo(Date.from(request.dueAt()));
        assertThat(request.task("userTask_handle").getDueDate()).isEqualTo(Date.from(request.dueAt()));

        request.submit("community01", "userTask_handle", solved());
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
    }

    @Test
    void wakesOnItsDayByItself() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", asks("ON_BOOKS", NEXT_WEEK));

        assertThat(request.isSeenBy("orgdept", "userTask_approve")).isTrue();
        assertThatThrownBy(() -> request.submit("secretary01", "userTask_approve", pauseGranted()))
                .hasMessageContaining("候选人");
        request.submit("orgdept", "userTask_approve", pauseGranted());
        assertThat(request.status()).isEqualTo(Status.ON_BOOKS);
        assertThat(request.timer("event_awake")
                        .getDuedate()
                        .toInstant()
                        .atZone(CaseDriver.HERE)
                        .toLocalDate())
                .isAfterOrEqualTo(NEXT_WEEK);
        assertThat(request.timeline()).contains("ON_BOOKS");

        request.fireTimer("event_awake");

        request.path("request-pause").endsAt("endEvent_resumed");
        assertThat(request.status()).isEqualTo(Status.HANDLING);
        assertThat(request.openTasks()).containsExactly("userTask_handle");
        assertThat(request.column("stop_kind")).isEqualTo("null");
        assertThat(request.timeline()).contains("RESUMED");
    }

    @Test
    void isLookedAtFromTimeToTimeAndEndedByItsHolder() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", asks("ON_BOOKS", NEXT_WEEK));
        request.submit("orgdept", "userTask_approve", pauseGranted());

        request.fireTimer("event_reviewDue");
        request.fireTimer("event_reviewAgain");

        assertThat(request.notes()).filteredOn("PAUSE_REVIEW"::equals).hasSize(2);
        assertThat(request.status()).as("looking is not waking").isEqualTo(Status.ON_BOOKS);

        request.submit("community01", "userTask_paused", Map.of("note", "资金已经到位。"));

        assertThat(request.status()).isEqualTo(Status.HANDLING);
        assertThat(request.timers("event_reviewAgain")).isEmpty();
        assertThat(request.openTasks()).containsExactly("userTask_handle");
    }

    @Test
    void lengthensTheLimitOnceInATierByTheLevelAbove() {
        DrivenCase request = cases.enter(aHardCase("ENV"));
        request.submit("team06", "userTask_accept", FilledForm.accepted());
        String worker = cases.leaderOf("T06");
        request.submit(worker, "userTask_handle", asks("EXTENSION", null));
        Instant due = request.dueAt();

        request.submit("orgdept", "userTask_approve", pauseGranted());

        request.path("request-pause").endsAt("endEvent_goOn").neverReached("serviceTask_stop");
        assertThat(request.dueAt()).isAfter(due.plus(Duration.ofDays(9)));
        assertThat(request.timer("startEvent_overdue").getDuedate()).isEqualTo(Date.from(request.dueAt()));
        assertThat(request.timeline()).contains("EXTENDED");
        assertThatThrownBy(() -> request.submit(worker, "userTask_handle", asks("EXTENSION", null)))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("已经延期一次");
    }

    @Test
    void refusesWhatTheTableDoesNotAllow() {
        DrivenCase request = cases.enter(aMinorCase());

        assertThatThrownBy(() -> request.submit("community01", "userTask_handle", asks("EXTENSION", null)))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("小事不能延期");
        assertThatThrownBy(() -> request.submit(
                        "community01", "userTask_handle", asks("WAITING", LocalDate.now(CaseDriver.HERE))))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("之后");
        assertThatThrownBy(
                        () -> request.submit("community01", "userTask_handle", asks("WAITING", NEXT_WEEK.plusDays(60))))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("最迟只能到");
        assertThat(request.openTasks()).containsExactly("userTask_handle");
        assertThat(request.notes()).doesNotContain("PAUSE_ASKED");
    }

    @Test
    void goesOnWhenItIsRefused() {
        DrivenCase request = cases.enter(aMinorCase());
        Instant due = request.dueAt();
        request.submit("community01", "userTask_handle", asks("WAITING", NEXT_WEEK));

        request.submit("secretary01", "userTask_approve", pauseRefused());

        request.path("request-pause").endsAt("endEvent_goOn").neverReached("serviceTask_stop");
        assertThat(request.dueAt()).isEqualTo(due);
        assertThat(request.task("userTask_handle").getAssignee()).isEqualTo("community01");
        assertThat(request.notes()).contains("PAUSE_REFUSED").doesNotContain("PAUSE_GRANTED");
    }

    @Test
    void goesToTheNextLevelWhenNobodyDecides() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", asks("WAITING", NEXT_WEEK));

        request.fireTimer("event_decisionOverdue");
        assertThat(request.isSeenBy("street01", "userTask_approve")).isTrue();
        request.fireTimer("event_decisionOverdue");
        assertThat(request.incidents()).isEmpty();
        request.fireTimer("event_decisionOverdue");

        assertThat(request.notes()).filteredOn("PAUSE_PASSED_UP"::equals).hasSize(3);
        assertThat(request.incidents()).anyMatch(reason -> reason.contains("最高一级"));
        assertThatThrownBy(() -> request.submit("secretary01", "userTask_approve", pauseGranted()))
                .hasMessageContaining("候选人");
        request.submit("orgdept", "userTask_approve", pauseGranted());
        assertThat(request.column("stop_kind")).isEqualTo("WAITING");
    }

    @Test
    void isNotDecidedByTheOneWhoAsks() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("secretary01", "userTask_handle", asks("WAITING", NEXT_WEEK));

        assertThatThrownBy(() -> request.submit("secretary01", "userTask_approve", pauseGranted()))
                .hasMessageContaining("候选人");
        request.submit("street01", "userTask_approve", pauseGranted());
        assertThat(request.stops()).containsExactly("WAITING GRANTED");
    }

    @Test
    void endsWithTheCaseWhenItsLimitPassesMeanwhile() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", asks("WAITING", NEXT_WEEK));

        request.fireTimer("startEvent_overdue");

        assertThat(request.escalations()).containsExactly("MINOR>HARD OVERDUE");
        assertThat(request.openTasks()).containsExactly("userTask_accept");
        assertThat(request.stops()).containsExactly("WAITING LAPSED");
        assertThat(request.instances("request-pause")).isEmpty();
    }

    @Test
    void endsWithTheWithdrawal() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", asks("ON_BOOKS", NEXT_WEEK));
        request.submit("orgdept", "userTask_approve", pauseGranted());

        request.withdraw();

        assertThat(request.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(request.isRunning()).isFalse();
        assertThat(request.column("stop_kind")).isEqualTo("null");
    }
}
