package cn.tongxinqiao.vote;

import java.time.Instant;
import java.util.List;

/**
 * A ballot as somebody at work enters it.
 *
 * @param choice agree, oppose or abstain; absence is no ballot
 * @param channel {@link BallotChannel#PAPER} or {@link BallotChannel#VISIT}
 * @param givenAt when the owner gave it; null for now
 * @param witness who else was there at a visit, may be null
 * @param proxyName who gave it for the owner, null for the owner in person
 * @param evidence photos or scans of the ballot; on paper at least one
 * @param authority photos or scans of the proxy's written authority; with a proxy at least one
 */
public record BallotEntry(
        Choice choice,
        BallotChannel channel,
        Instant givenAt,
        String witness,
        String proxyName,
        List<BallotFile> evidence,
        List<BallotFile> authority) {

    /** Keeps its own copies; missing lists are empty, blank texts null. */
    public BallotEntry {
        witness = witness == null || witness.isBlank() ? null : witness.strip();
        proxyName = proxyName == null || proxyName.isBlank() ? null : proxyName.strip();
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        authority = authority == null ? List.of() : List.copyOf(authority);
    }

    /** Keeps names out of logs. */
    @Override
    public String toString() {
        return "BallotEntry[" + choice + ", " + channel + ", " + givenAt + "]";
    }
}
