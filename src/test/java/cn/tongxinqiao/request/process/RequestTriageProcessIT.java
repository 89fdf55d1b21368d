package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.detailMissing;
import static cn.tongxinqiao.request.process.FilledForm.facts;
import static cn.tongxinqiao.request.process.FilledForm.transferRecorded;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.request.NoDetailAsked;
import cn.tongxinqiao.request.RequestEnded;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(RequestTriageProcess.KEY)
class RequestTriageProcessIT {

    @Autowired
    private CaseDriver cases;

    @Autowired
    private WorkCalendar calendar;

    @Test
    void judgesACompleteRequestFromStaffWithoutAClerk() {
        DrivenCase request = cases.handIn(aMinorCase());
        assertThat(request.status()).isEqualTo(Status.RECEIVED);

        request.runJobs();

        request.path("request-triage")
                .wentThrough("businessRuleTask_intake", "businessRuleTask_tier", "endEvent_accepted");
        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
        assertThat(request.notes()).doesNotContain("FACTS_CONFIRMED");
    }

    @Test
    void asksAClerkToConfirmWhatThePublicSent() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        assertThat(request.task("userTask_confirmFacts"))
                .hasCandidateGroup("intake-clerk")
                .isNotAssigned();
        assertThat(request.isSeenBy("clerk", "userTask_confirmFacts")).isTrue();
        assertThat(request.isSeenBy("community01", "userTask_confirmFacts")).isFalse();
        assertThat(request.isSeenBy("callback", "userTask_confirmFacts")).isFalse();
        request.path("request-triage").wentThrough().waitsAt("userTask_confirmFacts");

        request.submit("clerk", "userTask_confirmFacts", facts());

