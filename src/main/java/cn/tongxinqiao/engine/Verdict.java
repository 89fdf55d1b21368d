package cn.tongxinqiao.engine;

import java.util.List;
import java.util.Map;

/**
 * What a decision table said, and which of its rules.
 *
 * @param decision id of the decision
 * @param name the table's own name, its id when it has none
 * @param version deployed version that was used
 * @param computed whether the table could be computed at all; if not, it said nothing
 * @param rules ids of the rules that matched, in table order
 * @param descriptions what the table says about each of these rules, in one line each; empty text where it says nothing
 * @param rows one map of output values per matching rule, empty when none matched
 */
public record Verdict(
        String decision,
        String name,
        int version,
        boolean computed,
        List<String> rules,
        List<String> descriptions,
        List<Map<String, Object>> rows) {

    /**
     * Returns the outputs of the only or first matching rule.
     *
     * @return output values by name
     * @throws IllegalStateException when no rule matched, which a table must not allow
     */
    public Map<String, Object> row() {
        if (rows.isEmpty()) {
            throw new IllegalStateException("Decision '" + decision + "' version " + version + " has no matching rule");
        }
        return rows.get(0);
    }

    /**
     * Reads one output of the first matching rule as text.
     *
     * @param output name of the output column
     * @return the text, or null when the cell is empty
     */
    public String text(String output) {
        Object value = row().get(output);
        return value == null ? null : value.toString();
    }

    /**
     * Reads one output of the first matching rule as a flag.
     *
     * @param output name of the output column
     * @return true only when the cell says true
     */
    public boolean flag(String output) {
        return Boolean.TRUE.equals(row().get(output));
    }
}
