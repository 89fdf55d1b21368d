package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.property.Grade;
import cn.tongxinqiao.property.GradeAction;
import cn.tongxinqiao.property.GradeTables;
import cn.tongxinqiao.vote.RuleTableBroken;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed tables. */
@Component
class CamundaGradeTables implements GradeTables {

    static final String GRADE = "property-grade";
    static final String ACTION = "property-action";

    private final DecisionTables tables;

    CamundaGradeTables(DecisionTables tables) {
        this.tables = tables;
    }

    /** Two decimals survive as a floating figure: the engine makes the decimal with the fewest digits of it. */
    @Override
    public Answer<Grade> grade(BigDecimal composite, boolean vetoed, LocalDate date) {
        return answer(
                Grade.values(),
                "grade",
                tables.evaluate(GRADE, Map.of("composite", composite.doubleValue(), "vetoed", vetoed, "date", date)));
    }

    @Override
    public Answer<GradeAction> action(Grade grade, int failsBefore, int yellowCards, LocalDate date) {
        return answer(
                GradeAction.values(),
                "action",
                tables.evaluate(
                        ACTION,
                        Map.of(
                                "grade", grade.name(),
                                "failsBefore", failsBefore,
                                "yellowCards", yellowCards,
                                "date", date)));
    }

    private static <E extends Enum<E>> Answer<E> answer(E[] known, String output, Verdict verdict) {
        if (verdict.rows().isEmpty()) {
            throw RuleTableBroken.table(verdict.name(), verdict.version());
        }
        String said = verdict.text(output);
        String reason = verdict.text("reason");
        return Arrays.stream(known)
                .filter(value -> value.name().equals(said))
                .findFirst()
                .map(value -> new Answer<>(value, reason == null ? "" : reason, verdict.name(), verdict.version()))
                .orElseThrow(() -> RuleTableBroken.table(verdict.name(), verdict.version()));
    }
}
