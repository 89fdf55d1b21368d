package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** A decision table that is not deployed yet: its columns and rules as written, and what it would say. */
public final class DraftTable {

    private static final double GOLDEN_SECTION = 0.6180339887;
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private final DmnEngine engine;
    private final DmnDecision decision;
    private final String name;
    private final String hitPolicy;
    private final List<String> inputs;
    private final List<String> outputs;
    private final List<Row> rows;

    DraftTable(DmnEngine engine, DmnDecision decision, Decision written, DecisionTable table) {
        this.engine = engine;
        this.decision = decision;
        this.name = Optional.ofNullable(written.getName())
                .filter(given -> !given.isBlank())
                .orElseGet(written::getId);
        this.hitPolicy = table.getHitPolicy().name()
                + (table.getAggregation() == null
                        ? ""
                        : " " + table.getAggregation().name());
        this.inputs = table.getInputs().stream().map(DraftTable::expression).toList();
        this.outputs = table.getOutputs().stream().map(Output::getName).toList();
        List<Row> found = new ArrayList<>();
        table.getRules().forEach(rule -> found.add(row(found.size() + 1, rule)));
        this.rows = List.copyOf(found);
    }

    private static String expression(Input input) {
        return input.getInputExpression() == null
                ? ""
                : text(input.getInputExpression().getText());
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private Row row(int position, Rule rule) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<String> written = rule.getOutputEntries().stream()
                .map(entry -> text(entry.getText()))
                .toList();
        for (int column = 0; column < Math.min(outputs.size(), written.size()); column++) {
            cells.put(outputs.get(column), written.get(column));
        }
        List<String> conditions = rule.getInputEntries().stream()
                .map(entry -> text(entry.getText()))
                .toList();
        String label = Stream.ofNullable(rule.getDescription())
                .map(description -> description.getTextContent())
                .map(String::strip)
                .filter(description -> !description.isEmpty())
                .findFirst()
                .map(description -> "第" + position + "行（" + description + "）")
                .orElse("第" + position + "行");
        return new Row(label, conditions, cells);
    }

    /**
     * The name people know the table by.
     *
     * @return its name, or its id when it has none
     */
    public String name() {
        return name;
    }

    /**
     * How many of the matching rules count.
     *
     * @return hit policy of the table, such as {@code FIRST}, followed by its aggregation where it has one
     */
    public String hitPolicy() {
        return hitPolicy;
    }

    /**
     * What the input columns ask.
     *
     * @return their expressions in order, mostly the name of a fact
     */
    public List<String> inputs() {
        return inputs;
    }

    /**
     * What the output columns are called.
     *
     * @return their names in order
     */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * The rules as written.
     *
     * @return the rules in order
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * What the table would say.
     *
     * @param facts value by name; null values are allowed
     * @return outputs per rule that counts, empty when none matches
     * @throws NotComputable when a cell cannot be read
     */
    public List<Map<String, Object>> evaluate(Map<String, Object> facts) {
        try {
            DmnDecisionResult result = engine.evaluateDecision(decision, Variables.fromMap(facts));
            List<Map<String, Object>> said = new ArrayList<>();
            result.forEach(row -> said.add(row.getEntryMap()));
            return said;
        } catch (RuntimeException e) {
            // The evaluators of expressions have no exception in common; whichever it is, the running table would fail
            // so.
            throw new NotComputable(e);
        }
    }

    /**
     * Facts to try the table with: every combination of the values that can make a difference to it. What the table does
     * not ask about stays as given first; of codes only those it names count, and one more; of numbers those it names, with
     * the ones beside them. Of too many combinations those come first in which at most two facts are unusual, then some
     * spread evenly over all.
     *
     * @param possible possible values by name of the fact, the usual one first; null is a value
     * @param most how many combinations at most
     * @return value by name, at least one
     */
    public List<Map<String, Object>> samples(Map<String, List<Object>> possible, int most) {
        Map<String, List<Object>> telling = new LinkedHashMap<>();
        possible.forEach((fact, values) -> telling.put(fact, telling(fact, values)));
        long all = telling.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        Set<Map<String, Object>> samples = new LinkedHashSet<>();
        if (all > most) {
            addPairs(telling, samples);
        }
        // A step without a common divisor with the number of combinations meets each of them once.
        long step = all <= most ? 1 : coprime(all, Math.max(1, (long) (all * GOLDEN_SECTION)));
        for (long index = 0; index < all && samples.size() < most; index++) {
            samples.add(combination(telling, Math.floorMod(index * step, all)));
        }
        return List.copyOf(samples);
    }