        request.path("request-triage")
                .wentThrough(
                        "userTask_confirmFacts",
                        "businessRuleTask_intake",
                        "businessRuleTask_tier",
                        "endEvent_accepted")
                .endsAt("endEvent_accepted");
        assertThat(request.progress().tier()).isEqualTo(Tier.MINOR);
        assertThat(request.openTasks()).containsExactly("userTask_handle");
    }

    @Test
    void opensTheClerksFormWithWhatIsKnown() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        Map<String, Object> form = request.form("clerk", "userTask_confirmFacts");

        assertThat(form).containsEntry("type", "HELP").containsKey("categoryOptions");
        assertThat(form)
                .extractingByKey("caseSummary", InstanceOfAssertFactories.STRING)
                .contains(request.number(), NewCase.TEXT)
                .doesNotContain(NewCase.PHONE);
    }

    @Test
    void refusesAFormThatLacksWhatIsRequiredAndChangesNothing() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        Map<String, Object> form = facts();
        form.remove("scope");

        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> request.submit("clerk", "userTask_confirmFacts", form))
                .withMessageContaining("必填");

        assertThat(request.task("userTask_confirmFacts")).isNotAssigned();
        assertThat(request.status()).isEqualTo(Status.RECEIVED);
        assertThat(request.notes()).isEmpty();
        request.path("request-triage").wentThrough().waitsAt("userTask_confirmFacts");
    }

    @Test
    void asksTheRequesterForDetailAndGoesOnWithTheAnswer() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        request.submit("clerk", "userTask_confirmFacts", detailMissing());

        assertThat(request.status()).isEqualTo(Status.RETURNED_FOR_DETAIL);
        assertThat(request.openTasks()).isEmpty();
        assertThat(request.progress().timeline()).last().satisfies(step -> assertThat(step.text())
                .contains("哪一栋楼"));

        request.addDetail("是3栋。");

        assertThat(request.status()).isEqualTo(Status.RECEIVED);
        assertThatExceptionOfType(NoDetailAsked.class).isThrownBy(() -> request.addDetail("再补充一点。"));
        request.submit("clerk", "userTask_confirmFacts", facts());
        request.path("request-triage")
                .wentThrough(
                        "userTask_confirmFacts",
                        "businessRuleTask_intake",
                        "receiveTask_detail",
                        "userTask_confirmFacts",
                        "businessRuleTask_intake",
                        "businessRuleTask_tier",
                        "endEvent_accepted")
                .wasInterruptedAt();
        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void givesTheRequesterTwoWorkingDaysForDetail() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        request.submit("clerk", "userTask_confirmFacts", detailMissing());

        Instant due = request.timer("event_detailOverdue").getDuedate().toInstant();
        assertThat(Duration.between(
                        due, calendar.due(Instant.now(), Limit.parse("2WD")).at()))
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void givesTheCaseBackToTheClerkWhenNoDetailComesInTime() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        request.submit("clerk", "userTask_confirmFacts", detailMissing());

        request.fireTimer("event_detailOverdue");

        assertThat(request.openTasks()).containsExactly("userTask_confirmFacts");
        request.path("request-triage")
                .wentThrough("userTask_confirmFacts", "businessRuleTask_intake", "event_detailOverdue")
                .wasInterruptedAt("receiveTask_detail");
    }

    @Test
    void rejectsARequestWhoseDetailIsMissingASecondTime() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        request.submit("clerk", "userTask_confirmFacts", detailMissing());
        request.addDetail("就在楼下。");

        request.submit("clerk", "userTask_confirmFacts", detailMissing());

        assertThat(request.status()).isEqualTo(Status.REJECTED);
        assertThat(request.timeline()).containsOnlyOnce("DETAIL_ASKED").endsWith("REJECTED");
        request.path("request-triage").endsAt("endEvent_decided").neverReached("event_detailOverdue");
        request.path("service-request").endsAt("endEvent_notAccepted");
        assertThat(request.isRunning()).isFalse();
    }

    @Test
    void handsAnEmergencyOverAndKeepsARecordOfTheCall() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        request.submit("clerk", "userTask_confirmFacts", facts("emergencyKind", "POLICE_FIRE_MEDICAL"));

        assertThat(request.status()).isEqualTo(Status.TRANSFERRED);
        assertThat(request.task("userTask_recordTransfer")).hasCandidateGroup("intake-clerk");
        request.submit("clerk", "userTask_recordTransfer", transferRecorded());
        assertThat(request.notes()).contains("TRANSFER_RECORDED");
        request.path("request-triage")
                .wentThrough(
                        "userTask_confirmFacts",
                        "businessRuleTask_intake",
                        "userTask_recordTransfer",
                        "endEvent_transferred")
                .endsAt("endEvent_transferred");
        request.path("service-request").endsAt("endEvent_notAccepted").neverReached("businessRuleTask_routing");
    }

    @Test
    void tellsTheEmergencyServicesAndStillTakesADisaster() {
        DrivenCase request = cases.enter(aMinorCase().with("emergencyKind", "DISASTER_RELIEF"));

        assertThat(request.timeline()).contains("EMERGENCY_NOTIFIED");
        request.path("request-triage").endsAt("endEvent_accepted").neverReached("userTask_recordTransfer");
        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void rejectsWhatBelongsToAnotherChannelOrDistrict() {
        DrivenCase lawsuit = cases.enter(aMinorCase().with("otherChannel", true));
        DrivenCase elsewhere = cases.enter(aMinorCase().fromThePublic());
        elsewhere.submit("clerk", "userTask_confirmFacts", facts("outsideDistrict", true));

        assertThat(lawsuit.status()).isEqualTo(Status.REJECTED);
        assertThat(elsewhere.status()).isEqualTo(Status.REJECTED);
        assertThat(lawsuit.progress().timeline()).last().satisfies(step -> assertThat(step.text())
                .contains("法定途径"));
        lawsuit.path("request-triage").endsAt("endEvent_decided").neverReached("userTask_confirmFacts");
        lawsuit.path("service-request").endsAt("endEvent_notAccepted").neverReached("businessRuleTask_routing");
    }

    @Test
    void takesTheClerksWordAboveTheTableForTheTier() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        Map<String, Object> form = facts("tierOverride", "HARD");
        form.put("overrideReason", "多次反映未解决。");

        request.submit("clerk", "userTask_confirmFacts", form);

        assertThat(request.progress().tier()).isEqualTo(Tier.HARD);
        assertThat(request.notes()).contains("TIER_OVERRULED");
        request.path("minor-request").wasNeverCalled();
    }

    @Test
    void refusesAMainCaseThatDoesNotExist() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> request.submit("clerk", "userTask_confirmFacts", facts("duplicateOf", "SQ0")));
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(
                        () -> request.submit("clerk", "userTask_confirmFacts", facts("duplicateOf", request.number())));

        assertThat(request.status()).isEqualTo(Status.RECEIVED);
        request.path("request-triage").waitsAt("userTask_confirmFacts");
    }

    @Test
    void takesNothingBackOnceItIsHandedOver() {
        DrivenCase request = cases.enter(aMinorCase().with("emergencyKind", "POLICE_FIRE_MEDICAL"));

        assertThatExceptionOfType(RequestEnded.class).isThrownBy(request::withdraw);

        assertThat(request.openTasks()).containsExactly("userTask_recordTransfer");
        assertThat(request.status()).isEqualTo(Status.TRANSFERRED);
    }
}
