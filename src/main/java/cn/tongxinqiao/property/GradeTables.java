package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What the tables {@code property-grade} and {@code property-action} say, always by their newest version. */
public interface GradeTables {

    /**
     * What a composite score comes to.
     *
     * @param composite 0 to 100, two decimals
     * @param vetoed whether a veto item was found
     * @param date the day whose rules count
     * @return the grade
     */
    Answer<Grade> grade(BigDecimal composite, boolean vetoed, LocalDate date);

    /**
     * What follows a grade.
     *
     * @param grade the grade
     * @param failsBefore failures in a row directly before
     * @param yellowCards yellow cards that count already
     * @param date the day whose rules count
     * @return what follows
     */
    Answer<GradeAction> action(Grade grade, int failsBefore, int yellowCards, LocalDate date);

    /**
     * What a table said.
     *
     * @param value the answer
     * @param reason why, in Chinese, without a full stop
     * @param table its name
     * @param version its version
     */
    record Answer<T>(T value, String reason, String table, int version) {}
}
