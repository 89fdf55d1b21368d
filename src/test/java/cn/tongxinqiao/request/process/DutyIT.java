package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.allAccepted;
import static cn.tongxinqiao.request.process.FilledForm.answered;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.FilledForm.satisfied;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.HOME;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.organization.Absence;
import cn.tongxinqiao.organization.Absences;
import cn.tongxinqiao.organization.Gender;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.NewMember;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.request.ClaimNotAllowed;
import cn.tongxinqiao.request.Dispatching;
import cn.tongxinqiao.request.Status;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Leave, substitutes and empty groups: whatever happens, somebody on duty can take every task. */
@IntegrationTest
class DutyIT {

    private static final String ELSEWHERE = "440118003901";

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Absences absences;

    @Autowired
    private Members members;

    @Autowired
    private Dispatching dispatching;

    @Autowired
    private DutySweep sweep;

    @Autowired
    private Clock clock;

    @AfterEach
    void everybodyIsBack() {
        ClockUtil.reset();
        cases.leaveNothingOpen();
        cases.jdbc.sql("delete from absence").update();
        cases.jdbc
                .sql("update member set suspended_until = null where id in ('community01', 'secretary03')")
                .update();
        members.ordersElsewhere("member02", 0);
    }

    @Test
    void handsWhatAPersonHoldsToTheSubstituteOnce() {
        DrivenCase request = held("community01");
        away("community01", "secretary01");

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(sweep.sweep()).isZero();

        assertThat(request.task("userTask_handle")).isAssignedTo("secretary01");
        assertThat(request.column("handler")).isEqualTo("secretary01");
        assertThat(request.openOrders()).containsExactly(HOME);
        assertThat(request.notes()).containsOnlyOnce("HANDED_OVER").doesNotContain("HANDED_BACK");
        assertThat(note(request, "HANDED_OVER")).contains("江晓辉", "请假（至", "朱静");
        assertThat(lettersToStaff(request)).containsExactly("secretary01");
        request.submit("secretary01", "userTask_handle", solved());
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
    }

    @Test
    void givesBackWhatNobodyTakesOver() {
        DrivenCase request = held("community01");
        away("community01", null);

        sweep.sweep();

        assertThat(request.task("userTask_handle")).isNotAssigned();
        assertThat(request.status()).isEqualTo(Status.DISPATCHED);
        assertThat(request.notes()).containsOnlyOnce("HANDED_BACK");
        request.claim("secretary01", "userTask_handle");
    }

    @Test
    void asksTheLeaderWhenTheTimeToClaimWhatIsGivenBackIsOver() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("community01", "userTask_handle");
        cases.jdbc
                .sql("update work_order set claim_until = now() - interval '1 minute' where number = ?")
                .param(request.number())
                .update();
        away("community01", null);

        sweep.sweep();

