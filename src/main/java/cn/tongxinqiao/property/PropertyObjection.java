package cn.tongxinqiao.property;

import java.time.Instant;
import java.util.UUID;

/**
 * An objection to a draft.
 *
 * @param id its id
 * @param assessment number of the assessment
 * @param ordinal its running number in the assessment
 * @param side who objects
 * @param onPaper whether it was handed in on paper
 * @param text what is objected; may name people
 * @param party owner who began it online; null otherwise
 * @param homes homes that joined it, on paper and online
 * @param handedIn when it came in
 * @param status where it stands
 * @param reasons of the decision; null before
 * @param decidedAt when it was decided; null before
 */
public record PropertyObjection(
        UUID id,
        String assessment,
        int ordinal,
        Side side,
        boolean onPaper,
        String text,
        UUID party,
        int homes,
        Instant handedIn,
        Status status,
        String reasons,
        Instant decidedAt) {

    /** Who objects. */
    public enum Side {
        /** The company. */
        COMPANY("物业服务企业"),
        /** Owners together. */
        OWNERS("业主联名");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /** Where an objection stands. */
    public enum Status {
        /** Not enough owners yet. */
        COLLECTING("联名中"),
        /** To be decided. */
        OPEN("待复核"),
        /** Not enough owners until the end. */
        LAPSED("联名不足，未成立"),
        /** Right. */
        UPHELD("成立"),
        /** Right in part. */
        PARTLY("部分成立"),
        /** Not right. */
        REJECTED("不成立");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }

        /** Whether it is a decision. */
        public boolean isDecision() {
            return this == UPHELD || this == PARTLY || this == REJECTED;
        }
    }
}
