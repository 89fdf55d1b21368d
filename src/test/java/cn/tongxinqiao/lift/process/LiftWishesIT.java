package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.ELSEWHERE;
import static cn.tongxinqiao.lift.process.DrivenLift.HOUSE;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.lift.Concern;
import cn.tongxinqiao.lift.LiftCaseNotYours;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftPerson;
import cn.tongxinqiao.lift.LiftPosition;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.NewLiftCase;
import cn.tongxinqiao.lift.NewMeeting;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.UnknownLiftCase;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.lift.WishHome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What homes say about a lift, who may hear it, and what happens when two do the same at once. */
@IntegrationTest
class LiftWishesIT {

    private static final SignedIn MEDIATOR = new SignedIn("mediator", Set.of("role-staff", "mediator"));
    private static final LiftPerson PERSON = new LiftPerson("张三丰", "13800138000", null);

    @Autowired
    private DrivenLift lift;

    @Autowired
    private LiftCases cases;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private LiftMeetings meetings;

    @Autowired
    private Clock clock;

    private final List<String> raced = new ArrayList<>();

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
        raced.forEach(number -> {
            lift.runtime
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .rootProcessInstances()
                    .list()
                    .forEach(root -> lift.runtime.deleteProcessInstance(root.getId(), "end of test"));
            lift.jdbc
                    .sql(
                            "update lift_case set status = 'STOPPED', ended_at = now() where number = ? and ended_at is null")
                    .param(number)
                    .update();
        });
    }

    @Test
    void whatAHomeSaidBeforeStaysInItsHistory() {
        String number = lift.at("SURVEY", "userTask_survey");
        long home = home("104");
        wishes.record(number, null, List.of(opposes(home)), CLERK, key());
        wishes.record(number, null, List.of(new SaidPosition(home, Wish.AGREE, null, null, "井道离窗两米")), CLERK, key());

        assertThat(wishes.history(number, home, CLERK))
                .extracting(LiftPosition::said)
                .extracting(SaidPosition::wish, SaidPosition::concern, SaidPosition::reason, SaidPosition::condition)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Wish.AGREE, null, null, "井道离窗两米"),
                        org.assertj.core.groups.Tuple.tuple(Wish.OPPOSE, Concern.NOISE, "老人睡不好", null));
        assertThat(wishes.homes(number, CLERK))
                .filteredOn(one -> one.registered().home().id() == home)
                .extracting(WishHome::wish)
                .containsExactly(Wish.AGREE);
        assertThat(lift.jdbc
                        .sql("select coalesce(reason, '') || coalesce(condition, '') from lift_position where lift = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains("老人") || kept.contains("井道"));
    }

    @Test
    void theSameFormTwiceIsHeardOnce() {
        String number = lift.at("SURVEY", "userTask_survey");
        String key = key();
        wishes.record(number, null, List.of(opposes(home("101"))), CLERK, key);
        wishes.record(number, null, List.of(opposes(home("101"))), CLERK, key);

        assertThat(wishes.history(number, home("101"), CLERK)).hasSize(1);
    }

    @Test
    void aHomeOfAnotherHouseSaysNothingHere() {
        String number = lift.at("SURVEY", "userTask_survey");

        assertThatThrownBy(() -> wishes.record(number, null, List.of(opposes(9_999_999_999L)), CLERK, key()))
                .hasMessageContaining("不在这栋楼");
        assertThatThrownBy(() ->
                        wishes.record(number, null, List.of(opposes(home("101")), opposes(home("101"))), CLERK, key()))
                .hasMessageContaining("写了两次");
        assertThatThrownBy(() -> wishes.record(number, UUID.randomUUID(), List.of(opposes(home("101"))), CLERK, key()))
                .hasMessageContaining("没有这次协调会");
        assertThat(wishes.history(number, home("101"), CLERK)).isEmpty();
    }

    @Test
    void mediatorsReadAndOthersDoNotEvenLearnThatItIsThere() {
        String number = lift.at("SURVEY", "userTask_survey");
        wishes.record(number, null, List.of(opposes(home("101"))), CLERK, key());

        assertThat(wishes.homes(number, MEDIATOR)).hasSize(36);
        assertThatThrownBy(() -> wishes.record(number, null, List.of(opposes(home("101"))), MEDIATOR, key()))
                .isInstanceOf(LiftCaseNotYours.class);
        assertThatThrownBy(() -> wishes.homes(number, ELSEWHERE)).isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> wishes.history(number, home("101"), ELSEWHERE)).isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> wishes.record(number, null, List.of(opposes(home("101"))), ELSEWHERE, key()))
                .isInstanceOf(UnknownLiftCase.class);
    }

    @Test
    void ofManyProposalsForOneHouseOneBecomesACase() throws Exception {
        List<String> outcomes =
                atOnce(8, () -> cases.propose(new NewLiftCase(HOUSE, null, PERSON, List.of()), CLERK, key()));

        raced.addAll(outcomes.stream().filter(one -> one.startsWith("JZ")).toList());
        assertThat(raced).hasSize(1);
        assertThat(outcomes)
                .filteredOn(one -> !one.startsWith("JZ"))
                .hasSize(7)
                .allMatch(one -> one.contains(raced.get(0)));
    }

    @Test
    void ofManyFormsWithOneKeyOneBecomesACase() throws Exception {
        String key = key();
        List<String> outcomes =
                atOnce(8, () -> cases.propose(new NewLiftCase(HOUSE, null, PERSON, List.of()), CLERK, key));

        raced.add(outcomes.get(0));
        assertThat(outcomes).containsOnly(outcomes.get(0)).allMatch(one -> one.startsWith("JZ"));
    }

    @Test
    void ofManyPlansOneBecomesAMeeting() throws Exception {
        String number = lift.at("TALKS", "callActivity_talks");
        Instant at = clock.instant().plus(Duration.ofDays(3));
        NewMeeting meeting = new NewMeeting(at, at.plus(Duration.ofHours(2)), "金邻议事厅", "采光", List.of());

        List<String> outcomes = atOnce(
                8, () -> meetings.plan(number, meeting, CLERK, key()).id().toString());

        assertThat(outcomes).filteredOn(one -> one.contains("已经约了一次")).hasSize(7);
        assertThat(meetings.list(number, CLERK))
                .singleElement()
                .extracting(LiftMeeting::ordinal)
                .isEqualTo(1);
    }

    private SaidPosition opposes(long home) {
        return new SaidPosition(home, Wish.OPPOSE, Concern.NOISE, "老人睡不好", null);
    }

    private long home(String homeNumber) {
        return lift.home(homeNumber).home().id();
    }

    /** What came of it in each thread: the result, or the words of the refusal. */
    private static List<String> atOnce(int threads, Callable<String> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    try {
                        return act.call();
                    } catch (cn.tongxinqiao.lift.LiftCaseRefused refused) {
                        return refused.getMessage();
                    }
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : all) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }
}
