package cn.tongxinqiao.property;

import java.time.Instant;

/**
 * A thing to hand over.
 *
 * @param code its code
 * @param label what it is
 * @param party whose duty of the joint group it is
 * @param state what came of it
 * @param note words about it; null without
 * @param decidedBy account that wrote it down; null before
 * @param decidedAt when; null before
 */
public record HandoverItem(
        String code, String label, Party party, State state, String note, String decidedBy, Instant decidedAt) {

    /** A unit of the joint group. The names are those of the table. */
    public enum Party {
        /** The community. */
        COMMUNITY("社区"),
        /** The housing department. */
        HOUSING("住建"),
        /** The police. */
        POLICE("公安");

        private final String label;

        Party(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /** What came of an item. The names are stored. */
    public enum State {
        /** Nothing yet. */
        OPEN("未办"),
        /** Handed over. */
        HANDED("已交接"),
        /** Disputed; that does not hold the handover up. */
        DISPUTED("有争议"),
        /** There is nothing of it. */
        NOT_APPLICABLE("不适用");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /**
     * The duty of one unit.
     *
     * @param party which
     * @param unit code of the unit
     * @param note its last words; null before
     * @param doneAt when it was done; null before
     */
    public record Duty(Party party, String unit, String note, Instant doneAt) {}
}
