package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens at the same moment: a quarter that is opened twice, and the last two departments. */
@IntegrationTest
class PropertyRaceIT extends CollectFixture {

    private static final SignedIn ADMIN = new SignedIn("orgdept", Set.of("role-staff", "org-dept"));
    /** Nobody else opens this one; the demo contracts hold since 2024. */
    private static final Quarter SUMMER = new Quarter(2024, 3);

    private static final int ROUNDS = 5;

    @Autowired
    private HistoryService history;

    @AfterEach
    void leaveNoRunOpen() {
        end(SUMMER.toString());
        jdbc.sql("select number from property_assessment where quarter = ?")
                .param(SUMMER.toString())
                .query(String.class)
                .list()
                .forEach(this::end);
    }

    /** Runs both at the same moment; says what went wrong with each, null when nothing did. */
    private static List<Throwable> atOnce(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> act : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    both.await();
                    return act.call();
                }));
            }
            List<Throwable> wrong = new ArrayList<>();
            for (Future<?> each : running) {
                try {
                    each.get();
                    wrong.add(null);
                } catch (ExecutionException failed) {
                    wrong.add(failed.getCause());
                }
            }
            return wrong;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aQuarterOpenedTwiceAtOnceIsOneRun() throws Exception {
        Callable<?> open = () -> {
            quarters.open(SUMMER, ADMIN);
            return null;
        };
        List<Throwable> wrong = atOnce(open, open);
        assertThat(wrong).filteredOn(one -> one == null).isNotEmpty();
        assertThat(wrong).filteredOn(one -> one != null).allSatisfy(one -> assertThat(one)
                .isInstanceOf(PropertyNotNow.class));

        List<ProcessInstance> runs = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(SUMMER.toString(), "property-quarter")
                .list();
        assertThat(runs).hasSize(1);
        for (List<Job> left = jobs(runs.get(0)); !left.isEmpty(); left = jobs(runs.get(0))) {
            left.forEach(job -> management.executeJob(job.getId()));
        }
        List<String> contracts = jdbc.sql("select contract::text from property_assessment where quarter = ?")
                .param(SUMMER.toString())
                .query(String.class)
                .list();
        assertThat(contracts).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(quarters.contracts(SUMMER));
        assertThat(jdbc.sql("select count(*) from property_quarter where quarter = ?")
                        .param(SUMMER.toString())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theLastTwoDepartmentsAtOnceAreBothCountedAndCollectingGoesOnOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String number = collecting();
            answer(number, "dept-housing", "housing", "90");
            answer(number, "dept-fire", "fire", "80");
            answer(number, "dept-urban", "urban", "80");
            Task police = departmentTask(number, "dept-police");
            Task market = departmentTask(number, "dept-market");
            List<Throwable> wrong =
                    atOnce(() -> answered(police, "police", "70"), () -> answered(market, "market", "60"));

            assertThat(wrong).containsOnlyNulls();
            // 90 * 0.35 + 80 * 0.40 + 70 * 0.15 + 60 * 0.10
            assertThat(departments.score(number))
                    .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("80.00"));
            assertThat(timers(number, "event_departmentsOver")).isEmpty();
            assertThat(history.createHistoricActivityInstanceQuery()
                            .activityId("serviceTask_closeDepartments")
                            .processInstanceId(collect(number))
                            .count())
                    .isOne();
            assertThat(told(number)).doesNotContain("DEPARTMENTS_MISSED");
            assertThat(collects(number)).isTrue();
        }
    }

    private Object answered(Task task, String person, String score) {
        submit(task, person, Map.of("decision", "SCORE", "score", score, "basis", "日常检查。"));
        return null;
    }

    private String collect(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number, "property-collect")
                .singleResult()
                .getId();
    }

    private List<Job> jobs(ProcessInstance run) {
        return management
                .createJobQuery()
                .processInstanceId(run.getId())
                .messages()
                .list();
    }
}
