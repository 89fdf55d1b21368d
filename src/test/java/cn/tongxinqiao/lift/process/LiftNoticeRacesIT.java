package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftNotice;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.NewObjection;
import cn.tongxinqiao.lift.NoticeConclusion;
import cn.tongxinqiao.lift.ObjectionKind;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The end of a notice against its objections, at the same moment: whoever is first, the case stands in one place after. */
@IntegrationTest
class LiftNoticeRacesIT {

    @Autowired
    private DrivenLift lift;

    @Autowired
    private LiftAgreements agreements;

    @Autowired
    private LiftNotices notices;

    @Autowired
    private LiftObjections objections;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
    }

    /** Whom the engine sends back tries again, as its job executor and people do. */
    @RepeatedTest(12)
    void theLastObjectionIsSettledWhileTheNoticeEnds() throws Exception {
        String number = posted();
        raise(number);
        Job end = lift.timer(number, "event_noticeEnded");

        atOnce(
                () -> again(() -> lift.management.executeJob(end.getId())),
                () -> again(() ->
                        lift.submit(number, "userTask_answer", Map.of("outcome", "SETTLED", "result", "改用玻璃井道"))));

        assertThat(lift.openTasks(number)).containsExactly("userTask_conclude");
        assertThat(lift.waitsAt(number, "receiveTask_objections")).isFalse();
        assertThat(objections.list(number, CLERK)).noneMatch(LiftObjection::isOpen);
    }

    @RepeatedTest(4)
    void anObjectionIsEnteredWhileTheConclusionIsWritten() throws Exception {
        String number = posted();
        lift.management.executeJob(lift.timer(number, "event_noticeEnded").getId());
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);

        atOnce(
                () -> {
                    try {
                        again(() -> lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED")));
                    } catch (RuntimeException refused) {
                        assertThat(refused).hasMessageContaining("1 件异议没有了结");
                    }
                    return null;
                },
                () -> again(() -> raise(number)));

        LiftNotice notice = notices.newest(number).orElseThrow();
        LiftObjection objection = objections.list(number, CLERK).get(0);
        assertThat(objection.isOpen()).isTrue();
        if (notice.conclusion() == NoticeConclusion.PASSED) {
            assertThat(objections.isLate(objection)).isTrue();
            assertThat(lift.openTasks(number)).containsExactly("userTask_stamp");
        } else {
            assertThat(lift.openTasks(number)).containsExactly("userTask_answer", "userTask_conclude");
        }
    }

    private static Void again(Runnable act) {
        for (int tries = 0; ; tries++) {
            try {
                act.run();
                return null;
            } catch (OptimisticLockingException overtaken) {
                assertThat(tries).isLessThan(3);
            }
        }
    }

    private static void atOnce(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<?> act : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            for (Future<Object> done : running) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String posted() {
        String number = lift.at("SIGNING", "userTask_sign");
        agreements.draw(number, CLERK);
        agreements.write(number, Map.of("APPLICANT", "张三丰", "MANAGER", "物业公司", "MAINTENANCE", "按分摊比例"), CLERK);
        agreements.find(number, CLERK).orElseThrow().homes().stream()
                .filter(home -> !home.line().home().number().equals("904"))
                .forEach(home -> agreements.decline(number, home.line().home().id(), "以后再签", CLERK));
        agreements.signOnPaper(number, lift.home("904").home().id(), List.of(photo()), CLERK);
        lift.submit(number, "userTask_sign", Map.of("checked", true));
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        lift.submit(number, "userTask_post", Map.of("postedOn", "2025-09-15", "places", "单元门口"));
        return number;
    }

    private void raise(String number) {
        objections.raise(
                number,
                new NewObjection(
                        lift.home("104").home().id(),
                        null,
                        ObjectionKind.LIGHT,
                        "挡住采光",
                        OffsetDateTime.parse("2025-09-20T10:00:00+08:00").toInstant(),
                        List.of(photo())),
                CLERK,
                key());
    }
}
