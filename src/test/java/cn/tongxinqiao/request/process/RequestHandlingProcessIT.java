package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.named;
import static cn.tongxinqiao.request.process.FilledForm.redispatched;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.HOME;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.request.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

@ProcessPaths(RequestHandlingProcess.KEY)
class RequestHandlingProcessIT {

    @Test
    void staysWithItsHolderWhileAPauseIsAskedFor() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit(
                "community01",
                "userTask_handle",
                FilledForm.asks(
                        "WAITING", java.time.LocalDate.now(CaseDriver.HERE).plusDays(3)));
        assertThat(request.openOrders()).hasSize(1);

        request.submit("secretary01", "userTask_approve", FilledForm.pauseRefused());

        assertThat(request.task("userTask_handle").getAssignee()).isEqualTo("community01");
        assertThat(request.openOrders()).hasSize(1);
        request.path("request-handling").neverReached("endEvent_returned", "endEvent_beyond");
    }

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Members members;

    /** Orders elsewhere before a test made somebody busy. */
    private final Map<String, Integer> before = new HashMap<>();

    @AfterEach
    void makeEverybodyFreeAgain() {
        before.forEach(members::ordersElsewhere);
    }

    @Test
    void offersTheOrderToTheUnitAndByNameToTheMembersWhoMayClaim() {
        DrivenCase request = cases.enter(aMinorCase());

        assertThat(request.task("userTask_handle"))
                .hasCandidateGroup("community-" + HOME)
                .isNotAssigned();
        assertThat(cases.tasks.getIdentityLinksForTask(
                        request.task("userTask_handle").getId()))
                .extracting(IdentityLink::getUserId)
                .filteredOn(user -> user != null)
                .as("not member03, who holds three orders, and not member04, who is not trained")
                .containsExactlyInAnyOrder("member01", "member02");
        assertThat(request.isSeenBy("community01", "userTask_handle")).isTrue();
        assertThat(request.isSeenBy("member01", "userTask_handle")).isTrue();
        assertThat(request.isSeenBy("street01", "userTask_handle")).isTrue();
        assertThat(request.isSeenBy("member03", "userTask_handle")).isFalse();
        assertThat(request.isSeenBy("member05", "userTask_handle")).isFalse();
        assertThat(request.isSeenBy("community02", "userTask_handle")).isFalse();
        assertThat(request.isSeenBy("team06", "userTask_handle")).isFalse();
        assertThat(request.isSeenBy("clerk", "userTask_handle")).isFalse();
    }

    @Test
    void givesTheOrderToWhoeverClaimsItAndToNobodyElse() {
        DrivenCase request = cases.enter(aMinorCase());

        request.claim("member01", "userTask_handle");

        assertThat(request.status()).isEqualTo(Status.HANDLING);
        assertThat(request.task("userTask_handle")).isAssignedTo("member01");
        assertRefused(HttpStatus.CONFLICT, () -> request.claim("community01", "userTask_handle"));
        assertRefused(HttpStatus.CONFLICT, () -> request.submit("community01", "userTask_handle", solved()));
        assertThat(request.column("handler")).isEqualTo("member01");
        assertThat(request.openTasks()).containsExactly("userTask_handle");
        request.path("request-handling").wentThrough("serviceTask_dispatch").waitsAt("userTask_handle");
    }

    @Test
    void refusesWhoeverIsNotAskedAndKeepsTheOrderOpen() {
        DrivenCase request = cases.enter(aMinorCase());

        assertRefused(HttpStatus.NOT_FOUND, () -> request.claim("community02", "userTask_handle"));
        assertRefused(HttpStatus.NOT_FOUND, () -> request.submit("member03", "userTask_handle", solved()));
        assertRefused(HttpStatus.FORBIDDEN, () -> request.claim("street01", "userTask_handle"));

        assertThat(request.task("userTask_handle")).isNotAssigned();
        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void endsSolvedWithTheWordOfTheHolder() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("member01", "userTask_handle");

        request.submit("member01", "userTask_handle", solved());

        request.path("request-handling")
                .wentThrough("serviceTask_dispatch", "userTask_handle", "endEvent_handled", "endEvent_solved")
                .wasInterruptedAt()
                .endsAt("endEvent_handled", "endEvent_solved");
        assertThat(request.column("result")).isEqualTo("已清运并增加清运班次。");
        assertThat(request.openOrders()).isEmpty();
    }

    @Test
    void endsReturned() {
        DrivenCase request = cases.enter(aMinorCase());

        request.submit("community01", "userTask_handle", sentBack());

        request.path("request-handling")
                .wentThrough("serviceTask_dispatch", "userTask_handle", "endEvent_handled", "endEvent_returned")
                .endsAt("endEvent_handled", "endEvent_returned");
    }

    @Test
    void endsBeyondAbilityWithAnEscalation() {
        DrivenCase request = cases.enter(aMinorCase());

        request.submit("community01", "userTask_handle", beyondUs());

        request.path("request-handling")
                .endsAt("endEvent_handled", "endEvent_beyond")
                .neverReached("endEvent_solved", "endEvent_returned", "endEvent_escalated");
        request.path("minor-request").waitsAt("userTask_consent");
    }

    @Test
    void endsEscalatedWhenTheTableSaysSo() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", sentBack());
        request.submit("clerk", "userTask_redispatch", redispatched());

        request.submit("community01", "userTask_handle", sentBack());

        request.path("request-handling")
                .endsAt("endEvent_handled", "endEvent_returned", "endEvent_handled", "endEvent_escalated")
                .neverReached("endEvent_beyond");
        request.path("minor-request").neverReached("userTask_consent", "endEvent_escalated");
    }

    @Test
    void namesTheLeastLoadedMemberWhenTheClaimWindowCloses() {
        DrivenCase other = cases.enter(aMinorCase());
        other.claim("member01", "userTask_handle");
        DrivenCase request = cases.enter(aMinorCase());

        request.fireTimer("event_claimWindowClosed");

        assertThat(request.task("userTask_handle")).isAssignedTo("member02");
        assertThat(request.status()).isEqualTo(Status.HANDLING);
        request.path("request-handling")
                .wentThrough(
                        "serviceTask_dispatch", "event_claimWindowClosed", "serviceTask_assign", "endEvent_assigned")
                .waitsAt("userTask_handle")
                .neverReached("userTask_assign");
        request.submit("member02", "userTask_handle", solved());
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
    }

    @Test
    void namesAWorkerWhenNoMemberIsFree() {
        makeBusy("member01", "member02");
        DrivenCase request = cases.enter(aMinorCase());

        request.fireTimer("event_claimWindowClosed");

        assertThat(request.task("userTask_handle")).isAssignedTo("community01");
        request.path("request-handling").neverReached("userTask_assign");
    }

    @Test
    void namesNobodyWhoIsSuspended() {
        makeBusy("member01", "member02");
        members.suspend("community01", LocalDate.of(2099, 12, 31));
        try {
            DrivenCase request = cases.enter(aMinorCase());

            request.fireTimer("event_claimWindowClosed");

            assertThat(request.task("userTask_handle")).isNotAssigned();
            assertThat(request.openTasks()).containsExactlyInAnyOrder("userTask_handle", "userTask_assign");
        } finally {
            members.suspend("community01", null);
        }
    }

    @Test
    void leavesAClaimedOrderAloneWhenTheClaimWindowCloses() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("community01", "userTask_handle");

        request.fireTimer("event_claimWindowClosed");

        assertThat(request.task("userTask_handle")).isAssignedTo("community01");
        assertThat(request.notes()).containsOnlyOnce("TAKEN_BY");
        request.path("request-handling")
                .wentThrough(
                        "serviceTask_dispatch", "event_claimWindowClosed", "serviceTask_assign", "endEvent_assigned")
                .waitsAt("userTask_handle")
                .neverReached("userTask_assign");
    }

    @Test
    void asksTheLeaderToNameSomebodyWhenNobodySuits() {
        DrivenCase request = aCaseForATeamWithoutFreeMembers();

        request.fireTimer("event_claimWindowClosed");

        assertThat(request.task("userTask_assign"))
                .hasCandidateGroup("team-leader-T04")
                .isNotAssigned();
        assertThat(request.task("userTask_handle")).isNotAssigned();
        request.path("request-handling").waitsAt("userTask_handle", "userTask_assign");
        makeFree("member73");
        request.submit("team04", "userTask_assign", named("member73"));

        assertThat(request.task("userTask_handle")).isAssignedTo("member73");
        assertThat(request.notes()).contains("NAMED", "TAKEN_BY");
        request.path("request-handling")
                .wentThrough(
                        "serviceTask_dispatch",
                        "event_claimWindowClosed",
                        "serviceTask_assign",
                        "userTask_assign",
                        "endEvent_assigned")
                .wasInterruptedAt()
                .waitsAt("userTask_handle")
                .neverReached("event_claimed");
    }

    @Test
    void letsTheLeaderNameHimself() {
        DrivenCase request = aCaseForATeamWithoutFreeMembers();
        request.fireTimer("event_claimWindowClosed");

        request.submit("team04", "userTask_assign", named("team04"));

        assertThat(request.task("userTask_handle")).isAssignedTo("team04");
        assertThat(request.openTasks()).containsExactly("userTask_handle");
        request.submit("team04", "userTask_handle", solved());
        assertThat(request.openTasks()).containsExactly("userTask_check");
    }

    @Test
    void neitherOffersNorTakesANameTheRuleForbids() {
        DrivenCase request = aCaseForATeamWithoutFreeMembers();
        request.fireTimer("event_claimWindowClosed");

        assertThatThrownBy(() -> request.submit("team04", "userTask_assign", named("member73")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("不在可选范围内");

        assertThat(request.task("userTask_handle")).isNotAssigned();
        request.path("request-handling").waitsAt("userTask_handle", "userTask_assign");
    }

    @Test
    void takesTheLeadersTaskAwayWhenSomebodyClaimsMeanwhile() {
        makeBusy("member73");
        DrivenCase request = aCaseForATeamWithoutFreeMembers();
        request.fireTimer("event_claimWindowClosed");

        request.claim("team04", "userTask_handle");

        assertThat(request.task("userTask_handle")).isAssignedTo("team04");
        assertThat(request.openTasks()).containsExactly("userTask_handle");
        request.path("request-handling")
                .wentThrough(
                        "serviceTask_dispatch",
                        "event_claimWindowClosed",
                        "serviceTask_assign",
                        "event_claimed",
                        "endEvent_assigned")
                .wasInterruptedAt("userTask_assign")
                .waitsAt("userTask_handle");
    }

    @Test
    void takesTheLeadersTaskAwayWithAReport() {
        DrivenCase request = aCaseForATeamWithoutFreeMembers();
        request.fireTimer("event_claimWindowClosed");

        request.submit("team04", "userTask_handle", solved());

        assertThat(request.openTasks()).containsExactly("userTask_check");
        request.path("request-handling").wasInterruptedAt("userTask_assign").waitsAt();
    }

    @Test
    void closesTheClaimWindowAtOnceWhenLifeIsInDanger() {
        DrivenCase request = cases.enter(aMinorCase().with("households", 1).withLifeInDanger());

        assertThat(request.timer("event_claimWindowClosed").getDuedate().toInstant())
                .isBeforeOrEqualTo(Instant.now());
        request.fireTimer("event_claimWindowClosed");

        assertThat(request.task("userTask_handle")).isAssignedTo("member01");
    }

    @Test
    void leavesTheClaimWindowOpenForAsLongAsTheTableSays() {
        DrivenCase ordinary = cases.enter(aMinorCase());
        DrivenCase urgent = cases.enter(aMinorCase().with("vulnerable", true).with("timeCritical", true));

        assertThat(windowOf(ordinary)).isEqualTo(Duration.ofMinutes(30));
        assertThat(windowOf(urgent)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void offersAnOrderAgainThatItsHolderGivesBack() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("member01", "userTask_handle");

        request.release("member01", "userTask_handle");

        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
        assertThat(request.notes()).contains("RELEASED");
        assertThat(request.column("handler")).isEqualTo("null");
        request.claim("member02", "userTask_handle");
        assertThat(request.task("userTask_handle")).isAssignedTo("member02");
        assertThat(request.openOrders()).containsExactly(HOME);
        request.path("request-handling").neverReached("event_released", "userTask_assign");
    }

    @Test
    void asksTheLeaderWhenAnOrderIsGivenBackAfterTheTimeToClaimIt() {
        DrivenCase request = cases.enter(aMinorCase().with("households", 1).withLifeInDanger());
        request.fireTimer("event_claimWindowClosed");

        request.release("member01", "userTask_handle");

        request.path("request-handling")
                .wentThrough(
                        "serviceTask_dispatch",
                        "event_claimWindowClosed",
                        "serviceTask_assign",
                        "endEvent_assigned",
                        "event_released")
                .waitsAt("userTask_handle", "userTask_assign");
        assertThat(request.isSeenBy("secretary01", "userTask_assign")).isTrue();
        request.claim("member02", "userTask_handle");
        assertThat(request.openTasks()).containsExactly("userTask_handle");
    }

    private DrivenCase aCaseForATeamWithoutFreeMembers() {
        makeBusy("member73", "member74");
        DrivenCase request = cases.enter(aHardCase("VET"));
        request.submit("team04", "userTask_accept", accepted());
        return request;
    }

    private Duration windowOf(DrivenCase request) {
        Instant dispatched = cases.jdbc
                .sql("select dispatched_at from work_order where number = ?")
                .param(request.number())
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
        Instant until = request.timer("event_claimWindowClosed").getDuedate().toInstant();
        return Duration.ofSeconds(Math.round(Duration.between(dispatched, until).toMillis() / 1000.0));
    }

    private void makeBusy(String... people) {
        for (String person : people) {
            before.putIfAbsent(
                    person,
                    cases.jdbc
                            .sql("select orders_elsewhere from member where id = ?")
                            .param(person)
                            .query(Integer.class)
                            .single());
            members.ordersElsewhere(person, 3);
        }
    }

    private void makeFree(String person) {
        members.ordersElsewhere(person, 0);
    }

    private static void assertRefused(HttpStatus status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getStatusCode()).isEqualTo(status));
    }
}
