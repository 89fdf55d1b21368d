package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form we ship, field by field, over every way in, with what no form in a browser would send. */
@IntegrationTest
class HostileFormsIT {

    private static final Logger LOG = LoggerFactory.getLogger(HostileFormsIT.class);
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> CHOICES = Set.of("select", "radio");

    @Autowired
    private CaseDriver cases;

    @LocalServerPort
    private int port;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void comesToEveryUserTaskWeShip() {
        Set<String> shipped = new TreeSet<>();
        for (ShippedProcess process : ShippedProcess.all()) {
            process.all(UserTask.class).forEach(task -> shipped.add(process.id() + "/" + task.getId()));
        }
        assertThat(desks().map(EveryDesk.Desk::toString)).containsExactlyInAnyOrderElementsOf(shipped);
    }

    @ParameterizedTest
    @MethodSource("desks")
    void refusesWhatTheFormDoesNotAllow(EveryDesk.Desk desk) {
        EveryDesk.Opened opened = desk.opening().open(cases);
        Task task = opened.task();
        Caller person = Caller.anonymous(port).as(opened.person());
        Caller clerk = Caller.anonymous(port).signedIn(opened.person());
        JsonNode form = person.get("/engine-rest/task/" + task.getId() + "/deployed-form")
                .expect(200)
                .json();
        JsonNode shown = person.get("/engine-rest/task/" + task.getId() + "/form-variables")
                .expect(200)
                .json();
        String before = everything(opened.request());
        int calls = 0;
        for (Hostile hostile : hostile(form, shown, opened)) {
            for (String way : List.of("submit-form", "complete")) {
                String path = "/task/" + task.getId() + "/" + way;
                refuse(hostile, person.post("/engine-rest" + path, hostile.body()));
                calls++;
            }
            String app = "/camunda/api/engine/engine/default/task/" + task.getId() + "/submit-form";
            refuse(hostile, clerk.post(app, hostile.body()));
            calls++;
        }
        assertThat(everything(opened.request())).isEqualTo(before);
        LOG.info("{} hostile calls on {}", calls, desk);
        assertThat(calls).isGreaterThan(12);
        person.post(
                        "/engine-rest/task/" + task.getId() + "/submit-form",
                        Map.of("variables", variables(sentBack(form, shown, opened.form()))))
                .expect(204);
    }

    @Test
    void takesForTheMainCaseOnlyTheNumberOfAnotherCase() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        Task task = request.task("userTask_confirmFacts");
        Caller clerk = Caller.anonymous(port).as("clerk");
        String before = everything(request);

        for (String id : List.of(
                request.number(),
                "SQ20990101000001",
                task.getId(),
                task.getProcessInstanceId(),
                "community01",
                "T01")) {
            clerk.post(
                            "/engine-rest/task/" + task.getId() + "/submit-form",
                            Map.of("variables", variables(FilledForm.facts("duplicateOf", id))))
                    .problem(422);
        }
        Caller.anonymous(port)
                .as("community01")
                .post("/engine-rest/task/" + task.getId() + "/submit-form", Map.of("variables", Map.of()))
                .problem(404);

