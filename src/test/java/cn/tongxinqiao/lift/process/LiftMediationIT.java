package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftTalks;
import cn.tongxinqiao.lift.NewObjection;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.ObjectionStatus;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationStatus;
import cn.tongxinqiao.mediation.SideRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is disputed about a lift goes before the mediators, whose desk it is, and comes back. */
@IntegrationTest
class LiftMediationIT {

    @Autowired
    private DrivenLift lift;

    @Autowired
    private DrivenMediation mediation;

    @Autowired
    private MediationCases mediations;

    @Autowired
    private LiftTalks talks;

    @Autowired
    private DrivenTalks driven;

    @Autowired
    private LiftNotices notices;

    @Autowired
    private LiftObjections objections;

    @Autowired
    private Clock clock;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
    }

    @Test
    void withoutAHomeThatDisagreesThereIsNobodyToMediateWith() {
        String number = lift.at("TALKS", "callActivity_talks");
        driven.say(number, null, Wish.AGREE, "101", "904");

        assertThatThrownBy(() -> talks.mediate(number, "一楼采光和补偿", "community01"))
                .hasMessageContaining("还没有登记哪一户不同意");
        assertThat(mediationsOf(number)).isZero();
    }

    @Test
    void theMediatorTakesTheDisputeAndTheTalksGoOnAsSoonAsTheAgreementBinds() {
        String number = inMediation();
        String disputed = lift.cases.find(number).mediation();

        MediationCase filed = mediations.get(disputed);
        assertThat(filed.origin()).isEqualTo(number);
        assertThat(filed.sides().stream().filter(side -> side.role() == SideRole.RESPONDENT))
                .as("two owners disagree, one of them for two homes or one")
                .hasSize((int) List.of("101", "102").stream()
                        .map(home -> lift.home(home).party())
                        .distinct()
                        .count());
        Task accept = lift.task(disputed, "userTask_accept");
        assertThat(accept.getTenantId()).isEqualTo("mediator");

        mediation.agree(disputed);

        assertThat(mediations.get(disputed).status()).isEqualTo(MediationStatus.IN_FORCE);
        assertThat(lift.openTasks(number)).containsExactly("userTask_plan");
        assertThat(lift.openTasks(disputed)).containsExactly("userTask_confirm");
        assertThat(told(number, "MEDIATED")).hasSize(1).allMatch(words -> words.contains(disputed));
    }

    @Test
    void aMediationThatIsRefusedSendsTheCaseBackToItsMeetings() {
        String number = inMediation();
        String disputed = lift.cases.find(number).mediation();

        mediation.refuse(disputed);

        assertThat(lift.openTasks(number)).containsExactly("userTask_plan");
        assertThat(lift.cases.find(number).isOpen()).isTrue();
        assertThat(told(number, "MEDIATED")).singleElement().asString().contains("不予受理");
    }

    @Test
    void anObjectionIsSettledByTheMediatorsAndTheOtherStillHoldsTheNotice() {
        String number = posted();
        LiftObjection first = raise(number, "101");
        LiftObjection second = raise(number, "104");
        toMediation(number, first);
        toMediation(number, second);
        String one = objections.get(first.id()).mediation();
        String other = objections.get(second.id()).mediation();
        assertThat(one).isNotEqualTo(other);
        lift.management.executeJob(lift.timer(number, "event_noticeEnded").getId());

        mediation.agree(other);

        assertThat(objections.get(second.id()).status()).isEqualTo(ObjectionStatus.SETTLED);
        assertThat(objections.get(second.id()).result()).contains(other);
        assertThat(objections.get(first.id()).status()).isEqualTo(ObjectionStatus.MEDIATION);
        assertThat(lift.waitsAt(number, "receiveTask_objections")).isTrue();
        mediations.withdraw(one, "申请人不谈了", DrivenMediation.MEDIATOR);
        assertThat(objections.get(first.id()).status()).isEqualTo(ObjectionStatus.UNRESOLVED);
        assertThat(lift.openTasks(number)).containsExactly("userTask_conclude");
    }

    @Test
    void stoppingHalfWayTakesBackWhatIsBeingMediatedButNotWhatBinds() {
        String number = posted();
        LiftObjection bound = raise(number, "101");
        LiftObjection open = raise(number, "104");
        toMediation(number, bound);
        toMediation(number, open);
        mediation.agree(objections.get(bound.id()).mediation());
        mediation.accept(objections.get(open.id()).mediation());

        lift.cases.stop(number, "业主不想装了", CLERK);

        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.STOPPED);
        assertThat(lift.openTasks(number)).isEmpty();
        assertThat(mediations.get(objections.get(open.id()).mediation()).status())
                .isEqualTo(MediationStatus.WITHDRAWN);
        assertThat(mediations.get(objections.get(bound.id()).mediation()).status())
                .isEqualTo(MediationStatus.IN_FORCE);
    }

    @Test
    void stoppingWhileTheMediatorsEndTheSameDisputeLeavesNothingHalfDone() throws Exception {
        for (int round = 0; round < 3; round++) {
            String number = inMediation();
            String disputed = lift.cases.find(number).mediation();
            List<Callable<Object>> both = List.of(
                    () -> {
                        lift.cases.stop(number, "业主不想装了", CLERK);
                        return null;
                    },
                    () -> {
                        mediation.refuse(disputed);
                        return null;
                    });
            ExecutorService pool = Executors.newFixedThreadPool(2);
            List<Future<Object>> done = pool.invokeAll(both);
            pool.shutdown();
            List<Throwable> failures = new ArrayList<>();
            for (Future<Object> one : done) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
            assertThat(failures).hasSizeLessThan(2);
            assertThat(mediations.get(disputed).status().isOver()).isTrue();
            if (lift.cases.find(number).isOpen()) {
                lift.cases.stop(number, "再说一次不装了", CLERK);
            }
            assertThat(lift.openTasks(number)).isEmpty();
        }
    }

    private String inMediation() {
        String number = lift.at("TALKS", "callActivity_talks");
        driven.say(number, null, Wish.OPPOSE, "101", "102");
        driven.meet(number, "一楼采光", "MEDIATE", "一楼采光和补偿");
        assertThat(lift.openTasks(number)).isEmpty();
        return number;
    }

    private String posted() {
        String number = lift.at("NOTICE", "callActivity_notice");
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        lift.submit(
                number, "userTask_post", Map.of("postedOn", LocalDate.now(clock).toString(), "places", "单元门口"));
        return number;
    }

    private LiftObjection raise(String number, String home) {
        return objections.raise(
                number,
                new NewObjection(
                        lift.home(home).home().id(), null, ObjectionKind.LIGHT, "挡了采光", null, List.of(photo())),
                CLERK,
                DrivenLift.key());
    }

    private void toMediation(String number, LiftObjection objection) {
        Task task = lift
                .tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_answer")
                .list()
                .stream()
                .filter(one ->
                        objection.id().toString().equals(lift.runtime.getVariable(one.getExecutionId(), "objection")))
                .findFirst()
                .orElseThrow();
        lift.submit(task, "community01", Map.of("outcome", "MEDIATION", "result", "补偿谈不拢"));
    }

    private long mediationsOf(String number) {
        return lift.jdbc
                .sql("select count(*) from mediation_case where origin = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private List<String> told(String number, String kind) {
        return lift.cases.events(number, CLERK).stream()
                .filter(event -> event.kind().equals(kind))
                .map(event -> event.words())
                .toList();
    }
}
