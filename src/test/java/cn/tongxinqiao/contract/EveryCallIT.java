package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every operation the OpenAPI documents name, the engine's and ours, called by each role with the ids of somebody else's case
 * and with bodies that try to move it: nothing breaks, nothing of the case comes back, nothing changes.
 */
class EveryCallIT extends ContractTest {

    private static final Logger LOG = LoggerFactory.getLogger(EveryCallIT.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "options", "patch");
    private static final String GONE = "c2a61da6-e540-11f1-9adb-02fc00000001";

    /**
     * Written by every call, whoever makes it: who signed in when, and how often it failed. Drafts of earlier tests go by
     * themselves when their hour is over, and this test may last longer.
     */
    private static final String WRITTEN_ANYWAY = "flyway_%|audit_%|act_id_user|bench_%|portal_draft";

    private static int calls;

    private final Map<String, String> ids = new TreeMap<>();
    private Case victim;
    private boolean harmless;

    @BeforeEach
    void somebodyElsesCase() {
        victim = dispatched();
        String task = victim.task("community01", "userTask_handle").replaceFirst(".*/", "");
        ids.put("task", task);
        ids.put("process-instance", one("select proc_inst_id_ from act_ru_task where id_ = ?", task));
        ids.put("execution", one("select execution_id_ from act_ru_task where id_ = ?", task));
        ids.put("process-definition", one("select proc_def_id_ from act_ru_task where id_ = ?", task));
        String instance = ids.get("process-instance");
        ids.put(
                "variable-instance",
                one("select id_ from act_ru_variable where proc_inst_id_ = ? and name_ = 'unit'", instance));
        ids.put("job", one("select min(id_) from act_ru_job where process_instance_id_ = ?", instance));
        // Analysts bring old models back, which is theirs to do.
        ids.put("deployment", GONE);
        ids.put("job-definition", one("select min(id_) from act_ru_jobdef"));
        ids.put("decision-definition", one("select min(id_) from act_re_decision_def"));
        ids.put("filter", one("select min(id_) from act_ru_filter"));
        ids.put("authorization", one("select min(id_) from act_ru_authorization"));
        ids.put("user", "community01");
        ids.put("group", "camunda-admin");
        ids.put("tenant", "440118001901");
    }

