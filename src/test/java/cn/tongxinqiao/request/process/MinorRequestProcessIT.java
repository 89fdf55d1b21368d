package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.agreed;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.refused;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.HOME;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.Tier;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(MinorRequestProcess.KEY)
class MinorRequestProcessIT {

    @Test
    void goesUpAtOnceWhenTheTableSaysSo() {
        DrivenCase request = cases.enter(aMinorCase());
        for (int follower = 0; follower < 5; follower++) {
            cases.enter(aMinorCase().with("duplicateOf", request.number()));
        }

        request.path("minor-request").endsAt("endEvent_lifted").neverReached("serviceTask_recordOverdue");
        assertThat(request.escalations()).containsExactly("MINOR>HARD MANY_DUPLICATES");
        assertThat(request.openOrders()).isEmpty();
    }

    /** 仙泉社区 in 仙村镇, whose desk is {@code street13}. */
    private static final String REMOTE = "440118107901";

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Members members;

    @Test
    void isSolvedInTheCommunity() {
        DrivenCase request = cases.enter(aMinorCase());

        request.submit("community01", "userTask_handle", solved());

        request.path("minor-request")
                .wentThrough("callActivity_handling", "endEvent_solved")
                .wasInterruptedAt()
                .endsAt("endEvent_solved");
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        assertThat(request.escalations()).isEmpty();
    }

    @Test
    void belongsToItsCommunityAndThoseAboveIt() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", beyondUs());

        assertThat(request.task("userTask_consent").getTenantId()).isEqualTo(HOME);
        assertThat(request.isSeenBy("secretary01", "userTask_consent")).isTrue();
        assertThat(request.isSeenBy("street01", "userTask_consent")).isTrue();
        assertThat(request.isSeenBy("orgdept", "userTask_consent")).isTrue();
        assertThat(request.isSeenBy("secretary02", "userTask_consent")).isFalse();
        assertThat(request.isSeenBy("street02", "userTask_consent")).isFalse();
        assertThat(request.isSeenBy("member01", "userTask_consent")).isFalse();
    }

    @Test
    void goesBackToTheDispatcher() {
        DrivenCase request = cases.enter(aMinorCase());

        request.submit("community01", "userTask_handle", sentBack());

        request.path("minor-request")
                .wentThrough("callActivity_handling", "endEvent_returned")
                .endsAt("endEvent_returned");
        assertThat(request.openTasks()).containsExactly("userTask_redispatch");
        assertThat(request.openOrders()).isEmpty();
        assertThat(request.escalations()).isEmpty();
    }

    @Test
    void asksTheSecretaryBeforeAMatterBeyondTheCommunityGoesUp() {
        DrivenCase request = cases.enter(aMinorCase());

        request.submit("community01", "userTask_handle", beyondUs());

        assertThat(request.task("userTask_consent"))
                .hasCandidateGroup("community-secretary-" + HOME)
                .isNotAssigned();
        assertThat(request.form("secretary01", "userTask_consent").get("beyondReason"))
                .asString()
                .contains("专业设备");
        assertThat(request.progress().tier()).isEqualTo(Tier.MINOR);
        request.path("minor-request")
                .wentThrough("event_beyondAbility")
                .wasInterruptedAt("callActivity_handling")
                .waitsAt("userTask_consent");
    }

    @Test
    void goesUpWhenTheSecretaryAgrees() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", beyondUs());

        request.submit("secretary01", "userTask_consent", agreed());

        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
        assertThat(request.escalations()).containsExactly("MINOR>HARD BEYOND_ABILITY");
        request.path("minor-request").endsAt("endEvent_escalated").neverReached("endEvent_solved");
        request.path("service-request").waitsAt("callActivity_hard");
    }

    @Test
    void isOfferedAgainWhenTheSecretaryRefuses() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", beyondUs());

        request.submit("secretary01", "userTask_consent", refused());

        assertThat(request.progress().tier()).isEqualTo(Tier.MINOR);
        assertThat(request.task("userTask_handle")).isNotAssigned();
        assertThat(request.notes()).contains("CONSENT_REFUSED");
        assertThat(request.escalations()).isEmpty();
        request.path("minor-request")
                .wentThrough("event_beyondAbility", "userTask_consent")
                .waitsAt("callActivity_handling")
                .neverReached("endEvent_escalated");
        assertThat(request.openOrders()).containsExactly(HOME);
    }

    @Test
    void goesUpWhenItsLimitPasses() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("member01", "userTask_handle");

        request.fireTimer("startEvent_overdue");

        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
        assertThat(request.timeline()).contains("OVERDUE", "ESCALATED");
        assertThat(request.escalations()).containsExactly("MINOR>HARD OVERDUE");
        request.path("minor-request")
                .wentThrough("startEvent_overdue", "serviceTask_recordOverdue", "endEvent_overdue")
                .wasInterruptedAt("callActivity_handling")
                .endsAt("endEvent_overdue");
        request.path("request-handling").waitsAt();
        assertThat(request.openTasks()).containsExactly("userTask_accept");
        assertThat(request.openOrders()).isEmpty();
    }

    @Test
    void goesUpWhenItsLimitPassesWhileTheSecretaryThinks() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", beyondUs());

        request.fireTimer("startEvent_overdue");

        assertThat(request.escalations()).containsExactly("MINOR>HARD OVERDUE");
        request.path("minor-request")
                .wasInterruptedAt("callActivity_handling", "userTask_consent")
                .endsAt("endEvent_overdue");
    }

    @Test
    void hasItsLimitOnTheTimer() {
        DrivenCase request = cases.enter(aMinorCase());

        assertThat(request.timer("startEvent_overdue").getDuedate().toInstant())
                .isEqualTo(request.progress().dueAt().toInstant());
        assertThat(request.task("userTask_handle").getDueDate().toInstant())
                .isEqualTo(request.progress().dueAt().toInstant());
    }

    @Test
    void goesToTheTownWhereTheCommunityHasNobodyAndAnIncidentSaysSo() {
        suspendTheStaffOfTheRemoteCommunity(LocalDate.of(2099, 12, 31));
        try {
            DrivenCase request = cases.enter(aMinorCase().in(REMOTE));

            assertThat(request.notes()).contains("STAND_IN");
            assertThat(request.incidents()).isNotEmpty().allSatisfy(text -> assertThat(text)
                    .contains("仙泉社区", "仙村镇"));
            assertThat(request.isSeenBy("street13", "userTask_handle")).isTrue();
            assertThat(request.isSeenBy("street12", "userTask_handle")).isFalse();
            request.submit("street13", "userTask_handle", beyondUs());
            request.submit("street13", "userTask_consent", refused());
            request.submit("street13", "userTask_handle", solved());
            assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        } finally {
            suspendTheStaffOfTheRemoteCommunity(null);
        }
    }

    private void suspendTheStaffOfTheRemoteCommunity(LocalDate until) {
        members.suspend("secretary13", until);
        members.suspend("community13", until);
    }
}
