package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Tables that are asked the same question only once, for as long as one reckoning lasts; not for several threads. */
final class TablesAskedOnce implements GradeTables {

    private final GradeTables tables;
    private final Map<ScoreAsked, Answer<Grade>> grades = new HashMap<>();
    private final Map<GradeAsked, Answer<GradeAction>> actions = new HashMap<>();

    TablesAskedOnce(GradeTables tables) {
        this.tables = tables;
    }

    private record ScoreAsked(BigDecimal composite, boolean vetoed, LocalDate date) {}

    private record GradeAsked(Grade grade, int failsBefore, int yellowCards, LocalDate date) {}

    @Override
    public Answer<Grade> grade(BigDecimal composite, boolean vetoed, LocalDate date) {
        return grades.computeIfAbsent(
                new ScoreAsked(composite, vetoed, date), asked -> tables.grade(composite, vetoed, date));
    }

    @Override
    public Answer<GradeAction> action(Grade grade, int failsBefore, int yellowCards, LocalDate date) {
        return actions.computeIfAbsent(
                new GradeAsked(grade, failsBefore, yellowCards, date),
                asked -> tables.action(grade, failsBefore, yellowCards, date));
    }
}