    @AfterAll
    static void tellsHowMany() {
        LOG.info("{} hostile calls made of the OpenAPI documents", calls);
        assertThat(calls).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anonymous",
                "platform",
                "committee01",
                "firma",
                "member05",
                "community02",
                "secretary02",
                "team01",
                "street02",
                "branch02",
                "brigade",
                "housing",
                "callback",
                "publisher",
                "mediator",
                "analyst",
                "auditor"
            })
    void tellsAStrangerNothingAndChangesNothing(String stranger) throws IOException {
        Caller caller = stranger.equals("anonymous") ? resident : as(stranger);
        caller.get("/engine-rest/version");
        Map<String, String> before = everything();

        for (Operation operation : operations()) {
            if (operation.path().equals("/api/my-work/next")) {
                // Takes what is the stranger's own to take, when an earlier test left some.
                continue;
            }
            for (Answer answer : tries(caller, operation, stranger, true)) {
                assertThat(answer.status()).as(operation + ": " + answer).isGreaterThan(299);
            }
        }

        assertThat(everything()).isEqualTo(before);
        assertThat(victim.status()).isEqualTo("DISPATCHED");
    }

    @Test
    void holdsInTheWebAppsToo() throws IOException {
        for (String stranger : List.of("community02", "street02", "member05")) {
            Caller browser = resident.signedIn(stranger);
            Map<String, String> before = everything();
            for (Operation operation : engine("/camunda/api/engine/engine/default")) {
                tries(browser, operation, stranger, true);
            }
            assertThat(everything()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"community01", "clerk", "street01", "orgdept", "duty"})
    void breaksForNobodyWhoMaySeeIt(String person) throws IOException {
        for (Operation operation : operations()) {
            tries(as(person), operation, person, false);
        }
        assertThat(victim.isRunning()).isTrue();
    }

    @Test
    void breaksForNoAdministratorEither() throws IOException {
        // An administrator's repairs would work; what is asked for here is not there.
        harmless = true;
        for (Operation operation : operations()) {
            tries(as("admin"), operation, "admin", false);
        }
        assertThat(victim.isRunning()).isTrue();
    }

    /**
     * Makes the calls of one operation.
     *
     * @param hidden whether nothing of the case may come back
     * @return answers to those that would change something
     */
    private List<Answer> tries(Caller caller, Operation operation, String person, boolean hidden) {
        List<Answer> changes = new ArrayList<>();
        String path = filled(operation.path());
        if (operation.method().equals("get") || operation.method().equals("options")) {
            String method = operation.method().toUpperCase();
            check(caller.send(method, path + "?maxResults=50", null), operation, path, hidden);
            check(
                    caller.send(
                            method, path + "?maxResults=50&sortBy=x&firstResult=-1&" + "processInstanceId=%27", null),
                    operation,
                    path,
                    hidden);
            check(
                    caller.send(method, path + "?maxResults=50", null, "Accept", "application/hal+json"),
                    operation,
                    path,
                    hidden);
            return changes;
        }
        for (String body : List.of("{}", "[]", harmless ? "{\"name\":5}" : hostile(person))) {
            Answer answer = caller.json(operation.method().toUpperCase(), path, body);
            check(answer, operation, path + body, hidden);
            if (operation.changes()) {
                changes.add(answer);
            }
        }
        return changes;
    }

    private void check(Answer answer, Operation operation, String sent, boolean hidden) {
        calls++;
        assertThat(answer.status()).as(operation + ": " + answer).isLessThan(500);
        if (answer.status() >= 400 && !operation.method().equals("options")) {
            answer.problem();
        }
        if (hidden) {
            for (String mark : List.of(
                    victim.number,
                    victim.token,
                    ids.get("task"),
                    ids.get("process-instance"),
                    "13800138000",
                    "欧阳清心",
                    "分类垃圾桶",
                    "3栋楼下")) {
                // The auditor's book names cases by their numbers, and that is what it is for.
                boolean book = mark.equals(victim.number) && operation.path().equals("/api/audit");
                assertThat(book || sent.contains(mark) || !answer.body().contains(mark))
                        .as(operation + " tells " + mark + ": " + answer)
                        .isTrue();
            }
        }
    }

    /** One body for all: what each operation reads it finds, what it does not read must not matter. */
    private String hostile(String person) {
        Map<String, Object> variable = Map.of("value", "MAJOR", "type", "String");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("variables", Map.of("tier", variable, "unit", variable));
        body.put("modifications", Map.of("tier", variable));
        body.put("processVariables", Map.of("tier", variable));
        body.put("deletions", List.of("unit"));
        body.put("userId", person);
        body.put("type", "candidate");
        body.put("value", "MAJOR");
        body.put("name", "request.withdrawn");
        body.put("messageName", "request.withdrawn");
        body.put("businessKey", victim.number);
        body.put("processInstanceIds", List.of(ids.get("process-instance")));
        body.put("processInstanceId", ids.get("process-instance"));
        body.put("suspended", true);
        body.put("retries", 7);
        body.put("instructions", List.of(Map.of("type", "cancel", "activityId", "userTask_handle")));
        body.put("errorCode", "x");
        body.put("escalationCode", "request.escalated");
        body.put("assignee", person);
        body.put("reason", "看一看");
        body.put("permissions", List.of("ALL"));
        body.put("resourceType", 7);
        body.put("resourceId", "*");
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String filled(String path) {
        Matcher parameters = PARAMETER.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (parameters.find()) {
            parameters.appendReplacement(filled, Matcher.quoteReplacement(value(path, parameters.group(1))));
        }
        return parameters.appendTail(filled).toString();
    }

    private String value(String path, String parameter) {
        if (harmless) {
            return GONE;
        }
        return switch (parameter) {
            case "key" -> path.contains("decision") ? "request-tier" : "service-request";
            case "number" -> victim.number;
            case "varName" -> "unit";
            case "tenant-id" -> "440118001901";
            case "userId" -> "community01";
            case "groupId" -> "camunda-admin";
            case "messageName" -> "request.withdrawn";
            case "id" ->
                ids.entrySet().stream()
                        .filter(entry -> path.contains("/" + entry.getKey() + "/"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(GONE);
            default -> GONE;
        };
    }

    private List<Operation> operations() throws IOException {
        List<Operation> all = engine("/engine-rest");
        JsonNode ours = resident.get("/v3/api-docs").expect(200).json();
        all.addAll(read(ours, ""));
        return all;
    }

    private static List<Operation> engine(String root) throws IOException {
        try (InputStream document = EveryCallIT.class.getResourceAsStream("/openapi.json")) {
            return read(JSON.readTree(document), root);
        }
    }

    private static List<Operation> read(JsonNode document, String root) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(method, root + path.getKey()));
                    }
                }));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    /** Every row of every table, as one number a table. */
    private Map<String, String> everything() {
        Map<String, String> tables = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = current_schema()"
                        + " and table_type = 'BASE TABLE' and table_name not similar to ?")
                .param(WRITTEN_ANYWAY)
                .query(String.class)
                .list()
                .forEach(table -> tables.put(
                        table,
                        one("select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) from " + table
                                + " t")));
        return tables;
    }

    private String one(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, index) -> String.valueOf(row.getString(1)))
                .single();
    }

    private record Operation(String method, String path) {

        private static final List<String> ASKING = List.of(
                "/(task|filter|group|execution|job|job-definition|process-instance|variable-instance|external-task)(/count)?",
                "/filter/\\{id}/(list|count|singleResult)",
                "/history/.*",
                "/identity/password-policy");

        /** Whether it is there to change something; some questions are asked by POST. */
        boolean changes() {
            String within = path.replaceFirst("^/engine-rest", "");
            return !method.equals("post") || ASKING.stream().noneMatch(within::matches);
        }
    }
}
