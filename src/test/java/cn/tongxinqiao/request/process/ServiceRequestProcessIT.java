package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.agreed;
import static cn.tongxinqiao.request.process.FilledForm.allAccepted;
import static cn.tongxinqiao.request.process.FilledForm.answered;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.checkPassed;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.FilledForm.redispatched;
import static cn.tongxinqiao.request.process.FilledForm.satisfied;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.FilledForm.unsatisfied;
import static cn.tongxinqiao.request.process.NewCase.HOME;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.request.RequestEnded;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.Tier;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(ServiceRequestProcess.KEY)
class ServiceRequestProcessIT {

    @Test
    void goesUpFromWhereItWaitsToBeSentOutAgain() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", sentBack());
        assertThat(request.timer("event_redispatchOverdue").getDuedate())
                .isEqualTo(java.util.Date.from(request.dueAt()));

        request.fireTimer("event_redispatchOverdue");

        assertThat(request.escalations()).containsExactly("MINOR>HARD OVERDUE");
        assertThat(request.openTasks()).containsExactly("userTask_accept");
        assertThat(request.timeline()).contains("OVERDUE", "ESCALATED");
    }

    @Test
    void goesOnWithACaseThatBeganUnderAModelWithoutClocks() {
        DrivenCase request = cases.enter(aMinorCase());
        cases.jdbc
                .sql("update service_request set accept_limit = null, contact_limit = null, result_limit = null,"
                        + " limit_version = null where number = ?")
                .param(request.number())
                .update();

        String tier = cases.runtime
                .startProcessInstanceByKey(
                        "hard-request",
                        request.number(),
                        Map.of(
                                "unit", "T06",
                                "tier", "HARD",
                                "urgency", "NORMAL",
                                "dueAt", request.dueAt().toString()))
                .getId();

        assertThat(request.task("userTask_accept").getFollowUpDate()).isNotNull();
        assertThat(request.task("userTask_accept").getDueDate()).isNotNull();
        cases.runtime.deleteProcessInstance(tier, "end of test");
    }

    @Test
    void keepsLookingAtItsClocksUntilItEnds() {
        DrivenCase request = cases.enter(aMinorCase());

        request.fireTimer("startEvent_watch");
        request.fireTimer("event_watch");
        assertThat(request.timers("event_watch")).hasSize(1);
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(request.isRunning()).isFalse();
        assertThat(request.notes()).noneMatch(note -> note.startsWith("LIGHT_"));
    }

    @Autowired
    private CaseDriver cases;

    @Test
    void takesAMinorCaseThroughTheCommunityToItsEnd() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.timeline())
                .containsExactly(
                        "RECEIVED", "TRIAGED", "DISPATCHED", "TAKEN", "HANDLED", "RATING_ASKED", "RATED", "CLOSED");
        request.path("service-request")
                .wentThrough(
                        "callActivity_triage",
                        "businessRuleTask_routing",
                        "businessRuleTask_deadline",
                        "callActivity_minor",
                        "callActivity_feedback",
                        "serviceTask_close",
                        "endEvent_closed")
                .wasInterruptedAt()
                .endsAt("endEvent_closed");
        assertThat(request.isRunning()).isFalse();
    }

    @Test
    void takesAHardCaseThroughTheTeamToItsEnd() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", accepted());
        request.submit("member77", "userTask_handle", solved());
        request.submit("team05", "userTask_check", checkPassed());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.column("unit")).isEqualTo("T05");
        request.path("service-request")
                .endsAt("endEvent_closed")
                .neverReached("callActivity_minor", "callActivity_major", "event_hardEscalated");
    }

    @Test
    void takesAMajorCaseThroughTheBrigadeToItsEnd() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
        request.submit("housing", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.column("unit")).isEqualTo("brigade");
        request.path("service-request")
                .endsAt("endEvent_closed")
                .neverReached("callActivity_minor", "callActivity_hard", "event_hardEscalated");
    }

    @Test
    void endsARejectedRequestBeforeAnybodyIsAsked() {
        DrivenCase request = cases.enter(aMinorCase().with("otherChannel", true));

        assertThat(request.status()).isEqualTo(Status.REJECTED);
        request.path("service-request")
                .wentThrough("callActivity_triage", "endEvent_notAccepted")
                .endsAt("endEvent_notAccepted");
    }

    @Test
    void endsAHandedOverRequestBeforeAnybodyIsAsked() {
        DrivenCase request = cases.enter(aMinorCase().with("emergencyKind", "POLICE_FIRE_MEDICAL"));
        request.submit("clerk", "userTask_recordTransfer", FilledForm.transferRecorded());

        assertThat(request.status()).isEqualTo(Status.TRANSFERRED);
        request.path("service-request")
                .wentThrough("callActivity_triage", "endEvent_notAccepted")
                .endsAt("endEvent_notAccepted");
    }

    @Test
    void answersEverybodyWhoseRequestWasMerged() {
        DrivenCase main = cases.enter(aMinorCase());
        DrivenCase second = cases.enter(aMinorCase().with("duplicateOf", main.number()));
        DrivenCase third = cases.enter(aMinorCase().with("duplicateOf", second.number()));

        second.path("service-request")
                .wentThrough("callActivity_triage", "endEvent_notAccepted")
                .endsAt("endEvent_notAccepted");
        assertThat(second.status()).isEqualTo(Status.MERGED);
        assertThat(third.column("duplicate_of")).isEqualTo(main.number());
        assertThat(main.timeline()).contains("FOLLOWER_ADDED");
        assertThat(main.task("userTask_handle").getPriority()).isGreaterThan(50);

        main.submit("community01", "userTask_handle", solved());
        main.submit("callback", "userTask_visit", satisfied());

        assertThat(second.timeline()).endsWith("MERGED", "MAIN_CLOSED");
        assertThat(third.timeline()).endsWith("MERGED", "MAIN_CLOSED");
        assertThat(third.status()).isEqualTo(Status.MERGED);
    }

    @Test
    void tellsAFollowerNothingAboutTheOtherRequester() {
        DrivenCase main = cases.enter(aMinorCase());
        DrivenCase follower = cases.enter(aMinorCase().with("duplicateOf", main.number()));

        main.submit(
                "community01",
                "userTask_handle",
                Map.of(
                        "outcome",
                        "SOLVED",
                        "contacted",
                        true,
                        "result",
                        "已清运，3栋502" + NewCase.NAME + "（" + NewCase.PHONE + "）签收。"));
        main.submit("callback", "userTask_visit", satisfied());

        assertThat(follower.progress().timeline()).last().satisfies(step -> assertThat(step.text())
                .contains("清运")
                .doesNotContain(NewCase.NAME, NewCase.PHONE.substring(7), "502"));
    }

    @Test
    void answersThoseMergedIntoACaseThatIsRejectedLater() {
        DrivenCase main = cases.enter(aMinorCase().fromThePublic());
        DrivenCase follower = cases.enter(aMinorCase().with("duplicateOf", main.number()));

        main.submit("clerk", "userTask_confirmFacts", FilledForm.facts("otherChannel", true));

        assertThat(main.status()).isEqualTo(Status.REJECTED);
        assertThat(follower.timeline()).endsWith("MERGED", "MAIN_ENDED");
    }

    @Test
    void answersThoseMergedIntoACaseThatIsMergedItself() {
        DrivenCase first = cases.enter(aMinorCase());
        DrivenCase second = cases.enter(aMinorCase().fromThePublic());
        DrivenCase third = cases.enter(aMinorCase().with("duplicateOf", second.number()));
        second.submit("clerk", "userTask_confirmFacts", FilledForm.facts("duplicateOf", first.number()));

        first.submit("community01", "userTask_handle", solved());
        first.submit("callback", "userTask_visit", satisfied());

        assertThat(second.timeline()).endsWith("MERGED", "MAIN_CLOSED");
        assertThat(third.timeline()).endsWith("MERGED", "MAIN_CLOSED");
    }

    @Test
    void goesOnForTheFollowersOfARequesterWhoWithdraws() {
        DrivenCase main = cases.enter(aMinorCase());
        DrivenCase follower = cases.enter(aMinorCase().with("duplicateOf", main.number()));

        main.withdraw();

        assertThat(main.status()).isEqualTo(Status.DISPATCHED);
        assertThat(main.timeline()).endsWith("REQUESTER_LEFT");
        assertThat(main.openTasks()).containsExactly("userTask_handle");
        main.path("service-request").neverReached("startEvent_withdrawn", "endEvent_withdrawn");
        assertThat(follower.status()).isEqualTo(Status.MERGED);
    }

    @Test
    void takesADuplicateOfAnEndedCaseAsACaseOfItsOwn() {
        DrivenCase ended = cases.enter(aMinorCase());
        ended.withdraw();

        DrivenCase again = cases.enter(aMinorCase().with("duplicateOf", ended.number()));

        assertThat(again.status()).isEqualTo(Status.DISPATCHED);
        again.path("service-request").neverReached("endEvent_notAccepted");
    }

    @Test
    void asksTheClerkToSendAReturnedCaseOutAgain() {
        DrivenCase request = cases.enter(aMinorCase());

        request.submit("community01", "userTask_handle", sentBack());

        assertThat(request.task("userTask_redispatch")).hasCandidateGroup("intake-clerk");
        assertThat(request.form("clerk", "userTask_redispatch").get("returnReason"))
                .asString()
                .contains("职责");
        assertThat(request.escalations()).isEmpty();
        request.submit("clerk", "userTask_redispatch", redispatched());
        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
        assertThat(request.column("unit")).isEqualTo(HOME);
        assertThat(request.openOrders()).containsExactly(HOME);
        request.path("service-request")
                .wentThrough(
                        "callActivity_triage",
                        "businessRuleTask_routing",
                        "businessRuleTask_deadline",
                        "callActivity_minor",
                        "userTask_redispatch",
                        "businessRuleTask_routing",
                        "businessRuleTask_deadline")
                .waitsAt("callActivity_minor")
                .neverReached("event_minorEscalated");
    }

    @Test
    void movesAMinorCaseUpWhenItIsReturnedTwice() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", sentBack());
        request.submit("clerk", "userTask_redispatch", redispatched());

        request.submit("community01", "userTask_handle", sentBack());

        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
        assertThat(request.escalations()).containsExactly("MINOR>HARD RETURNED_TWICE");
        assertThat(request.openTasks()).containsExactly("userTask_accept");
        request.path("service-request").waitsAt("callActivity_hard").wasInterruptedAt("callActivity_minor");
    }

    @Test
    void goesStraightToTheBrigadeWhenThreeUnitsHaveSentItBack() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", sentBack());
        request.submit("clerk", "userTask_redispatch", Map.of("category", "ENV", "unit", "440118001902"));
        request.submit("community14", "userTask_handle", sentBack());

        request.submit("team06", "userTask_accept", FilledForm.leaderSendsBack());

        assertThat(request.escalations()).containsExactly("MINOR>HARD RETURNED_TWICE", "HARD>MAJOR REFUSED_BY_THREE");
        assertThat(request.openTasks()).containsExactly("userTask_plan");
    }

    @Test
    void movesACaseUpAtOnceWhenTheFifthHasReportedTheSame() {
        DrivenCase request = cases.enter(aMinorCase());
        for (int follower = 0; follower < 4; follower++) {
            cases.enter(aMinorCase().with("duplicateOf", request.number()));
        }
        assertThat(request.escalations()).isEmpty();

        cases.enter(aMinorCase().with("duplicateOf", request.number()));

        assertThat(request.escalations()).containsExactly("MINOR>HARD MANY_DUPLICATES");
        request.path("service-request").neverReached("userTask_redispatch");
    }

    @Test
    void lettingTheClerkRaiseTheTierSendsAReturnedCaseToTheBrigade() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", sentBack());
        Map<String, Object> raised = new HashMap<>(redispatched());
        raised.put("tierOverride", "MAJOR");
        raised.put("overrideReason", "涉及多个部门。");

        request.submit("clerk", "userTask_redispatch", raised);

        assertThat(request.progress().tier()).isEqualTo(Tier.MAJOR);
        assertThat(request.openTasks()).containsExactly("userTask_plan");
    }

    @Test
    void refusesToSendAReturnedCaseWhereItDoesNotBelong() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", FilledForm.leaderSendsBack());

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(
                        () -> request.submit("clerk", "userTask_redispatch", Map.of("category", "PSY", "unit", HOME)))
                .withMessageContaining("不办理");
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> request.submit(
                        "clerk",
                        "userTask_redispatch",
                        Map.of("category", "PSY", "tierOverride", "MINOR", "overrideReason", "是小事。")))
                .withMessageContaining("降级");

        assertThat(request.openTasks()).containsExactly("userTask_redispatch");
        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
    }

    @Test
    void sendsAReturnedCaseToTheUnitTheClerkChose() {
        DrivenCase request = cases.enter(aHardCase("PSY"));
        request.submit("team05", "userTask_accept", FilledForm.leaderSendsBack());

        request.submit("clerk", "userTask_redispatch", Map.of("category", "PSY", "unit", "T08"));

        assertThat(request.column("unit")).isEqualTo("T08");
        assertThat(request.isSeenBy("team08", "userTask_accept")).isTrue();
        assertThat(request.isSeenBy("team05", "userTask_accept")).isFalse();
    }

    @Test
    void movesACaseUpTierByTierWhenItIsBeyondEach() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", beyondUs());
        request.submit("secretary01", "userTask_consent", agreed());
        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
        request.submit("team06", "userTask_accept", accepted());
        request.submit("member81", "userTask_handle", beyondUs());
        request.submit("team06", "userTask_consent", agreed());

        assertThat(request.progress().tier()).isEqualTo(Tier.MAJOR);
        assertThat(request.escalations()).containsExactly("MINOR>HARD BEYOND_ABILITY", "HARD>MAJOR BEYOND_ABILITY");
        request.path("service-request")
                .wasInterruptedAt("callActivity_minor", "callActivity_hard")
                .waitsAt("callActivity_major");
        assertThat(request.openOrders()).isEmpty();
    }

    @Test
    void handlesACaseAgainWhenTheRequesterIsNotContent() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());

        request.submit("callback", "userTask_visit", unsatisfied());

        assertThat(request.status()).isEqualTo(Status.REHANDLING);
        assertThat(request.progress().tier()).isEqualTo(Tier.MINOR);
        assertThat(request.openTasks()).containsExactly("userTask_handle");
        request.path("service-request").waitsAt("callActivity_minor").neverReached("event_minorEscalated");
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", satisfied());
        assertThat(request.status()).isEqualTo(Status.CLOSED);
        request.path("service-request").endsAt("endEvent_closed");
    }

    @Test
    void movesACaseUpWhenTheRequesterIsNotContentASecondTime() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", unsatisfied());
        request.submit("community01", "userTask_handle", solved());

        request.submit("callback", "userTask_visit", unsatisfied());

        assertThat(request.status()).isEqualTo(Status.REHANDLING);
        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
        assertThat(request.escalations()).containsExactly("MINOR>HARD BAD_RATING_TWICE");
        request.path("service-request")
                .wasInterruptedAt("callActivity_feedback")
                .waitsAt("callActivity_hard")
                .neverReached("serviceTask_close", "event_minorEscalated");
    }

    @Test
    void putsAMajorCaseUnderSupervisionWhenTheRequesterIsNotContentASecondTime() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
        request.submit("housing", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());
        request.submit("callback", "userTask_visit", unsatisfied());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
        request.submit("housing", "userTask_answer", answered());
        request.submit("orgdept", "userTask_accept", allAccepted());

        request.submit("callback", "userTask_visit", unsatisfied());

        assertThat(request.progress().tier()).isEqualTo(Tier.MAJOR);
        assertThat(request.escalations()).containsExactly("MAJOR>MAJOR BAD_RATING_TWICE");
        assertThat(request.incidents()).singleElement().asString().startsWith("督办");
        assertThat(request.openTasks()).containsExactly("userTask_plan");
    }

    @Test
    void closesARequestNobodyRates() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());

        request.fireTimer("event_visitWindowClosed");

        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.timeline()).endsWith("NOT_RATED", "CLOSED").doesNotContain("RATED");
        request.path("service-request").endsAt("endEvent_closed");
    }

    @Test
    void endsWithTheWithdrawalAndLeavesNothingOpen() {
        DrivenCase request = cases.enter(aMinorCase());
        assertThat(cases.root(request)).isWaitingFor("request.withdrawn");
        request.claim("member01", "userTask_handle");

        request.withdraw();

        assertThat(request.status()).isEqualTo(Status.WITHDRAWN);
        request.path("service-request")
                .wentThrough(
                        "callActivity_triage",
                        "businessRuleTask_routing",
                        "businessRuleTask_deadline",
                        "startEvent_withdrawn",
                        "endEvent_withdrawn")
                .wasInterruptedAt("callActivity_minor")
                .endsAt("endEvent_withdrawn");
        assertThat(request.isRunning()).isFalse();
        assertThat(request.openOrders()).isEmpty();
    }

    @Test
    void refusesTheWithdrawalOfWhatIsHandled() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());

        assertThatExceptionOfType(RequestEnded.class).isThrownBy(request::withdraw);

        assertThat(request.openTasks()).containsExactly("userTask_visit");
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
    }

    @Test
    void risesInTheListsWhenTheRequesterUrges() {
        DrivenCase request = cases.enter(aMinorCase());
        int before = request.task("userTask_handle").getPriority();

        request.urge();

        assertThat(request.task("userTask_handle").getPriority()).isGreaterThan(before);
        assertThat(request.timeline()).endsWith("URGED");
        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
    }
}
