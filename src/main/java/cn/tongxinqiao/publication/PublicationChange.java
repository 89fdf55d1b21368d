package cn.tongxinqiao.publication;

import java.time.Instant;

/**
 * What was done to an entry, and how it read afterwards.
 *
 * @param action what was done
 * @param at when
 * @param actor who, null when the source asked
 * @param content what it said from then on
 * @param reason why, may be null
 */
public record PublicationChange(Action action, Instant at, String actor, PublicationText content, String reason) {

    /** What can be done. */
    public enum Action {
        /** Proposed by its source. */
        PROPOSED("提出"),
        /** Put on the board. */
        APPROVED("发布"),
        /** Not let through. */
        DECLINED("不公开"),
        /** Its words changed on the board. */
        CORRECTED("更正"),
        /** Taken off the board. */
        WITHDRAWN("撤下");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /**
         * Chinese name.
         *
         * @return label for people
         */
        public String label() {
            return label;
        }
    }
}
