package cn.tongxinqiao.request;

import java.util.List;
import java.util.Map;

/** The decision tables of this room, asked by id; always the newest deployed version. */
public interface RequestDecisions {

    /**
     * Asks a table.
     *
     * @param decision id of the decision
     * @param inputs value by input name
     * @return what it said, one map of outputs per matching rule
     */
    Answer ask(String decision, Map<String, Object> inputs);

    /**
     * The newest version of a table.
     *
     * @param decision id of the decision
     * @return its number, which an {@link #ask answer} carries too; 0 when there is none
     */
    int version(String decision);

    /**
     * What a table said.
     *
     * @param decision id of the decision
     * @param name the table's own name
     * @param version version that was used
     * @param computed whether the table could be computed at all; if not, it said nothing
     * @param rules ids of the matching rules
     * @param descriptions what the table says about each of them, one line each, empty where it says nothing
     * @param rows outputs per matching rule, empty when none matched
     */
    record Answer(
            String decision,
            String name,
            int version,
            boolean computed,
            List<String> rules,
            List<String> descriptions,
            List<Map<String, Object>> rows) {

        /**
         * Reads an output of the first matching rule.
         *
         * @param output name of the column
         * @return text, or null when empty
         * @throws IllegalStateException when no rule matched
         */
        public String text(String output) {
            if (rows.isEmpty()) {
                throw new IllegalStateException("Decision '" + decision + "' has no rule for this case");
            }
            Object value = rows.get(0).get(output);
            return value == null ? null : value.toString();
        }

        /**
         * Reads a flag of the first matching rule.
         *
         * @param output name of the column
         * @return true only when the cell says true
         */
        public boolean flag(String output) {
            return "true".equals(text(output));
        }
    }
}