        assertThat(request.openTasks()).contains("userTask_assign");
    }

    @Test
    void waitsForTheFirstDayOfALeave() {
        DrivenCase request = held("community01");
        LocalDate tomorrow = today().plusDays(1);
        absences.register("community01", tomorrow, tomorrow, "secretary01", "community01");

        assertThat(sweep.sweep()).isZero();
        later(Duration.ofDays(1));
        assertThat(sweep.sweep()).isEqualTo(1);

        assertThat(request.task("userTask_handle")).isAssignedTo("secretary01");
    }

    @Test
    void leavesAPersonHisWorkOnceTheLeaveIsTakenBack() {
        DrivenCase request = held("community01");
        Absence absence = away("community01", "secretary01");
        absences.cancel(absence.id(), "community01");

        assertThat(sweep.sweep()).isZero();

        assertThat(request.task("userTask_handle")).isAssignedTo("community01");
    }

    @Test
    void goesAlongTheSubstitutesToOneWhoIsThere() {
        join("worker91");
        DrivenCase request = held("community01");
        away("community01", "secretary01");
        away("secretary01", "worker91");

        sweep.sweep();

        assertThat(request.task("userTask_handle")).isAssignedTo("worker91");
        members.retire("worker91");
    }

    @Test
    void givesBackWhenTheSubstitutesRunInACircle() {
        DrivenCase request = held("community01");
        away("community01", "secretary01");
        away("secretary01", "community01");

        sweep.sweep();

        assertThat(request.task("userTask_handle")).isNotAssigned();
        assertThat(people(request, "userTask_handle")).contains("street01");
    }

    @Test
    void givesBackWhatTheRuleForbidsTheSubstitute() {
        DrivenCase request = held("member01");
        members.ordersElsewhere("member02", 3);
        away("member01", "member02");

        sweep.sweep();

        assertThat(request.task("userTask_handle")).isNotAssigned();
        assertThat(request.notes()).contains("HANDED_BACK");
    }

    @Test
    void handsOverDecisionsToStaffOnly() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", beyondUs());
        request.claim("secretary01", "userTask_consent");
        away("secretary01", "member01");

        sweep.sweep();

        assertThat(request.task("userTask_consent")).isNotAssigned().hasCandidateGroup("community-" + HOME);
        request.claim("community01", "userTask_consent");
    }

    @Test
    void takesBackWhatSomebodyHoldsWhoRetires() {
        join("worker92");
        DrivenCase request = held("worker92");
        members.retire("worker92");

        sweep.sweep();

        assertThat(request.task("userTask_handle")).isNotAssigned();
        assertThat(note(request, "HANDED_BACK")).contains("已离开");
        request.claim("community01", "userTask_handle");
    }

    @Test
    void takesBackWhatSomebodyHoldsWhoMovesAway() {
        join("worker93");
        DrivenCase request = held("worker93");
        members.move("worker93", HOME, ELSEWHERE, Role.WORKER);

        sweep.sweep();

        assertThat(request.task("userTask_handle")).isNotAssigned();
        members.retire("worker93");
    }

    @Test
    void takesBackWhatSomebodyHoldsWhoIsSuspended() {
        DrivenCase request = held("community01");
        members.suspend("community01", today());

        sweep.sweep();

        assertThat(request.task("userTask_handle")).isNotAssigned();
    }

    @Test
    void asksTheTownWhenTheWholeCommunityIsOnLeave() {
        away("secretary03", null);
        away("community03", null);

        DrivenCase request = cases.enter(aMinorCase().in(ELSEWHERE));

        assertThat(people(request, "userTask_handle")).contains("street03");
        assertThat(request.incidents()).singleElement().asString().contains("朱悦社区", "全部请假", "朱村街道");
        assertThat(request.notes()).containsOnlyOnce("STAND_IN");
        request.claim("street03", "userTask_handle");
    }

    @Test
    void saysNothingOfLeaveWhereSomebodyIsSuspended() {
        members.suspend("secretary03", today());
        away("community03", null);

        DrivenCase request = cases.enter(aMinorCase().in(ELSEWHERE));

        assertThat(request.incidents()).singleElement().asString().contains("没有在岗的工作人员");
    }

    @Test
    void asksTheTownOnceTheWholeCommunityGoesOnLeave() {
        DrivenCase request = cases.enter(aMinorCase().in(ELSEWHERE));
        away("secretary03", null);
        away("community03", null);

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(sweep.sweep()).isZero();

        assertThat(people(request, "userTask_handle")).containsOnlyOnce("street03");
        assertThat(request.incidents()).singleElement().asString().contains("全部请假");
        request.submit("street03", "userTask_handle", solved());
    }

    @Test
    void goesOnUpwardsWhenTheStandInGoesOnLeaveToo() {
        away("secretary03", null);
        away("community03", null);
        DrivenCase request = cases.enter(aMinorCase().in(ELSEWHERE));
        away("street03", null);

        sweep.sweep();

        assertThat(people(request, "userTask_handle")).contains("duty");
        request.claim("duty", "userTask_handle");
    }

    @Test
    void asksColleaguesByNameWhenTheStandInGoesOnLeave() {
        away("secretary03", null);
        away("community03", null);
        DrivenCase request = cases.enter(aMinorCase().in(ELSEWHERE));
        members.register(new NewMember("street93", "新来的（虚构）", Gender.MALE, true, Set.of(), BigDecimal.ZERO, 0));
        members.join("street93", "440118003", Role.WORKER);
        away("street03", null);

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(sweep.sweep()).isZero();

        assertThat(people(request, "userTask_handle")).contains("street93").doesNotContain("duty");
        request.claim("street93", "userTask_handle");
        members.retire("street93");
    }

    @Test
    void asksTheDutyDeskWhenTheOnlyOneOfATeamGoesOnLeave() {
        DrivenCase request = cases.enter(aHardCase("VET"));
        assertThat(request.task("userTask_accept")).hasCandidateGroup("team-leader-T04");
        away("team04", null);

        sweep.sweep();

        assertThat(people(request, "userTask_accept")).contains("duty");
        assertThat(request.incidents()).singleElement().asString().contains("全部请假");
    }

    @Test
    void asksTheDutyDeskWhenTheIntakeDeskIsEmpty() {
        away("clerk", null);

        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        assertThat(people(request, "userTask_confirmFacts")).containsExactly("duty");
        assertThat(request.incidents()).singleElement().asString().contains("平台受理席", "全部请假", "区值班席");
        assertThat(request.isSeenBy("duty", "userTask_confirmFacts")).isTrue();
        request.claim("duty", "userTask_confirmFacts");
    }

    @Test
    void asksTheDutyDeskWhenTheCallbackDeskIsEmpty() {
        away("callback", null);
        DrivenCase request = held("community01");
        request.submit("community01", "userTask_handle", solved());

        assertThat(people(request, "userTask_visit")).containsExactly("duty");
        request.submit("duty", "userTask_visit", satisfied());
        assertThat(request.status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void asksTheDutyDeskWhenNobodyIsThereToAcceptAnswers() {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", plan("dept-housing"));
        away("orgdept", null);
        request.submit("housing", request.task("userTask_answer", "dept-housing"), answered());

        assertThat(people(request, "userTask_accept")).containsExactly("duty");
        assertThat(request.incidents()).anyMatch(reason -> reason.contains("区委组织部"));
        request.submit("duty", "userTask_accept", allAccepted());
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
    }

    @Test
    void asksTheAdministratorsWhenNobodyIsLeftAnywhere() {
        List.of("clerk", "duty", "orgdept").forEach(person -> away(person, null));

        DrivenCase request = cases.enter(aMinorCase().fromThePublic());

        assertThat(request.task("userTask_confirmFacts")).hasCandidateGroup("camunda-admin");
        assertThat(request.incidents()).singleElement().asString().contains("没有在岗人员", "系统管理员");
        request.claim("admin", "userTask_confirmFacts");
    }

    @Test
    void dispatchesEvenWhenNobodyIsLeftAnywhere() {
        List.of("secretary03", "community03", "street03", "duty", "orgdept").forEach(person -> away(person, null));

        DrivenCase request = cases.enter(aMinorCase().in(ELSEWHERE));

        assertThat(request.task("userTask_handle"))
                .hasCandidateGroup("camunda-admin")
                .hasCandidateGroup("community-" + ELSEWHERE);
        assertThat(request.incidents()).singleElement().asString().contains("全部请假", "系统管理员");
    }

    @Test
    void tellsSomebodyOnLeaveThatHeCannotClaim() {
        DrivenCase request = cases.enter(aMinorCase());
        away("community01", null);
        away("member01", null);

        for (String person : List.of("community01", "member01")) {
            assertThatThrownBy(() -> request.claim(person, "userTask_handle"))
                    .rootCause()
                    .isInstanceOf(ClaimNotAllowed.class)
                    .hasMessageContaining("正在请假");
        }
        assertThat(request.task("userTask_handle")).isNotAssigned();
    }

    @Test
    void tellsSomebodyOnLeaveThatHeCannotTakeADecisionEither() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        away("clerk", null);

        assertThatThrownBy(() -> request.claim("clerk", "userTask_confirmFacts"))
                .rootCause()
                .isInstanceOf(ClaimNotAllowed.class);
    }

    @Test
    void neitherOffersNorGivesAnythingToSomebodyOnLeave() {
        away("member01", null);

        DrivenCase request = cases.enter(aMinorCase());
        assertThat(people(request, "userTask_handle")).containsExactly("member02");
        assertThat(dispatching.choices(request.number())).doesNotContainKey("member01");
        request.fireTimer("event_claimWindowClosed");

        assertThat(request.task("userTask_handle")).isAssignedTo("member02");
    }

    @Test
    void movesATaskOnceWhenTwoNodesLookAtTheSameMoment() throws Exception {
        DrivenCase request = held("community01");
        DrivenCase offered = cases.enter(aMinorCase().in(ELSEWHERE));
        away("community01", "secretary01");
        away("secretary03", null);
        away("community03", null);
        CountDownLatch ready = new CountDownLatch(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> moved = List.of(1, 2, 3, 4).stream()
                    .map(node -> nodes.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return sweep.sweep();
                    }))
                    .toList();
            int sum = 0;
            for (Future<Integer> one : moved) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(2);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(request.notes()).containsOnlyOnce("HANDED_OVER");
        assertThat(people(offered, "userTask_handle")).containsOnlyOnce("street03");
        assertThat(offered.incidents()).hasSize(1);
    }

    @Test
    void isNotStoppedByATaskThatCannotBeMoved() {
        DrivenCase broken = held("community01");
        DrivenCase sound = held("community01");
        // An open order that has lost its row.
        cases.jdbc
                .sql("update service_request set community = 'nowhere' where number = ?")
                .param(broken.number())
                .update();
        away("community01", "secretary01");

        sweep.sweep();

        assertThat(sound.task("userTask_handle")).isAssignedTo("secretary01");
        assertThat(broken.task("userTask_handle")).isAssignedTo("community01");
        cases.jdbc
                .sql("update service_request set community = ? where number = ?")
                .params(HOME, broken.number())
                .update();
    }

    private DrivenCase held(String person) {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim(person, "userTask_handle");
        return request;
    }

    private Absence away(String person, String substitute) {
        return absences.register(person, today(), today().plusDays(2), substitute, "admin");
    }

    private void join(String person) {
        members.register(new NewMember(person, "新来的（虚构）", Gender.MALE, true, Set.of(), BigDecimal.ZERO, 0));
        members.join(person, HOME, Role.WORKER);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void later(Duration step) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(step)));
    }

    private List<String> people(DrivenCase request, String element) {
        return cases.tasks.getIdentityLinksForTask(request.task(element).getId()).stream()
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .toList();
    }

    private String note(DrivenCase request, String event) {
        return cases.jdbc
                .sql("select text from request_event where number = ? and event = ?")
                .params(request.number(), event)
                .query(String.class)
                .single();
    }

    private List<String> lettersToStaff(DrivenCase request) {
        return cases.jdbc
                .sql("select substring(business_key from '[^:]*$') from letter where subject_number = ? and for_staff")
                .param(request.number())
                .query(String.class)
                .list();
    }
}
