package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * What one scorer found on site.
 *
 * @param role of which side
 * @param scorer account
 * @param items score and note by code of the item; those not scored yet are missing
 * @param vetoes what was seen, by code of the veto item
 * @param doneAt when it was handed in; null while it is being written
 */
public record ScoreSheet(
        ScorerRole role, String scorer, Map<String, Entry> items, Map<String, String> vetoes, Instant doneAt) {

    /**
     * One item.
     *
     * @param score points, two decimals at most
     * @param note why points were taken; null when nothing was said
     */
    public record Entry(BigDecimal score, String note) {}

    /** Whether it was handed in. */
    public boolean isDone() {
        return doneAt != null;
    }
}
