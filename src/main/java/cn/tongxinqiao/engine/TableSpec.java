package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a table with one answer must look like so that no case is left without one. The same rules judge a table before it is
 * deployed and what a deployed one says.
 */
public final class TableSpec {

    /** Of a table with one answer the first matching rule counts, or there is but one. */
    public static final Set<String> ONE_ANSWER = Set.of("FIRST", "UNIQUE", "ANY");

    private static final int MOST_SAMPLES = 3000;
    private static final int MOST_OF_A_KIND = 5;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern QUOTED = Pattern.compile("expression '(.+?)'[:.]");

    private final String decision;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, List<Object>> facts = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<Impossible> impossible = new ArrayList<>();
    private Function<Object, String> words = TableSpec::plainly;

    /**
     * Begins a description.
     *
     * @param decision id of the decision
     */
    public TableSpec(String decision) {
        this.decision = decision;
    }

    /**
     * A fact the table must ask about.
     *
     * @param name its name
     * @param label what people call it
     * @param values its possible values, null among them where it may be unknown; of a number those worth trying
     * @return this
     */
    public TableSpec asks(String name, String label, List<?> values) {
        asked.add(name);
        return mayAsk(name, label, values);
    }

    /**
     * A fact the table may ask about.
     *
     * @param name its name
     * @param label what people call it
     * @param values its possible values, the usual one first
     * @return this
     */
    public TableSpec mayAsk(String name, String label, List<?> values) {
        facts.put(name, new ArrayList<>(values));
        labels.put(name, label);
        return this;
    }

    /**
     * A column the table must have.
     *
     * @param column the column
     * @return this
     */
    public TableSpec says(TableColumn column) {
        columns.add(column);
        return this;
    }

    /**
     * An answer that is well-formed and yet cannot be carried out.
     *
     * @param column the column at fault
     * @param when for which facts and outputs
     * @param fault what is wrong, in Chinese
     * @return this
     */
    public TableSpec cannotSay(String column, Predicate<Map<String, Object>> when, String fault) {
        impossible.add(new Impossible(column, when, fault));
        return this;
    }

    /**
     * How values of facts are told to people.
     *
     * @param codes label by code
     * @return this
     */
    public TableSpec inWords(Map<String, String> codes) {
        words = value -> value instanceof String code ? codes.getOrDefault(code, code) : plainly(value);
        return this;
    }

    /**
     * The table described.
     *
     * @return id of the decision
     */
    public String decision() {
        return decision;
    }

    /**
     * Facts to try a table with.
     *
     * @param draft the table
     * @return value by name
     */
    public List<Map<String, Object>> samples(DraftTable draft) {
        return draft.samples(facts, MOST_SAMPLES);
    }

    /**
     * What is wrong with one answer.
     *
     * @param inputs what the table was asked
     * @param row what it said
     * @return Chinese phrases by column, empty when the case can go on with it
     */
    public Map<String, String> faults(Map<String, Object> inputs, Map<String, Object> row) {
        Map<String, Object> known = new HashMap<>(inputs);
        known.putAll(row);
        Map<String, String> faults = new LinkedHashMap<>();
        for (TableColumn column : columns) {
            column.fault(known, row.get(column.name())).ifPresent(fault -> faults.put(column.name(), fault));
        }
        impossible.stream()
                .filter(answer -> answer.when().test(known))
                .forEach(answer -> faults.putIfAbsent(answer.column(), answer.words()));
        return faults;
    }

    /**
     * Judges a table that shall be deployed.
     *
     * @param draft the table
     * @return Chinese sentences, empty when every case gets an answer it can go on with
     */
    public List<String> objections(DraftTable draft) {
        List<String> objections = new ArrayList<>(formObjections(draft, ONE_ANSWER));
        if (objections.isEmpty()) {
            objections.addAll(answerObjections(draft));
        }
        return inTable(draft, objections);
    }

