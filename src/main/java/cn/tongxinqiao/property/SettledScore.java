package cn.tongxinqiao.property;

import java.math.BigDecimal;

/**
 * How an item or a veto item came out.
 *
 * @param kind item or veto item
 * @param code its code
 * @param way how it was settled
 * @param score points; of a veto item 1 when it was found, else 0; null while it is to be settled jointly
 * @param note what both said when they settled it; null otherwise
 */
public record SettledScore(Kind kind, String code, Way way, BigDecimal score, String note) {

    /** Whether both still have to settle it. */
    public boolean isOpen() {
        return score == null;
    }

    /** What is settled. */
    public enum Kind {
        /** Points. */
        ITEM,
        /** Found or not. */
        VETO
    }

    /** How it is settled. */
    public enum Way {
        /** Both say the same. */
        SAME("一致"),
        /** Half way, rounded half up to two decimals; of a veto item: not found. */
        AVERAGE("取平均"),
        /** The lower; of a veto item: found. */
        LOWER("取低"),
        /** Both score it again together. */
        JOINT("会商"),
        /** There is one sheet only. */
        ONE("只有一份评分"),
        /** To be settled jointly, but nothing came of it in time: half way, or not found. */
        OVERDUE("会商逾期，取平均");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }
}
