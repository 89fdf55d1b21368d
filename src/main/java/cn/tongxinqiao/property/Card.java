package cn.tongxinqiao.property;

import java.time.LocalDate;

/**
 * A card given to a company for one contract.
 *
 * @param contract the contract
 * @param assessment number of the assessment it follows
 * @param cause why there is one: {@code GRADE}, {@code CARDS} for so many yellow ones, {@code RECHECK}
 * @param kind its colour
 * @param givenOn the day
 * @param why that in Chinese
 * @param validUntil first day it no longer counts; a red card stands on the black list until then
 */
public record Card(
        long contract,
        String assessment,
        String cause,
        Kind kind,
        LocalDate givenOn,
        String why,
        LocalDate validUntil) {

    /** Colour of a card. */
    public enum Kind {
        /** A warning. */
        YELLOW("黄牌"),
        /** On the black list. */
        RED("红牌");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }
}