    /** What a rule asks about is mostly one fact or two, the others being as usual. */
    private static void addPairs(Map<String, List<Object>> telling, Set<Map<String, Object>> samples) {
        Map<String, Object> usual = combination(telling, 0);
        telling.forEach((one, values) -> values.forEach(value -> telling.forEach((other, others) -> {
            for (Object another : others) {
                Map<String, Object> facts = new LinkedHashMap<>(usual);
                facts.put(other, another);
                facts.put(one, value);
                samples.add(facts);
            }
        })));
    }

    private static long coprime(long all, long from) {
        long step = from;
        while (java.math.BigInteger.valueOf(step)
                        .gcd(java.math.BigInteger.valueOf(all))
                        .longValue()
                != 1) {
            step++;
        }
        return step;
    }

    private static Map<String, Object> combination(Map<String, List<Object>> telling, long number) {
        Map<String, Object> facts = new LinkedHashMap<>();
        long rest = number;
        for (Map.Entry<String, List<Object>> fact : telling.entrySet()) {
            List<Object> values = fact.getValue();
            facts.put(fact.getKey(), values.get((int) (rest % values.size())));
            rest /= values.size();
        }
        return facts;
    }

    private List<Object> telling(String fact, List<Object> values) {
        List<String> cells = cellsAbout(fact);
        if (cells.isEmpty()) {
            return firstOf(values);
        }
        if (values.stream().anyMatch(Number.class::isInstance)) {
            Set<Object> numbers = new LinkedHashSet<>(values);
            cells.forEach(cell -> numbersIn(cell).forEach(number -> {
                numbers.add(number - 1);
                numbers.add(number);
                numbers.add(number + 1);
            }));
            return new ArrayList<>(numbers);
        }
        String written = String.join("\n", cells);
        List<Object> named = values.stream()
                .filter(value -> value instanceof String code && written.contains('"' + code + '"'))
                .toList();
        List<Object> others =
                values.stream().filter(value -> !named.contains(value)).toList();
        boolean codes = values.stream().allMatch(value -> value instanceof String);
        return Stream.of(codes ? firstOf(others) : others, named)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Object> firstOf(List<Object> values) {
        return values.isEmpty() ? List.of() : new ArrayList<>(values.subList(0, 1));
    }

    /** All that is written in the columns that ask about a fact, and in the cells that put out something made of it. */
    private List<String> cellsAbout(String fact) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(fact) + "\\b");
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < inputs.size(); column++) {
            if (word.matcher(inputs.get(column)).find()) {
                cells.add(inputs.get(column));
                for (Row row : rows) {
                    cells.add(row.conditions().get(column));
                }
            }
        }
        rows.stream()
                .flatMap(row -> Stream.concat(row.conditions().stream(), row.cells().values().stream()))
                .filter(cell ->
                        word.matcher(LITERAL.matcher(cell).replaceAll("")).find())
                .forEach(cells::add);
        return cells;
    }

    private static List<Integer> numbersIn(String cell) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(cell);
        while (matcher.find()) {
            double number = Double.parseDouble(matcher.group());
            if (Math.abs(number) < Integer.MAX_VALUE / 2) {
                numbers.add((int) number);
            }
        }
        return numbers;
    }

    /**
     * A rule as written.
     *
     * @param label where it stands and what it is about, in Chinese
     * @param conditions its input cells in the order of the columns
     * @param cells its output cells by name of the column
     */
    public record Row(String label, List<String> conditions, Map<String, String> cells) {

        /**
         * The plain text an output cell holds.
         *
         * @param output name of the column
         * @return the text; empty when the cell is blank, is computed, or there is no such column
         */
        public Optional<String> literal(String output) {
            Matcher matcher = LITERAL.matcher(cells.getOrDefault(output, ""));
            return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    /** A cell of the table cannot be read. */
    public static final class NotComputable extends RuntimeException {

        NotComputable(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
