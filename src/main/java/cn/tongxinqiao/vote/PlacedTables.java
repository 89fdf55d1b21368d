package cn.tongxinqiao.vote;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.engine.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decision tables whose rules hold at a place and between two days. */
@Component
public class PlacedTables {

    private static final String PLACE = "place";
    private static final String DATE = "date";
    private static final int MOST_OF_A_KIND = 5;
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final DecisionTables tables;
    private final Clock clock;

    PlacedTables(DecisionTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Asks a table for the nearest place that has an answer.
     *
     * @param decision id of the decision
     * @param place code of the administrative division, null for everywhere
     * @param date the day
     * @param facts what else is asked, value by name
     * @return what it said; empty when no rule matches, not even one for everywhere
     * @throws PlaceNotUnderstood when the place is no code
     * @throws RuleTableBroken when the table cannot be computed
     */
    public Optional<Verdict> ask(String decision, String place, LocalDate date, Map<String, Object> facts) {
        return Place.of(place).nearestFirst().stream()
                .map(near -> evaluate(decision, near, date, facts))
                .filter(verdict -> !verdict.rows().isEmpty())
                .findFirst();
    }

    /**
     * Asks a table for a place and all places around it.
     *
     * @param decision id of the decision
     * @param place as above
     * @param date the day
     * @return what it said, nearest place first
     * @throws PlaceNotUnderstood when the place is no code
     * @throws RuleTableBroken when the table cannot be computed
     */
    public List<Verdict> askAll(String decision, String place, LocalDate date) {
        return Place.of(place).nearestFirst().stream()
                .map(near -> evaluate(decision, near, date, Map.of()))
                .toList();
    }

    private Verdict evaluate(String decision, String place, LocalDate date, Map<String, Object> facts) {
        Map<String, Object> inputs = new HashMap<>(facts);
        inputs.put(PLACE, place);
        inputs.put(DATE, date);
        Verdict verdict = tables.evaluate(decision, inputs);
        if (!verdict.computed()) {
            throw RuleTableBroken.table(verdict.name(), verdict.version());
        }
        return verdict;
    }

    /**
     * Judges a table that shall be deployed: on each day from today on there must be an answer for everywhere, and every
     * answer must be one to go on with.
     *
     * @param draft the table
     * @param other what it asks and says besides place and day
     * @param hitPolicies hit policies that are allowed
     * @param needed for which of the other facts there must be an answer
     * @return Chinese sentences, empty when it may be deployed
     */
    public List<String> objections(
            DraftTable draft, TableSpec other, Set<String> hitPolicies, Predicate<Map<String, Object>> needed) {
        LocalDate today = LocalDate.now(clock);
        TableSpec table = other.asks(PLACE, "地区", places(draft)).asks(DATE, "日期", days(draft, today));
        List<String> objections = new ArrayList<>(table.formObjections(draft, hitPolicies));
        if (objections.isEmpty()) {
            objections.addAll(placeObjections(draft));
        }
        if (objections.isEmpty()) {
            objections.addAll(answerObjections(draft, table, needed, today));
        }
        return TableSpec.inTable(draft, objections);
    }

    private static List<String> answerObjections(
            DraftTable draft, TableSpec table, Predicate<Map<String, Object>> needed, LocalDate today) {
        Set<String> objections = new LinkedHashSet<>();
        for (Map<String, Object> sample : table.samples(draft)) {
            if (objections.size() >= MOST_OF_A_KIND) {
                break;
            }
            try {
                List<Map<String, Object>> rows = draft.evaluate(sample);
                for (Map<String, Object> row : rows) {
                    table.faults(sample, row).values().forEach(fault -> objections.add(fault + described(sample)));
                }
                if (rows.isEmpty()
                        && Place.EVERYWHERE.equals(sample.get(PLACE))
                        && !((LocalDate) sample.get(DATE)).isBefore(today)
                        && needed.test(sample)) {
                    objections.add("没有符合的规则" + described(sample));
                }
            } catch (DraftTable.NotComputable e) {
                objections.add(TableSpec.notComputable(e));
            }
        }
        return List.copyOf(objections);
    }

    private static String described(Map<String, Object> sample) {
        return sample.entrySet().stream()
                .map(fact -> fact.getKey() + "：" + fact.getValue())
                .collect(Collectors.joining("，", "（", "）。"));
    }

    private static List<String> placeObjections(DraftTable draft) {
        List<String> objections = new ArrayList<>();
        int column = draft.inputs().indexOf(PLACE);
        for (DraftTable.Row row : draft.rows()) {
            String cell = row.conditions().get(column);
            if (cell.isBlank() || cell.equals("-")) {
                objections.add(row.label() + "没有写地区。不分地区的请写 \"" + Place.EVERYWHERE + "\"，空着会盖过各地自己的规则。");
            }
            literals(cell)
                    .filter(place -> !place.equals(Place.EVERYWHERE) && !Place.isCode(place))
                    .forEach(place -> objections.add(
                            row.label() + "的地区“" + place + "”不是行政区划代码，不分地区的请写 \"" + Place.EVERYWHERE + "\"。"));
        }
        return objections;
    }

    /** A place the table does not name behaves like any other it does not name; one is enough. */
    private static List<String> places(DraftTable draft) {
        Set<String> places = new LinkedHashSet<>();
        places.add(Place.EVERYWHERE);
        cells(draft, PLACE).forEach(cell -> literals(cell).forEach(places::add));
        return List.copyOf(places);
    }

    /** Today, and each day the table names with the days beside it. */
    private static List<LocalDate> days(DraftTable draft, LocalDate today) {
        Set<LocalDate> days = new LinkedHashSet<>(List.of(today));
        Set<LocalDate> named = new TreeSet<>();
        cells(draft, DATE).forEach(cell -> DAY.matcher(cell).results().forEach(found -> day(found.group())
                .ifPresent(day -> named.addAll(List.of(day.minusDays(1), day, day.plusDays(1))))));
        days.addAll(named);
        return List.copyOf(days);
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> literals(String cell) {
        return LITERAL.matcher(cell).results().map(found -> found.group(1));
    }

    private static List<String> cells(DraftTable draft, String input) {
        return IntStream.range(0, draft.inputs().size())
                .filter(column -> draft.inputs().get(column).equals(input))
                .boxed()
                .flatMap(column ->
                        draft.rows().stream().map(row -> row.conditions().get(column)))
                .toList();
    }
}
