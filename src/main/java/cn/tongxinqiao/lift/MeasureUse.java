package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was done in a case about a home's worry or an objection.
 *
 * @param id its id
 * @param lift number of the case
 * @param kind the worry
 * @param measure the measure of the catalogue; null while nobody has said which one the words stand for
 * @param label its name, or the words of whoever noted it
 * @param home the home, or null
 * @param objection the objection, or null
 * @param notedBy account that noted it
 * @param notedAt when
 */
public record MeasureUse(
        UUID id,
        String lift,
        Concern kind,
        UUID measure,
        String label,
        Long home,
        UUID objection,
        String notedBy,
        Instant notedAt) {

    /** Keeps words out of logs. */
    @Override
    public String toString() {
        return "MeasureUse[" + id + "]";
    }
}
