package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.answered;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.departmentSendsBack;
import static cn.tongxinqiao.request.process.FilledForm.detailMissing;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.FilledForm.unsatisfied;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.request.RequestEnded;
import cn.tongxinqiao.request.Status;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A requester may take a case back wherever it waits before it is handled. */
@IntegrationTest
class WithdrawalIT {

    @Autowired
    private CaseDriver cases;

    /** A case and how it comes to the place where it waits. */
    private record Place(NewCase entry, Consumer<DrivenCase> way) {}

    static Stream<Named<Place>> places() {
        return Stream.of(
                at("the clerk", aMinorCase().fromThePublic(), request -> {}),
                at(
                        "the requester's detail",
                        aMinorCase().fromThePublic(),
                        request -> request.submit("clerk", "userTask_confirmFacts", detailMissing())),
                at("somebody who claims", aMinorCase(), request -> {}),
                at("its holder", aMinorCase(), request -> request.claim("member01", "userTask_handle")),
                at(
                        "its holder, named by the rule",
                        aMinorCase(),
                        request -> request.fireTimer("event_claimWindowClosed")),
                at(
                        "the secretary's consent",
                        aMinorCase(),
                        request -> request.submit("community01", "userTask_handle", beyondUs())),
                at(
                        "the dispatcher",
                        aMinorCase(),
                        request -> request.submit("community01", "userTask_handle", sentBack())),
                at("the team leader", aHardCase("PSY"), request -> {}),
                at(
                        "a member of the team",
                        aHardCase("PSY"),
                        request -> request.submit("team05", "userTask_accept", accepted())),
                at("the team leader's consent", aHardCase("PSY"), request -> {
                    request.submit("team05", "userTask_accept", accepted());
                    request.submit("member77", "userTask_handle", beyondUs());
                }),
                at("the team leader's check", aHardCase("PSY"), request -> {
                    request.submit("team05", "userTask_accept", accepted());
                    request.submit("member77", "userTask_handle", solved());
                }),
                at("the brigade", aMajorCase(), request -> {}),
                at(
                        "two departments",
                        aMajorCase(),
                        request -> request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"))),
                at("another department to be named", aMajorCase(), request -> {
                    request.submit("brigade", "userTask_plan", plan("dept-housing"));
                    request.submit("housing", "userTask_answer", departmentSendsBack());
                }),
                at("acceptance and a report", aMajorCase(), request -> {
                    request.submit("brigade", "userTask_plan", plan("dept-housing"));
                    request.submit("housing", "userTask_answer", answered());
                    request.fireTimer("event_milestoneDue");
                }),
                at(
                        "the tier above, after its limit passed",
                        aMinorCase(),
                        request -> request.fireTimer("startEvent_overdue")),
                at("somebody who handles it again", aMinorCase(), request -> {
                    request.submit("community01", "userTask_handle", solved());
                    request.submit("callback", "userTask_visit", unsatisfied());
                }));
    }

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @ParameterizedTest(name = "waiting for {0}")
    @MethodSource("places")
    void endsTheCaseWhereverItWaits(Place place) {
        DrivenCase request = cases.enter(place.entry());
        place.way().accept(request);

        request.withdraw();

        assertIsTakenBack(request);
    }

    @Test
    void endsTheCaseBeforeAnybodyLookedAtIt() {
        DrivenCase request = cases.handIn(aMinorCase());

        request.withdraw();

        assertIsTakenBack(request);
        request.path("request-triage").wasNeverCalled();
    }

    private static void assertIsTakenBack(DrivenCase request) {
        assertThat(request.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(request.timeline()).endsWith("WITHDRAWN").containsOnlyOnce("WITHDRAWN");
        request.path("service-request")
                .waitsAt()
                .neverReached("serviceTask_close", "endEvent_closed", "endEvent_notAccepted");
        assertThat(request.isRunning()).isFalse();
        assertThat(request.openTasks()).isEmpty();
        assertThat(request.openOrders()).isEmpty();
        assertThat(request.openDepartmentTasks()).isEmpty();
        assertThatExceptionOfType(RequestEnded.class).isThrownBy(request::withdraw);
        assertThatExceptionOfType(RequestEnded.class).isThrownBy(request::urge);
    }

    private static Named<Place> at(String name, NewCase entry, Consumer<DrivenCase> way) {
        return Named.of(name, new Place(entry, way));
    }
}
