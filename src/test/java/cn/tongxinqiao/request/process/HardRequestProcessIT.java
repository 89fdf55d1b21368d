package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.agreed;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.checkFailed;
import static cn.tongxinqiao.request.process.FilledForm.checkPassed;
import static cn.tongxinqiao.request.process.FilledForm.leaderPassesUp;
import static cn.tongxinqiao.request.process.FilledForm.leaderSendsBack;
import static cn.tongxinqiao.request.process.FilledForm.refused;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.Tier;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(HardRequestProcess.KEY)
class HardRequestProcessIT {

    @Test
    void goesUpAtOnceWhenTheTableSaysSo() {
        DrivenCase request = cases.enter(NewCase.aHardCase("ENV"));
        for (int follower = 0; follower < 5; follower++) {
            cases.enter(NewCase.aHardCase("ENV").with("duplicateOf", request.number()));
        }

        request.path("hard-request").endsAt("endEvent_lifted").neverReached("serviceTask_recordOverdue");
        assertThat(request.escalations()).containsExactly("HARD>MAJOR MANY_DUPLICATES");
        assertThat(request.openOrders()).isEmpty();
    }

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Members members;

    @Test
    void isAcceptedHandledAndChecked() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        assertThat(request.task("userTask_accept"))
                .hasCandidateGroup("team-leader-T05")
                .isNotAssigned();

        request.submit("team05", "userTask_accept", accepted());
        request.submit("member77", "userTask_handle", solved());
        assertThat(request.task("userTask_check")).hasCandidateGroup("team-leader-T05");
        assertThat(request.form("team05", "userTask_check").get("result")).isEqualTo("已清运并增加清运班次。");
        request.submit("team05", "userTask_check", checkPassed());

