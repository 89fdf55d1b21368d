package cn.tongxinqiao.vote;

import java.time.Instant;
import java.util.UUID;

/**
 * A ballot as kept.
 *
 * @param id its id
 * @param vote number of the vote
 * @param party whose voice it is
 * @param choice agree, oppose or abstain
 * @param channel how it was given
 * @param givenAt when it was given
 * @param recordedAt when it was entered
 * @param recordedBy account that entered it, null for one given online
 * @param proxied whether somebody gave it for the owner
 * @param invalidReason why it was declared invalid, null for a lawful one
 * @param counts whether it is the one that counts for its party
 */
public record Ballot(
        UUID id,
        String vote,
        UUID party,
        Choice choice,
        BallotChannel channel,
        Instant givenAt,
        Instant recordedAt,
        String recordedBy,
        boolean proxied,
        String invalidReason,
        boolean counts) {

    /** What became of it: counted, replaced by a later one, or invalid. */
    public String state() {
        if (invalidReason != null) {
            return "无效";
        }
        return counts ? "计票" : "已改票";
    }
}