        assertThat(everything(request)).isEqualTo(before);
    }

    static Stream<EveryDesk.Desk> desks() {
        return EveryDesk.all();
    }

    private static void refuse(Hostile hostile, Answer answer) {
        assertThat(answer.problem(422)).as(hostile.what()).contains(hostile.names());
    }

    /** The good form as the browser sends it: with the read-only fields as they were shown. */
    private static Map<String, Object> sentBack(JsonNode form, JsonNode shown, Map<String, Object> good) {
        Map<String, Object> sent = new LinkedHashMap<>(good);
        for (JsonNode field : fields(form)) {
            String key = field.path("key").asText();
            if (field.path("readonly").asBoolean() && !field.has("conditional") && shown.has(key)) {
                sent.put(key, shown.path(key).path("value").asText());
            }
        }
        return sent;
    }

    private List<Hostile> hostile(JsonNode form, JsonNode shown, EveryDesk.Opened opened) {
        List<Hostile> all = new ArrayList<>();
        Map<String, Object> good = opened.form();
        for (String key : List.of("tier", "unit2", "caseNumber", "__proto__", "dueAt")) {
            all.add(Hostile.of("unknown key", good, key, "MAJOR", key));
        }
        for (JsonNode field : fields(form)) {
            String key = field.path("key").asText();
            String label = field.path("label").asText(field.path("dateLabel").asText());
            String type = field.path("type").asText();
            if (field.path("readonly").asBoolean()) {
                all.add(Hostile.of("read-only changed", good, key, "改过的内容", label));
                all.add(Hostile.of("read-only of another type", good, key, 5, label));
                continue;
            }
            all.add(Hostile.of("wrong type", good, key, wrong(type), label));
            all.add(Hostile.of("a map", good, key, Map.of("value", "x"), label));
            all.add(Hostile.typed("a java object", good, key, label));
            if (TEXTS.contains(type)) {
                all.add(Hostile.of("too long", good, key, "长".repeat(4001), label));
                all.add(Hostile.of("a NUL", good, key, "字\u0000", label));
            }
            if (CHOICES.contains(type) || type.equals("checklist")) {
                Set<String> offered = offered(field, shown);
                for (String id : List.of(
                        "NOT_OFFERED",
                        opened.request().number(),
                        opened.task().getId(),
                        "community02",
                        "440118002901",
                        "camunda-admin")) {
                    if (!offered.contains(id)) {
                        all.add(Hostile.of(
                                "not offered", good, key, type.equals("checklist") ? List.of(id) : id, label));
                    }
                }
            }
            if (field.at("/validate/required").asBoolean() && good.containsKey(key)) {
                all.add(Hostile.without(good, key, label));
            }
        }
        return all;
    }

    private static Object wrong(String type) {
        return switch (type) {
            case "checkbox" -> "yes";
            case "number" -> "两";
            case "datetime" -> "明天";
            case "checklist" -> "x";
            default -> 5;
        };
    }

    private static Set<String> offered(JsonNode field, JsonNode shown) {
        String options = field.has("valuesKey")
                ? shown.path(field.path("valuesKey").asText()).toString()
                : field.path("values").toString();
        Set<String> offered = new TreeSet<>();
        for (String id : List.of("community02", "440118002901")) {
            if (options.contains(id)) {
                offered.add(id);
            }
        }
        return offered;
    }

    private static List<JsonNode> fields(JsonNode container) {
        List<JsonNode> fields = new ArrayList<>();
        container.path("components").forEach(component -> {
            if (component.has("key")) {
                fields.add(component);
            }
            fields.addAll(fields(component));
        });
        return fields;
    }

    private static Map<String, Object> variables(Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Map<String, Object> variable = new HashMap<>();
            variable.put("value", value);
            variables.put(key, variable);
        });
        return variables;
    }

    /** The case wherever it leaves a trace. */
    private String everything(DrivenCase request) {
        StringBuilder all = new StringBuilder();
        for (String sql : List.of(
                "select r::text from service_request r where number = ?",
                "select e::text from request_event e where number = ? order by id",
                "select o::text from work_order o where number = ? order by id",
                "select d::text from department_task d where number = ? order by id",
                "select s::text from clock_stop s where number = ? order by id",
                "select e::text from request_escalation e where number = ? order by id",
                "select t.id_ || t.rev_ || coalesce(t.assignee_, '') from act_ru_task t"
                        + " join act_ru_execution p on p.id_ = t.proc_inst_id_ where p.business_key_ = ? order by 1",
                "select v.id_ || v.name_ || v.rev_ || coalesce(v.text_, '') || coalesce(v.long_::text, '')"
                        + " from act_ru_variable v join act_ru_execution p on p.id_ = v.proc_inst_id_"
                        + " where p.business_key_ = ? order by 1")) {
            all.append(cases.jdbc
                            .sql(sql)
                            .param(request.number())
                            .query(String.class)
                            .list())
                    .append('\n');
        }
        return all.toString();
    }

    /** One submission that is good but for one thing. */
    private record Hostile(String what, Map<String, Object> body, String names) {

        static Hostile of(String what, Map<String, Object> good, String key, Object value, String names) {
            Map<String, Object> values = new LinkedHashMap<>(good);
            values.put(key, value);
            return new Hostile(what + ": " + key, Map.of("variables", variables(values)), names);
        }

        static Hostile typed(String what, Map<String, Object> good, String key, String names) {
            Map<String, Object> variables = variables(good);
            variables.put(
                    key,
                    Map.of(
                            "value",
                            "rO0AB",
                            "type",
                            "Object",
                            "valueInfo",
                            Map.of(
                                    "objectTypeName",
                                    "java.lang.String",
                                    "serializationDataFormat",
                                    "application/x-java-serialized-object")));
            return new Hostile(what + ": " + key, Map.of("variables", variables), names);
        }

        static Hostile without(Map<String, Object> good, String key, String names) {
            Map<String, Object> values = new LinkedHashMap<>(good);
            values.remove(key);
            return new Hostile("missing: " + key, Map.of("variables", variables(values)), names);
        }
    }
}
