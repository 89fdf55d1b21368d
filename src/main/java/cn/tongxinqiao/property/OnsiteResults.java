package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the scorers on site settled. */
public interface OnsiteResults {

    /**
     * The settled scores of an assessment.
     *
     * @param assessment its number
     * @return scores by item and the veto items found; empty while it is not settled, or when nobody scored
     */
    Optional<Settled> settled(String assessment);

    /**
     * The settled scores of a quarter, as {@link #settled(String)}.
     *
     * @param quarter the quarter
     * @return by number of the assessment; those without are left out
     */
    Map<String, Settled> settled(Quarter quarter);

    /** Accounts that scored it on site. */
    Set<String> scorers(String assessment);

    /**
     * Settled scores.
     *
     * @param items score by code of the item
     * @param vetoes codes of the veto items found
     */
    record Settled(Map<String, BigDecimal> items, Set<String> vetoes) {}
}