        request.path("hard-request")
                .wentThrough("userTask_accept", "callActivity_handling", "userTask_check", "endEvent_solved")
                .wasInterruptedAt()
                .endsAt("endEvent_solved");
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        assertThat(request.escalations()).isEmpty();
    }

    @Test
    void belongsToItsTeamAndThoseAboveIt() {
        DrivenCase request = cases.enter(aHardCase("PSY"));

        assertThat(request.task("userTask_accept").getTenantId()).isEqualTo("T05");
        assertThat(request.isSeenBy("team05", "userTask_accept")).isTrue();
        assertThat(request.isSeenBy("orgdept", "userTask_accept")).isTrue();
        assertThat(request.isSeenBy("team06", "userTask_accept")).isFalse();
        assertThat(request.isSeenBy("member77", "userTask_accept")).isFalse();
        assertThat(request.isSeenBy("community01", "userTask_accept")).isFalse();
    }

    @Test
    void isLedByTheBrigadeWhereNoTeamCoversTheCategory() {
        DrivenCase request = cases.enter(aHardCase("EMG"));
        assertThat(request.column("unit")).isEqualTo("brigade");
        assertThat(request.isSeenBy("brigade", "userTask_accept")).isTrue();

        request.submit("brigade", "userTask_accept", accepted());
        request.submit("brigade", "userTask_handle", solved());
        request.submit("brigade", "userTask_check", checkPassed());

        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        request.path("major-request").wasNeverCalled();
    }

    @Test
    void goesBackToTheDispatcherBeforeAnybodyTookIt() {
        DrivenCase request = cases.enter(aHardCase("PSY"));

        request.submit("team05", "userTask_accept", leaderSendsBack());

        request.path("hard-request")
                .wentThrough("userTask_accept", "endEvent_returned")
                .endsAt("endEvent_returned");
        request.path("request-handling").wasNeverCalled();
        assertThat(request.openTasks()).containsExactly("userTask_redispatch");
    }

    @Test
    void goesUpWhenTheLeaderPassesItUp() {
        DrivenCase request = cases.enter(aHardCase("PSY"));

        request.submit("team05", "userTask_accept", leaderPassesUp());

        assertThat(request.progress().tier()).isEqualTo(Tier.MAJOR);
        assertThat(request.escalations()).containsExactly("HARD>MAJOR BEYOND_ABILITY");
        request.path("hard-request").endsAt("endEvent_escalated");
        request.path("request-handling").wasNeverCalled();
    }

    @Test
    void goesUpWhenTheLeaderSendsItBackASecondTime() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", leaderSendsBack());
        request.submit("clerk", "userTask_redispatch", Map.of("category", "PSY"));

        request.submit("team05", "userTask_accept", leaderSendsBack());

        assertThat(request.escalations()).containsExactly("HARD>MAJOR RETURNED_TWICE");
        request.path("hard-request").endsAt("endEvent_returned", "endEvent_escalated");
        assertThat(request.openTasks()).containsExactly("userTask_plan");
    }

    @Test
    void goesBackToTheDispatcherFromTheMemberWhoTookIt() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", accepted());

        request.submit("member77", "userTask_handle", sentBack());

        request.path("hard-request")
                .wentThrough("userTask_accept", "callActivity_handling", "endEvent_returned")
                .endsAt("endEvent_returned")
                .neverReached("userTask_check");
        assertThat(request.openTasks()).containsExactly("userTask_redispatch");
    }

    @Test
    void isHandledAgainWhenTheLeaderIsNotContent() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", accepted());
        request.submit("member77", "userTask_handle", solved());

        request.submit("team05", "userTask_check", checkFailed());

        assertThat(request.notes()).contains("REDO");
        assertThat(request.openTasks()).containsExactly("userTask_handle");
        request.path("hard-request")
                .wentThrough("userTask_accept", "callActivity_handling", "userTask_check")
                .waitsAt("callActivity_handling")
                .neverReached("endEvent_solved");
        assertThat(request.openOrders()).containsExactly("T05");
    }

    @Test
    void goesUpWhenTheLeaderAgreesThatItIsBeyondTheTeam() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", accepted());
        request.submit("member77", "userTask_handle", beyondUs());
        assertThat(request.task("userTask_consent")).hasCandidateGroup("team-leader-T05");

        request.submit("team05", "userTask_consent", agreed());

        assertThat(request.progress().tier()).isEqualTo(Tier.MAJOR);
        assertThat(request.escalations()).containsExactly("HARD>MAJOR BEYOND_ABILITY");
        request.path("hard-request")
                .wentThrough("userTask_accept", "event_beyondAbility", "userTask_consent", "endEvent_escalated")
                .wasInterruptedAt("callActivity_handling")
                .endsAt("endEvent_escalated")
                .neverReached("userTask_check");
    }

    @Test
    void isOfferedAgainWhenTheLeaderRefuses() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", accepted());
        request.submit("member77", "userTask_handle", beyondUs());

        request.submit("team05", "userTask_consent", refused());

        assertThat(request.openTasks()).containsExactly("userTask_handle");
        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
        request.path("hard-request").waitsAt("callActivity_handling").neverReached("endEvent_escalated");
    }

    @Test
    void goesUpWhenItsLimitPasses() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", accepted());
        request.claim("member77", "userTask_handle");

        request.fireTimer("startEvent_overdue");

        assertThat(request.progress().tier()).isEqualTo(Tier.MAJOR);
        assertThat(request.escalations()).containsExactly("HARD>MAJOR OVERDUE");
        request.path("hard-request")
                .wentThrough("userTask_accept", "startEvent_overdue", "serviceTask_recordOverdue", "endEvent_overdue")
                .wasInterruptedAt("callActivity_handling")
                .endsAt("endEvent_overdue");
        assertThat(request.openOrders()).isEmpty();
        assertThat(request.openTasks()).containsExactly("userTask_plan");
    }

    @Test
    void goesUpWhenItsLimitPassesBeforeTheLeaderLooksAtIt() {
        DrivenCase request = cases.enter(aHardCase("PSY"));

        request.fireTimer("startEvent_overdue");

        assertThat(request.escalations()).containsExactly("HARD>MAJOR OVERDUE");
        request.path("hard-request").wasInterruptedAt("userTask_accept").endsAt("endEvent_overdue");
    }

    @Test
    void goesToTheDutyDeskWhereTheTeamHasNoLeader() {
        members.suspend("team08", LocalDate.of(2099, 12, 31));
        try {
            DrivenCase request = cases.enter(aHardCase("CHD"));

            assertThat(request.incidents()).isNotEmpty().allSatisfy(text -> assertThat(text)
                    .contains("校园守护", "区值班席"));
            assertThat(request.isSeenBy("duty", "userTask_accept")).isTrue();
            request.submit("duty", "userTask_accept", accepted());
            request.submit("member89", "userTask_handle", solved());
            request.submit("duty", "userTask_check", checkPassed());
            assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        } finally {
            members.suspend("team08", null);
        }
    }
}