    /**
     * Judges columns, hit policy and what is written in the cells.
     *
     * @param draft the table
     * @param hitPolicies hit policies that are allowed
     * @return Chinese sentences without the table's name
     */
    public List<String> formObjections(DraftTable draft, Set<String> hitPolicies) {
        List<String> objections = new ArrayList<>();
        if (!hitPolicies.contains(draft.hitPolicy())) {
            objections.add("命中策略“" + draft.hitPolicy() + "”不行，应为 "
                    + hitPolicies.stream().sorted().collect(Collectors.joining("、")) + "。");
        }
        asked.stream()
                .filter(fact -> !draft.inputs().contains(fact))
                .forEach(fact -> objections.add("缺少输入列“" + labels.get(fact) + "”（" + fact + "），或这一列改了名。"));
        draft.inputs().stream()
                .filter(input -> PLAIN_NAME.matcher(input).matches() && !facts.containsKey(input))
                .forEach(input -> objections.add("输入列“" + input + "”不是平台提供的要件，这一列永远不会命中。"));
        columns.stream()
                .filter(column -> !draft.outputs().contains(column.name()))
                .forEach(column -> objections.add("缺少输出列“" + column.label() + "”（" + column.name() + "），或这一列改了名。"));
        for (DraftTable.Row row : draft.rows()) {
            for (TableColumn column : columns) {
                row.literal(column.name())
                        .flatMap(column::fault)
                        .ifPresent(fault -> objections.add(row.label() + "的" + fault + "。"));
            }
        }
        return objections;
    }

    private List<String> answerObjections(DraftTable draft) {
        Set<String> objections = new LinkedHashSet<>();
        List<String> unanswered = new ArrayList<>();
        for (Map<String, Object> sample : samples(draft)) {
            try {
                List<Map<String, Object>> rows = draft.evaluate(sample);
                if (rows.isEmpty()) {
                    unanswered.add(describe(draft, sample));
                } else {
                    faults(sample, rows.get(0)).values().stream()
                            .filter(fault -> objections.size() < MOST_OF_A_KIND)
                            .forEach(fault -> objections.add(fault + "（" + describe(draft, sample) + "）。"));
                }
            } catch (DraftTable.NotComputable e) {
                objections.add(notComputable(e));
            }
            if (objections.size() >= MOST_OF_A_KIND) {
                break;
            }
        }
        List<String> all = new ArrayList<>(objections);
        unanswered.stream().distinct().limit(MOST_OF_A_KIND).forEach(facts -> all.add("没有符合的规则（" + facts + "）。"));
        long more = unanswered.stream().distinct().count() - MOST_OF_A_KIND;
        if (more > 0) {
            all.add("另有" + more + "种情形没有符合的规则，请在末行补一条条件全空的兜底规则。");
        }
        return all;
    }

    /**
     * Says which cell cannot be read.
     *
     * @param thrown what the engine said
     * @return a Chinese sentence
     */
    public static String notComputable(DraftTable.NotComputable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Matcher quoted = QUOTED.matcher(String.valueOf(cause.getMessage()));
            if (quoted.find()) {
                return "有一格的写法无法识别：“" + quoted.group(1) + "”。";
            }
        }
        return "有一格的写法无法识别，请核对各列的类型和表达式，命中策略 UNIQUE、ANY 还须核对是否有几条规则同时符合。";
    }

    /**
     * Puts the name of the table in front.
     *
     * @param draft the table
     * @param objections Chinese sentences
     * @return the sentences with the name
     */
    public static List<String> inTable(DraftTable draft, List<String> objections) {
        return objections.stream()
                .map(objection -> "“" + draft.name() + "”：" + objection)
                .toList();
    }

    private record Impossible(String column, Predicate<Map<String, Object>> when, String words) {}

    private String describe(DraftTable draft, Map<String, Object> sample) {
        return sample.entrySet().stream()
                .filter(fact -> draft.inputs().contains(fact.getKey()))
                .map(fact -> labels.get(fact.getKey()) + "：" + words.apply(fact.getValue()))
                .collect(Collectors.joining("，"));
    }

    private static String plainly(Object value) {
        if (value == null) {
            return "未知";
        }
        return value instanceof Boolean flag ? flag ? "是" : "否" : value.toString();
    }
}
