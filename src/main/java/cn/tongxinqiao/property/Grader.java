package cn.tongxinqiao.property;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Weights and sums are exact; rounded once, at the end, and graded after that. */
@Service
class Grader implements Grading {

    private static final int SCALE = 2;

    private final Rubrics rubrics;
    private final GradeTables tables;
    private final Clock clock;

    Grader(Rubrics rubrics, GradeTables tables, Clock clock) {
        this.rubrics = rubrics;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Graded grade(GradeInput input, LocalDate date) {
        return reckon(rubric(input.rubric(), date), input, date);
    }

    @Override
    public String currentRubric() {
        return rubric(null, LocalDate.now(clock)).code();
    }

    /**
     * Reckons a grade by a version that need not be in force.
     *
     * @throws PropertyRefused as {@link #grade}
     */
    Graded reckon(Rubric rubric, GradeInput input, LocalDate date) {
        GradeFaults.refuse(rubric, input);
        Set<String> vetoes = input.vetoes() == null ? Set.of() : input.vetoes();
        List<Grade> earlier = input.earlier() == null ? List.of() : input.earlier();
        BigDecimal onsite = rubric.items().stream()
                .map(item -> input.onsite().get(item.code()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal composite = weighed(rubric, onsite, input).setScale(SCALE, RoundingMode.HALF_UP);
        GradeTables.Answer<Grade> grade = tables.grade(composite, !vetoes.isEmpty(), date);
        int fails = failsInARow(earlier);
        GradeTables.Answer<GradeAction> action = tables.action(grade.value(), fails, input.yellowCards(), date);
        List<String> explanation = new ArrayList<>();
        explanation.add("按考核标准 " + rubric.code() + "（" + rubric.name() + "）计算。");
        explanation.add("现场评分 = " + points(rubric, input) + " = " + GradeFaults.plain(onsite) + " 分。");
        explanation.add("综合得分 = " + sum(rubric, onsite, input, composite) + "。");
        if (!vetoes.isEmpty()) {
            explanation.add("一票否决项：" + names(rubric, vetoes) + "。");
        }
        explanation.add("等级：" + grade.value().label() + "，" + grade.reason() + source(grade) + "。");
        explanation.add("此前连续不合格 " + fails + " 次，已有黄牌 " + input.yellowCards() + " 张。");
        explanation.add("结果运用：" + action.value().label() + "，" + action.reason() + source(action) + "。");
        return new Graded(rubric.code(), onsite, composite, grade.value(), action.value(), List.copyOf(explanation));
    }

    /** This grader for one reckoning over many: it asks the tables each question only once. Not for several threads. */
    Grader forMany() {
        return new Grader(rubrics, new TablesAskedOnce(tables), clock);
    }

    private Rubric rubric(String code, LocalDate date) {
        if (code == null || code.isBlank()) {
            return rubrics.inForce(date).orElseThrow(() -> refused(date + " 没有施行中的考核标准（rubric）"));
        }
        return rubrics.version(code.strip())
                .filter(found -> found.state() != Rubric.State.DRAFT)
                .orElseThrow(() -> refused("没有这个版本的考核标准（rubric）"));
    }

    private static GradeNotReckonable refused(String message) {
        return GradeNotReckonable.because(List.of(new Fault("rubric", message)));
    }

    private static BigDecimal weighed(Rubric rubric, BigDecimal onsite, GradeInput input) {
        return onsite.multiply(rubric.onsite())
                .add(input.departments().multiply(rubric.departments()))
                .add(input.owners().multiply(rubric.owners()));
    }

    /** Failures directly before this quarter. */
    static int failsInARow(List<Grade> earlier) {
        int fails = 0;
        while (fails < earlier.size() && earlier.get(earlier.size() - 1 - fails) == Grade.FAIL) {
            fails++;
        }
        return fails;
    }

    private static String points(Rubric rubric, GradeInput input) {
        return rubric.items().stream()
                .map(item -> item.name() + " "
                        + GradeFaults.plain(input.onsite().get(item.code())) + "/" + GradeFaults.plain(item.max()))
                .collect(Collectors.joining(" + "));
    }

    private static String sum(Rubric rubric, BigDecimal onsite, GradeInput input, BigDecimal composite) {
        BigDecimal exact = weighed(rubric, onsite, input);
        return "现场 " + product(onsite, rubric.onsite()) + " + 部门 "
                + product(input.departments(), rubric.departments()) + " + 业主 "
                + product(input.owners(), rubric.owners()) + " = " + GradeFaults.plain(exact)
                + (exact.compareTo(composite) == 0 ? "，即 " : "，四舍五入到两位小数为 ") + composite + " 分";
    }

    private static String product(BigDecimal figure, BigDecimal weight) {
        BigDecimal shown = weight.stripTrailingZeros();
        return GradeFaults.plain(figure) + "×"
                + shown.setScale(Math.max(SCALE, shown.scale())).toPlainString();
    }

    private static String names(Rubric rubric, Set<String> vetoes) {
        return rubric.vetoes().stream()
                .filter(veto -> vetoes.contains(veto.code()))
                .map(Rubric.Veto::name)
                .collect(Collectors.joining("；"));
    }

    private static String source(GradeTables.Answer<?> answer) {
        return "（规则表“" + answer.table() + "”第 " + answer.version() + " 版）";
    }
}
