package cn.tongxinqiao.request;

import cn.tongxinqiao.engine.TableSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goes on where a deployed table leaves a case without an answer: with the shipped value of each column it leaves open. */
@Component
class TableDefaults {

    private final JdbcClient jdbc;

    TableDefaults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An answer a case can go on with, and what was wrong with the one given; null when nothing was. */
    record Usable(RequestDecisions.Answer answer, String fault) {}

    Usable usable(RequestDecisions.Answer said, Map<String, Object> inputs) {
        TableSpec spec = CaseTables.withOneAnswer(said.decision()).orElse(null);
        if (said.decision().equals(RuleBook.REMINDER)) {
            return readableReminders(said, inputs);
        }
        if (spec == null) {
            return new Usable(said, said.computed() ? null : "无法计算");
        }
        if (said.rows().isEmpty()) {
            return new Usable(with(said, List.of(), defaultsOf(said.decision())), said.computed() ? "没有符合的规则" : "无法计算");
        }
        Map<String, String> faults = spec.faults(inputs, said.rows().get(0));
        if (faults.isEmpty()) {
            return new Usable(said, null);
        }
        Map<String, Object> defaults = defaultsOf(said.decision());
        Map<String, Object> row = new HashMap<>(said.rows().get(0));
        faults.keySet().forEach(output -> row.put(output, defaults.get(output)));
        return new Usable(with(said, said.rules(), row), String.join("，", faults.values()));
    }

    /** One reminder that cannot be read must not stop the watch over a case. */
    private static Usable readableReminders(RequestDecisions.Answer said, Map<String, Object> inputs) {
        List<Map<String, Object>> readable = said.rows().stream()
                .filter(row -> CaseTables.REMINDER.faults(inputs, row).isEmpty())
                .toList();
        return new Usable(
                new RequestDecisions.Answer(
                        said.decision(),
                        said.name(),
                        said.version(),
                        said.computed(),
                        said.rules(),
                        said.descriptions(),
                        readable),
                null);
    }

    private static RequestDecisions.Answer with(
            RequestDecisions.Answer said, List<String> rules, Map<String, Object> row) {
        return new RequestDecisions.Answer(
                said.decision(),
                said.name(),
                said.version(),
                said.computed(),
                rules,
                rules.isEmpty() ? List.of() : said.descriptions(),
                List.of(row));
    }

    private Map<String, Object> defaultsOf(String decision) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        jdbc.sql("select output, value from decision_default where decision = ?")
                .param(decision)
                .query(row -> {
                    defaults.put(row.getString("output"), row.getString("value"));
                });
        return defaults;
    }
}
