package cn.tongxinqiao.lift;

import java.time.Instant;

/**
 * One time the owners voted about a lift.
 *
 * @param vote number of the vote
 * @param round which time, from 1
 * @param outcome how it came out, null while it runs
 * @param linkedAt since when the case waited for it
 * @param endedAt until when, null while it runs
 */
public record VoteRound(String vote, int round, Outcome outcome, Instant linkedAt, Instant endedAt) {

    /** How a vote about a lift came out. The names are stored. */
    public enum Outcome {
        /** Enough took part and enough of them agreed. */
        PASSED("通过"),
        /** Too few took part, or too few of them agreed. */
        FAILED("未通过"),
        /** Called off. */
        CANCELLED("已取消");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }
}
