package cn.tongxinqiao.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An output column of a decision table, and what a cell of it must say so that a case can go on.
 *
 * @param name its name in the table
 * @param label what people call it
 * @param needed for which facts and outputs the cell must not be blank
 * @param unusable what is wrong with a value that is not blank, in Chinese words that follow the value; empty when nothing is
 */
public record TableColumn(
        String name, String label, Predicate<Map<String, Object>> needed, Function<String, Optional<String>> unusable) {

    /**
     * A column that may hold anything, and may be blank.
     *
     * @param name its name in the table
     * @param label what people call it
     * @return the column
     */
    public static TableColumn free(String name, String label) {
        return new TableColumn(name, label, facts -> false, value -> Optional.empty());
    }

    /**
     * A column that holds one of some codes, always.
     *
     * @param name its name in the table
     * @param label what people call it
     * @param codes label by code
     * @return the column
     */
    public static TableColumn code(String name, String label, Map<String, String> codes) {
        return new TableColumn(name, label, facts -> true, value -> {
            if (codes.containsKey(value)) {
                return Optional.empty();
            }
            return Optional.of(codes.entrySet().stream()
                    .map(code -> code.getKey() + (code.getValue().isEmpty() ? "" : "（" + code.getValue() + "）"))
                    .collect(Collectors.joining("、", "不认识，可以是 ", "")));
        });
    }

    /**
     * The same column, blank only where a case does without.
     *
     * @param facts for which facts and outputs the cell must not be blank
     * @return the column
     */
    public TableColumn neededWhen(Predicate<Map<String, Object>> facts) {
        return new TableColumn(name, label, facts, unusable);
    }

    /**
     * What is wrong with the text in a cell.
     *
     * @param value the text
     * @return a Chinese phrase, empty when nothing is
     */
    public Optional<String> fault(String value) {
        return unusable.apply(value).map(words -> label + "“" + value + "”" + words);
    }

    /**
     * What is wrong with what the table says.
     *
     * @param facts what it was asked and what it said, value by name
     * @param value what it said in this column, may be null
     * @return a Chinese phrase, empty when nothing is
     */
    public Optional<String> fault(Map<String, Object> facts, Object value) {
        if (value == null || value.toString().isBlank()) {
            return needed.test(facts) ? Optional.of(label + "为空") : Optional.empty();
        }
        return fault(value.toString());
    }
}
