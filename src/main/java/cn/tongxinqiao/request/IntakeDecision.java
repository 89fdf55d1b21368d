package cn.tongxinqiao.request;

import java.time.Instant;

/**
 * Where a request goes after the intake check.
 *
 * @param result the way on
 * @param detailUntil until when the requester may add detail, or null
 */
public record IntakeDecision(Result result, Instant detailUntil) {

    /** The ways on. */
    public enum Result {
        /** Taken. */
        ACCEPTED,
        /** The requester is asked for detail. */
        RETURNED,
        /** Goes on as part of another case. */
        MERGED,
        /** Handed to the emergency services. */
        TRANSFERRED,
        /** Not for this channel. */
        REJECTED
    }

    static IntakeDecision of(Result result) {
        return new IntakeDecision(result, null);
    }
}
