package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A version of what companies are scored by.
 *
 * @param code year and running figure, like {@code 2025-1}
 * @param name its Chinese name
 * @param onsite weight of the score on site, above 0; the three weights make 1
 * @param departments weight of the departments' score
 * @param owners weight of the owners' score
 * @param items what is scored on site; the maxima of a version that counts make 100
 * @param vetoes what makes the grade a failure whatever the scores
 * @param state where it stands today
 * @param validFrom first day it counts; null for a draft
 * @param edition counts changes of the draft
 * @param madeBy account of who made it
 * @param madeAt when
 * @param decidedBy account of who put it in force; null for a draft
 * @param reason why it was; null for a draft
 */
public record Rubric(
        String code,
        String name,
        BigDecimal onsite,
        BigDecimal departments,
        BigDecimal owners,
        List<Item> items,
        List<Veto> vetoes,
        State state,
        LocalDate validFrom,
        int edition,
        String madeBy,
        Instant madeAt,
        String decidedBy,
        String reason) {

    /**
     * What is scored on site.
     *
     * @param code camelCase
     * @param name its Chinese name
     * @param max most points it can give, above 0, up to two decimals
     */
    public record Item(String code, String name, BigDecimal max) {}

    /**
     * What makes the grade a failure.
     *
     * @param code capital letters and underscores
     * @param name its Chinese name
     */
    public record Veto(String code, String name) {}

    /** Where a version stands on a day. */
    public enum State {
        /** Being written; nobody is scored by it. */
        DRAFT("草稿"),
        /** Decided; its first day has not come. */
        PLANNED("待施行"),
        /** New quarters are scored by it. */
        IN_FORCE("施行中"),
        /** Another one has followed; quarters opened under it keep it. */
        RETIRED("已停用");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /** The item with a code. */
    public Optional<Item> item(String of) {
        return items.stream().filter(item -> item.code().equals(of)).findFirst();
    }

    /** The veto item with a code. */
    public Optional<Veto> veto(String of) {
        return vetoes.stream().filter(veto -> veto.code().equals(of)).findFirst();
    }
}
