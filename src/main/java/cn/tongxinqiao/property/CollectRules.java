package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.PropertyContract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Rules of collecting, always by the newest version of their tables. */
public interface CollectRules {

    /**
     * Whether a contract takes part in the grading of a quarter (table {@code property-eligibility}).
     *
     * @param kind by whose will the company serves
     * @param ended whether its last day lies in the quarter
     * @param served share of the quarter's days on which it held, 0 to 100
     * @return why it does not; empty when it does
     * @throws IllegalStateException when the table says nothing
     */
    Optional<String> notGraded(PropertyContract.Kind kind, boolean ended, BigDecimal served);

    /**
     * What is done when the scorers differ (table {@code property-score-difference}).
     *
     * @param kind item or veto item
     * @param difference of both, 0 to 100 of the item's maximum; 100 for a veto item that one of them named
     * @return {@code AVERAGE}, {@code LOWER} or {@code JOINT}
     * @throws IllegalStateException when the table says nothing
     */
    SettledScore.Way difference(SettledScore.Kind kind, BigDecimal difference);

    /**
     * Which departments score (table {@code property-department}).
     *
     * @param kind by whose will the company serves
     * @param date the day whose rows count
     * @return weight by code of the department
     * @throws IllegalStateException when the table cannot be computed
     */
    Map<String, BigDecimal> departments(PropertyContract.Kind kind, LocalDate date);
}
