package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.property.Grade;
import cn.tongxinqiao.property.GradeAction;
import cn.tongxinqiao.property.Quarter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The tables of grades and of what follows must answer for every score and every situation, and not the wrong way round. */
@Component
class PropertyGradeCheck implements DecisionCheck {

    private static final int LATER_YEARS = 20;
    private static final int QUARTERS = 4;
    private static final int MOST = 5;
    private static final int STEPS = 200;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,6})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Clock clock;

    PropertyGradeCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaGradeTables.GRADE, CamundaGradeTables.ACTION);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        boolean grades = decision.equals(CamundaGradeTables.GRADE);
        TableSpec table = grades ? grades(draft) : actions(draft);
        List<String> objections = new ArrayList<>(table.formObjections(draft, TableSpec.ONE_ANSWER));
        if (objections.isEmpty()) {
            List<Said> said = new ArrayList<>();
            Set<String> found = new LinkedHashSet<>();
            for (Map<String, Object> sample : table.samples(draft)) {
                if (isPossible(sample) && found.size() < MOST) {
                    ask(draft, table, sample, said, found);
                }
            }
            if (found.isEmpty()) {
                found.addAll(grades ? upsideDown(said) : lighter(said));
            }
            objections.addAll(found.stream().limit(MOST).toList());
        }
        return TableSpec.inTable(draft, objections);
    }

    private TableSpec grades(DraftTable draft) {
        return new TableSpec(CamundaGradeTables.GRADE)
                .asks("composite", "综合得分", scores(draft))
                .asks("vetoed", "有一票否决项", List.of(false, true))
                .asks("date", "日期", days(draft))
                .says(TableColumn.code("grade", "等级", labels(Grade.values(), Grade::label)))
                .says(reason())
                .cannotSay(
                        "grade",
                        known -> Boolean.TRUE.equals(known.get("vetoed")) && !is(Grade.FAIL, known.get("grade")),
                        "有一票否决项时，等级只能是不合格");
    }

    private TableSpec actions(DraftTable draft) {
        return new TableSpec(CamundaGradeTables.ACTION)
                .asks(
                        "grade",
                        "等级",
                        Arrays.stream(Grade.values()).map(Enum::name).toList())
                .asks("failsBefore", "此前连续不合格次数", List.of(0, 1, 2, 3, 8))
                .asks("yellowCards", "已有黄牌", List.of(0, 1, 2, 3, 10))
                .asks("date", "日期", days(draft))
                .says(TableColumn.code("action", "结果", labels(GradeAction.values(), GradeAction::label)))
                .says(reason())
                .inWords(labels(Grade.values(), Grade::label))
                .cannotSay(
                        "action",
                        known -> is(GradeAction.RED_LIST, known.get("action"))
                                && !is(Grade.EXCELLENT, known.get("grade")),
                        "只有优秀能列入红榜")
                .cannotSay(
                        "action",
                        known -> is(Grade.FAIL, known.get("grade")) != isSanction(known.get("action")),
                        "约谈整改和建议退出用于不合格，不合格也只能是这两种之一");
    }

    private static void ask(
            DraftTable draft, TableSpec table, Map<String, Object> sample, List<Said> said, Set<String> found) {
        try {
            List<Map<String, Object>> rows = draft.evaluate(sample);
            if (rows.isEmpty()) {
                found.add("没有符合的规则（" + words(sample) + "）。");
                return;
            }
            table.faults(sample, rows.get(0)).values().forEach(fault -> found.add(fault + "（" + words(sample) + "）。"));
            said.add(new Said(sample, rows.get(0)));
        } catch (DraftTable.NotComputable e) {
            found.add(TableSpec.notComputable(e));
        }
    }

    /** Of two scores of one day the higher must not fare worse. */
    private static List<String> upsideDown(List<Said> said) {
        List<String> found = new ArrayList<>();
        said.stream()
                .filter(one -> Boolean.FALSE.equals(one.facts().get("vetoed")))
                .collect(Collectors.groupingBy(one -> String.valueOf(one.facts().get("date"))))
                .values()
                .forEach(day -> {
                    List<Said> rising = day.stream()
                            .sorted(Comparator.comparingDouble(one -> one.number("composite")))
                            .toList();
                    for (int at = 1; at < rising.size(); at++) {
                        Grade lower = Grade.valueOf(rising.get(at - 1).text("grade"));
                        Grade higher = Grade.valueOf(rising.get(at).text("grade"));
                        if (higher.compareTo(lower) > 0) {
                            found.add("综合得分 " + rising.get(at).facts().get("composite") + " 是" + higher.label()
                                    + "，低一点的 " + rising.get(at - 1).facts().get("composite") + " 反而是" + lower.label()
                                    + "。");
                        }
                    }
                });
        return found;
    }

    /** More failures or more cards must not be met more lightly. */
    private static List<String> lighter(List<Said> said) {
        List<Said> fails = said.stream()
                .filter(one -> is(Grade.FAIL, one.facts().get("grade")))
                .toList();
        List<String> found = new ArrayList<>();
        for (Said hard : fails) {
            for (Said soft : fails) {
                if (is(GradeAction.RECTIFY, hard.said().get("action"))
                        && is(GradeAction.PROPOSE_EXIT, soft.said().get("action"))
                        && hard.facts().get("date").equals(soft.facts().get("date"))
                        && hard.number("failsBefore") >= soft.number("failsBefore")
                        && hard.number("yellowCards") >= soft.number("yellowCards")
                        && found.size() < MOST) {
                    found.add("情节更重反而处理更轻（" + words(hard.facts()) + "只是约谈整改，" + words(soft.facts()) + "却建议退出）。");
                }
            }
        }
        return found;
    }

    private static TableColumn reason() {
        return new TableColumn("reason", "理由", facts -> true, value -> Optional.empty());
    }

    /** The trial adds what lies beside written figures, which need not be possible. */
    private static boolean isPossible(Map<String, Object> facts) {
        return Stream.of("composite", "failsBefore", "yellowCards")
                        .map(facts::get)
                        .filter(Number.class::isInstance)
                        .noneMatch(figure -> ((Number) figure).doubleValue() < 0)
                && (!(facts.get("composite") instanceof Number score) || score.doubleValue() <= HUNDRED.doubleValue());
    }

    /** Half points, and what the table names with the hundredths beside it. */
    private static List<Double> scores(DraftTable draft) {
        Set<BigDecimal> scores = new TreeSet<>();
        for (int step = 0; step <= STEPS; step++) {
            scores.add(HALF.multiply(BigDecimal.valueOf(step)).setScale(2));
        }
        cells(draft, "composite", NUMBER).map(BigDecimal::new).forEach(limit -> {
            BigDecimal score = limit.setScale(2, RoundingMode.DOWN);
            scores.add(score);
            scores.add(score.add(CENT));
            scores.add(score.subtract(CENT));
        });
        return scores.stream()
                .filter(score -> score.signum() >= 0 && score.compareTo(HUNDRED) <= 0)
                .map(BigDecimal::doubleValue)
                .toList();
    }

    /** The quarters that may still be graded, today and later, and the days the table names among them. */
    private List<LocalDate> days(DraftTable draft) {
        LocalDate today = LocalDate.now(clock);
        List<LocalDate> ended = ended(today);
        Set<LocalDate> days = new TreeSet<>(List.of(today, today.plusYears(1), today.plusYears(LATER_YEARS)));
        days.addAll(ended);
        cells(draft, "date", DAY)
                .map(PropertyGradeCheck::day)
                .flatMap(Optional::stream)
                .forEach(day -> {
                    days.add(day);
                    days.add(day.minusDays(1));
                    days.add(day.plusDays(1));
                });
        LocalDate oldest = ended.get(ended.size() - 1);
        return days.stream().filter(day -> !day.isBefore(oldest)).toList();
    }

    /** Last days of the quarters of a year, the newest first: a quarter is graded after its end by the rules of its last day. */
    static List<LocalDate> ended(LocalDate today) {
        return Stream.iterate(Quarter.of(today).previous(), Quarter::previous)
                .limit(QUARTERS)
                .map(Quarter::last)
                .toList();
    }

    private static Stream<String> cells(DraftTable draft, String input, Pattern pattern) {
        int column = draft.inputs().indexOf(input);
        return column < 0
                ? Stream.empty()
                : draft.rows().stream()
                        .map(row -> row.conditions().get(column))
                        .flatMap(cell -> pattern.matcher(cell).results().map(found -> found.group()));
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean is(Enum<?> code, Object said) {
        return said != null && code.name().equals(said.toString());
    }

    private static boolean isSanction(Object action) {
        return is(GradeAction.RECTIFY, action) || is(GradeAction.PROPOSE_EXIT, action);
    }

    private static <E extends Enum<E>> Map<String, String> labels(E[] codes, Function<E, String> label) {
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(codes).forEach(code -> labels.put(code.name(), label.apply(code)));
        return labels;
    }

    private static String words(Map<String, Object> facts) {
        Map<String, String> names = Map.of(
                "composite", "综合得分",
                "vetoed", "有一票否决项",
                "grade", "等级",
                "failsBefore", "此前连续不合格",
                "yellowCards", "已有黄牌",
                "date", "日期");
        return facts.entrySet().stream()
                .map(fact -> names.get(fact.getKey()) + "：" + told(fact.getValue()))
                .collect(Collectors.joining("，"));
    }

    private static String told(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "是" : "否";
        }
        return Arrays.stream(Grade.values())
                .filter(grade -> is(grade, value))
                .map(Grade::label)
                .findFirst()
                .orElse(String.valueOf(value));
    }

    private record Said(Map<String, Object> facts, Map<String, Object> said) {

        double number(String fact) {
            return ((Number) facts.get(fact)).doubleValue();
        }

        String text(String output) {
            return String.valueOf(said.get(output));
        }
    }
}
