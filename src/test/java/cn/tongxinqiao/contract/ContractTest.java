package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of the public contract share: callers over real HTTP, and a hand on the jobs of a case. */
@IntegrationTest
abstract class ContractTest {

    @LocalServerPort
    private int port;

    @Autowired
    ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    /** One of the public. */
    Caller resident;

    private long lastNumber;

    @BeforeEach
    void connect() {
        resident = Caller.anonymous(port);
        lastNumber = jdbc.sql("select last_value from request_number")
                .query(Long.class)
                .single();
    }

    /** Leaves no open order behind, which would count against its holder in the next test. */
    @AfterEach
    void endOwnCases() {
        for (String number : jdbc.sql("select number from service_request where closed_at is null"
                        + " and right(number, 6)::bigint > ? % 1000000")
                .param(lastNumber)
                .query(String.class)
                .list()) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number, "service-request")
                    .list()
                    .forEach(root -> runtime.deleteProcessInstance(root.getId(), "end of test"));
            jdbc.sql("update work_order set finished_at = now(), outcome = 'TEST' where number = ?"
                            + " and finished_at is null")
                    .param(number)
                    .update();
        }
    }

    Caller as(String user) {
        return resident.as(user);
    }

    /** Hands a request in and expects it to be taken. */
    Case enter(Caller caller, Entry entry) {
        Answer answer = caller.post("/api/requests", entry.body()).expect(201);
        return new Case(answer.text("number"), answer.text("token"));
    }

    /** A case of 荔园里 that waits for somebody to claim it. */
    Case dispatched() {
        return dispatched(Entry.atCounter());
    }

    Case dispatched(Entry entry) {
        Case entered = enter(as("clerk"), entry);
        entered.runJobs();
        assertThat(entered.status()).isEqualTo("DISPATCHED");
        return entered;
    }

    /** A case {@code community01} has handled, whose requester is asked to rate. */
    Case handled(Entry entry) {
        Case handled = dispatched(entry);
        String task = handled.task("community01", "userTask_handle");
        as("community01")
                .post(task + "/submit-form", form("outcome", "SOLVED", "result", "已清运。", "contacted", true))
                .expect(204);
        handled.runJobs();
        assertThat(handled.status()).isEqualTo("AWAITING_RATING");
        return handled;
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    /** A submission of a form over the engine's REST API; keys and values in turn. */
    static Map<String, Object> form(Object... pairs) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", pairs[i + 1]);
            variables.put((String) pairs[i], value);
        }
        return Map.of("variables", variables);
    }

    /** Makes the same call from many threads at the same moment. */
    static List<Answer> atOnce(int threads, Callable<Answer> call) throws Exception {
        return atOnce(IntStream.range(0, threads).mapToObj(thread -> call).toList());
    }

    static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<Answer>> answers = calls.stream()
                    .map(call -> pool.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            List<Answer> got = new java.util.ArrayList<>();
            for (Future<Answer> answer : answers) {
                got.add(answer.get());
            }
            return got;
        } finally {
            pool.shutdownNow();
        }
    }

    /** A case in a test's hands. */
    final class Case {

        final String number;
        final String token;

        Case(String number, String token) {
            this.number = number;
            this.token = token;
        }

        /** Path of what the requester may do or see. */
        String path(String action) {
            return "/api/requests/" + number + action + "?token=" + token;
        }

        JsonNode progress() {
            return resident.get(path("")).expect(200).json();
        }

        String status() {
            return progress().path("status").asText();
        }

        List<String> events() {
            return progress().path("timeline").findValuesAsText("event");
        }

        /** Runs what the engine would run at once: continuations, never timers. */
        void runJobs() {
            List<Job> jobs;
            while (!(jobs = jobs()).isEmpty()) {
                jobs.forEach(job -> management.executeJob(job.getId()));
            }
        }

        private List<Job> jobs() {
            return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                    .flatMap(instance ->
                            management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
                    .toList();
        }

        boolean isRunning() {
            return runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(number)
                            .count()
                    > 0;
        }

        /** Tasks of this case in a person's list. */
        JsonNode tasksOf(String user) {
            return as(user).get("/engine-rest/task?processInstanceBusinessKey=" + number)
                    .expect(200)
                    .json();
        }

        /** Path of the one task of an element in a person's list. */
        String task(String user, String element) {
            List<String> found = new java.util.ArrayList<>();
            tasksOf(user).forEach(task -> {
                if (element.equals(task.path("taskDefinitionKey").asText())) {
                    found.add("/engine-rest/task/" + task.path("id").asText());
                }
            });
            assertThat(found).as(element + " of " + number + " for " + user).hasSize(1);
            return found.get(0);
        }

        String column(String column) {
            return jdbc.sql("select " + column + "::text from service_request where number = ?")
                    .param(number)
                    .query((row, index) -> String.valueOf(row.getString(1)))
                    .single();
        }
    }
}
