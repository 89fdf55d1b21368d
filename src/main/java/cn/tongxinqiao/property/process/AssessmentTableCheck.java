package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.property.GradingConditions.Treatment;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tables of survey and grading must lead to a grade, or to a reason why there is none, today and later. */
@Component
class AssessmentTableCheck implements DecisionCheck {

    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";
    private static final int MOST_ROWS = 9;
    private static final int LONGEST_TEXT = 100;
    private static final int MOST_WEIGHT = 100;
    private static final int POINT_DIGITS = 2;
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);
    private static final List<Integer> YEARS = List.of(0, 1, 5, 20);

    private final Clock clock;

    AssessmentTableCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaGradingConditions.TABLE, CamundaSurveyRules.QUESTIONS, CamundaSurveyRules.CHOICES);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        if (CamundaGradingConditions.TABLE.equals(decision)) {
            return gradable().objections(draft);
        }
        boolean questions = CamundaSurveyRules.QUESTIONS.equals(decision);
        TableSpec spec = questions ? questions() : choices();
        List<String> objections = new ArrayList<>(spec.formObjections(draft, Set.of("RULE_ORDER")));
        for (LocalDate day : days()) {
            if (objections.isEmpty()) {
                objections.addAll(said(spec, draft, day, questions));
            }
        }
        return TableSpec.inTable(draft, objections);
    }

    /** A quarter is graded after its end by the rules of its last day. */
    private List<LocalDate> gradedDays() {
        return Stream.concat(PropertyGradeCheck.ended(LocalDate.now(clock)).stream(), days().stream())
                .toList();
    }

    private List<LocalDate> days() {
        LocalDate today = LocalDate.now(clock);
        return YEARS.stream().map(today::plusYears).toList();
    }

    private static List<String> said(TableSpec spec, DraftTable draft, LocalDate day, boolean questions) {
        List<Map<String, Object>> rows;
        try {
            rows = draft.evaluate(Map.of("date", day));
        } catch (DraftTable.NotComputable e) {
            return List.of(TableSpec.notComputable(e));
        }
        List<String> objections = new ArrayList<>();
        String on = "（" + day + "）";
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            objections.add("应有 1 至 " + MOST_ROWS + " 行生效，现有 " + rows.size() + " 行" + on + "。");
        }
        rows.forEach(row ->
                spec.faults(Map.of("date", day), row).values().forEach(fault -> objections.add(fault + on + "。")));
        String code = questions ? "question" : "answer";
        rows.stream()
                .collect(Collectors.groupingBy(row -> String.valueOf(row.get(code)), Collectors.counting()))
                .forEach((key, count) -> {
                    if (count > 1) {
                        objections.add("代码“" + key + "”有 " + count + " 行同时生效" + on + "。");
                    }
                });
        String flag = questions ? "overall" : "praise";
        long flagged =
                rows.stream().filter(row -> Boolean.TRUE.equals(row.get(flag))).count();
        if (questions && flagged != 1) {
            objections.add("应有且只有一道总体题，现有 " + flagged + " 道" + on + "。");
        }
        if (!questions && (flagged == 0 || flagged == rows.size())) {
            objections.add("选项里应有算好评的，也应有不算的" + on + "。");
        }
        return objections;
    }

    private TableSpec gradable() {
        Map<String, String> treatments = new LinkedHashMap<>();
        treatments.put(Treatment.GRADED.name(), "三方都计入");
        treatments.put(Treatment.OWNERS_REPLACED.name(), "业主部分按部门评分");
        treatments.put(Treatment.NOT_GRADED.name(), "不评级");
        List<Boolean> either = List.of(true, false);
        return new TableSpec(CamundaGradingConditions.TABLE)
                .asks("onsite", "现场评分", either)
                .asks("departments", "部门评分", either)
                .asks("turnout", "参与率够", either)
                .asks("date", "日期", gradedDays())
                .says(TableColumn.code("treatment", "怎么评", treatments))
                .says(TableColumn.free("reason", "原因")
                        .neededWhen(facts -> !Treatment.GRADED.name().equals(facts.get("treatment"))))
                .cannotSay(
                        "treatment",
                        known -> isGraded(known) && Boolean.FALSE.equals(known.get("onsite")),
                        "没有现场评分时不能评级")
                .cannotSay(
                        "treatment",
                        known -> isGraded(known) && Boolean.FALSE.equals(known.get("departments")),
                        "没有部门评分时不能评级")
                .cannotSay(
                        "treatment",
                        known -> Treatment.GRADED.name().equals(known.get("treatment"))
                                && Boolean.FALSE.equals(known.get("turnout")),
                        "参与率不够时业主测评不能计入");
    }

    private static boolean isGraded(Map<String, Object> known) {
        return !Treatment.NOT_GRADED.name().equals(known.get("treatment"));
    }

    private static TableSpec questions() {
        return new TableSpec(CamundaSurveyRules.QUESTIONS)
                .asks("date", "日期", List.of())
                .says(code("question", "题目代码"))
                .says(text("text", "题目"))
                .says(new TableColumn("weight", "权重", facts -> true, AssessmentTableCheck::weight))
                .says(TableColumn.free("overall", "总体题").neededWhen(facts -> true));
    }

    private static TableSpec choices() {
        return new TableSpec(CamundaSurveyRules.CHOICES)
                .asks("date", "日期", List.of())
                .says(code("answer", "选项代码"))
                .says(text("label", "选项"))
                .says(new TableColumn("points", "得分", facts -> true, AssessmentTableCheck::points))
                .says(TableColumn.free("praise", "好评").neededWhen(facts -> true));
    }

    private static TableColumn code(String name, String label) {
        Function<String, Optional<String>> unusable =
                value -> value.matches(CODE) ? Optional.empty() : Optional.of("应为大写字母、数字和下划线，以字母开头");
        return new TableColumn(name, label, facts -> true, unusable);
    }

    private static TableColumn text(String name, String label) {
        return new TableColumn(
                name,
                label,
                facts -> true,
                value -> value.length() <= LONGEST_TEXT
                        ? Optional.empty()
                        : Optional.of("太长，最多 " + LONGEST_TEXT + " 个字"));
    }

    private static Optional<String> weight(String value) {
        return value.matches("\\d{1,3}") && Integer.parseInt(value) > 0 && Integer.parseInt(value) <= MOST_WEIGHT
                ? Optional.empty()
                : Optional.of("应为 1 至 " + MOST_WEIGHT + " 的整数");
    }

    private static Optional<String> points(String value) {
        try {
            BigDecimal points = new BigDecimal(value);
            if (points.signum() >= 0
                    && points.compareTo(MOST_POINTS) <= 0
                    && points.stripTrailingZeros().scale() <= POINT_DIGITS) {
                return Optional.empty();
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        return Optional.of("应为 0 至 100，最多两位小数");
    }
}
