package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends what no form in a browser would send to one open task, field by field and over every way in: all of it is refused
 * by the name of the field and changes nothing. Then the good form is taken.
 */
public final class FormAttack {

    private static final Logger LOG = LoggerFactory.getLogger(FormAttack.class);
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> CHOICES = Set.of("select", "radio");

    private final int port;
    private final JdbcClient jdbc;
    private final UnaryOperator<String> traces;
    private final Set<String> pastDays;

    private FormAttack(int port, JdbcClient jdbc, UnaryOperator<String> traces, Set<String> pastDays) {
        this.port = port;
        this.jdbc = jdbc;
        this.traces = traces;
        this.pastDays = pastDays;
    }

    /**
     * An attack on a case whose rows these queries find by its number.
     *
     * @param rows each with one column and one parameter
     */
    static FormAttack onRows(int port, JdbcClient jdbc, List<String> rows) {
        return new FormAttack(
                port,
                jdbc,
                number -> rows.stream()
                        .map(sql ->
                                jdbc.sql(sql).param(number).query(String.class).list() + "\n")
                        .reduce("", String::concat),
                Set.of());
    }

    /** An attack on a case that may leave a trace anywhere in the tables whose names begin so. */
    public static FormAttack onTables(int port, JdbcClient jdbc, String... beginnings) {
        return new FormAttack(port, jdbc, number -> digests(jdbc, beginnings), Set.of());
    }

    /** Sends, too, days that have not come to these fields, which are about what has happened. */
    public FormAttack withPastDays(String... keys) {
        return new FormAttack(port, jdbc, traces, Set.of(keys));
    }

    /**
     * Attacks an open task, then submits its good form.
     *
     * @param name for people
     */
    public void on(String name, Target target) {
        Caller person = Caller.anonymous(port).as(target.person());
        Caller clerk = Caller.anonymous(port).signedIn(target.person());
        String task = "/task/" + target.task();
        JsonNode form =
                person.get("/engine-rest" + task + "/deployed-form").expect(200).json();
        JsonNode shown = person.get("/engine-rest" + task + "/form-variables")
                .expect(200)
                .json();
        String before = everything(target.number());
        int calls = 0;
        for (Hostile hostile : hostile(form, shown, target)) {
            refuse(hostile, person.post("/engine-rest" + task + "/submit-form", hostile.body()));
            refuse(hostile, person.post("/engine-rest" + task + "/complete", hostile.body()));
            refuse(hostile, clerk.post("/camunda/api/engine/engine/default" + task + "/submit-form", hostile.body()));
            calls += 3;
        }
        assertThat(everything(target.number())).isEqualTo(before);
        LOG.info("{} hostile calls on {}", calls, name);
        assertThat(calls).isGreaterThan(12);
        person.post("/engine-rest" + task + "/submit-form", body(sentBack(form, shown, target.form())))
                .expect(204);
    }

    /** What a submission looks like on the wire. */
    static Map<String, Object> body(Map<String, Object> values) {
        return Map.of("variables", variables(values));
    }

    /** The case wherever it leaves a trace, in its room and in the engine. */
    String everything(String number) {
        StringBuilder all = new StringBuilder(traces.apply(number));
        for (String sql : List.of(
                "select t.id_ || t.rev_ || coalesce(t.assignee_, '') from act_ru_task t"
                        + " join act_ru_execution p on p.id_ = t.proc_inst_id_ where p.business_key_ = ? order by 1",
                "select v.id_ || v.name_ || v.rev_ || coalesce(v.text_, '') || coalesce(v.long_::text, '')"
                        + " from act_ru_variable v join act_ru_execution p on p.id_ = v.proc_inst_id_"
                        + " where p.business_key_ = ? order by 1")) {
            List<String> rows = jdbc.sql(sql).param(number).query(String.class).list();
            assertThat(rows).as("the engine knows the case").isNotEmpty();
            all.append(rows).append('\n');
        }
        return all.toString();
    }

    private static String digests(JdbcClient jdbc, String... beginnings) {
        List<String> tables = new ArrayList<>();
        for (String beginning : beginnings) {
            tables.addAll(jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'"
                            + " and table_type = 'BASE TABLE' and starts_with(table_name::text, ?) order by 1")
                    .param(beginning)
                    .query(String.class)
                    .list());
        }
        assertThat(tables).isNotEmpty();
        StringBuilder all = new StringBuilder();
        for (String table : tables) {
            String rows = jdbc.sql(
                            "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '')"
                                    + " from " + table + " t")
                    .query(String.class)
                    .single();
            all.append(table).append(": ").append(rows).append('\n');
        }
        return all.toString();
    }

    private static void refuse(Hostile hostile, Answer answer) {
        assertThat(answer.status()).as(hostile.what() + " " + answer.body()).isEqualTo(422);
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

    private List<Hostile> hostile(JsonNode form, JsonNode shown, Target target) {
        List<Hostile> all = new ArrayList<>();
        Map<String, Object> good = target.form();
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
                        target.number(),
                        target.task(),
                        "community02",
                        "440118002901",
                        "camunda-admin")) {
                    if (!offered.contains(id)) {
                        all.add(Hostile.of(
                                "not offered", good, key, type.equals("checklist") ? List.of(id) : id, label));
                    }
                }
            }
            if (type.equals("number")) {
                for (BigDecimal number : outOfBounds(field)) {
                    all.add(Hostile.of("out of bounds", good, key, number, label));
                }
            }
            if (type.equals("datetime")) {
                all.add(Hostile.of("no such day", good, key, "2026-02-30", label));
                all.add(Hostile.of("not a day of ours", good, key, "2026-3-2", label));
                if (pastDays.contains(key)) {
                    all.add(Hostile.of("a day not yet come", good, key, "9999-12-31", label));
                }
            }
            if (field.at("/validate/required").asBoolean() && good.containsKey(key)) {
                all.add(Hostile.without(good, key, label));
            }
        }
        return all;
    }

    private static List<BigDecimal> outOfBounds(JsonNode field) {
        List<BigDecimal> numbers = new ArrayList<>();
        if (field.at("/validate/min").isNumber()) {
            numbers.add(field.at("/validate/min").decimalValue().subtract(BigDecimal.ONE));
        }
        if (field.at("/validate/max").isNumber()) {
            numbers.add(field.at("/validate/max").decimalValue().add(BigDecimal.ONE));
        }
        if (field.path("decimalDigits").isInt()) {
            numbers.add(BigDecimal.ONE.add(
                    BigDecimal.ONE.movePointLeft(field.path("decimalDigits").intValue() + 1)));
        }
        return numbers;
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

    /**
     * An open task and a submission it takes.
     *
     * @param number of the case, its business key
     * @param task its id
     * @param person who is asked
     * @param form the good form
     */
    public record Target(String number, String task, String person, Map<String, Object> form) {

        public static Target of(String number, Task task, String person, Map<String, Object> form) {
            return new Target(number, task.getId(), person, form);
        }
    }

    /** One submission that is good but for one thing. */
    private record Hostile(String what, Map<String, Object> body, String names) {

        static Hostile of(String what, Map<String, Object> good, String key, Object value, String names) {
            Map<String, Object> values = new LinkedHashMap<>(good);
            values.put(key, value);
            return new Hostile(what + ": " + key + " = " + value, FormAttack.body(values), names);
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
            return new Hostile("missing: " + key, FormAttack.body(values), names);
        }
    }
}
