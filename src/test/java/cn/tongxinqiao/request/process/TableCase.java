package cn.tongxinqiao.request.process;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One line of a table's test: {@code rules | facts that differ from the ordinary | expected outputs}.
 *
 * @param rules ids of the rules that apply, without the prefix {@code rule_}; empty if none does
 * @param facts what differs from the ordinary case
 * @param outputs what the table must put out, as far as it matters here
 */
record TableCase(List<String> rules, Map<String, Object> facts, Map<String, Object> outputs) {

    static Stream<TableCase> parse(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).map(TableCase::parseLine);
    }

    /** The ordinary facts with those of this case laid over them. */
    Map<String, Object> over(String ordinary) {
        Map<String, Object> all = values(ordinary);
        all.putAll(facts);
        return all;
    }

    static Map<String, Object> values(String list) {
        Map<String, Object> values = new LinkedHashMap<>();
        Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .forEach(pair -> {
                    String[] parts = pair.split("=", 2);
                    values.put(parts[0], value(parts[1]));
                });
        return values;
    }

    private static TableCase parseLine(String line) {
        String[] cells = line.split("\\|", -1);
        List<String> rules = Arrays.stream(cells[0].split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(rule -> "rule_" + rule)
                .toList();
        return new TableCase(rules, values(cells[1]), values(cells[2]));
    }

    private static Object value(String text) {
        return switch (text) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default ->
                text.matches("\\d+")
                        ? (Object) Integer.valueOf(text)
                        : text.matches("\\d+\\.\\d+") ? new BigDecimal(text) : text;
        };
    }
}
