package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * A lift case as kept; whoever stands for it is told apart, see {@link LiftCases#people}.
 *
 * @param number its number, e.g. {@code JZ20261121001}
 * @param scope the building and entrance
 * @param community code of the community
 * @param town code of the town
 * @param request number of the request it comes from, or null
 * @param status where it stands
 * @param lawfulTitle whether the titles are in order, null before it was filed
 * @param demolition whether the house is to be taken down or over, null before it was filed
 * @param eligible whether the house may have a lift, null before it was filed
 * @param eligibility why, in Chinese, or null
 * @param scheme the scheme the talks are about, or null
 * @param schemeVersion its settled version, or null
 * @param agreedVote number of the vote that passed, or null
 * @param talksSince since when people talk, or null
 * @param heardAt when something was last heard, or null
 * @param decidedAfter meetings held when the way on was last decided
 * @param mediation number of the mediation last asked for, or null
 * @param proposedBy account that entered it
 * @param proposedAt when
 * @param endedAt when it ended, or null
 * @param endedIn the stage it stood at then, or null
 * @param endReason why it ended, or null
 */
public record LiftCase(
        String number,
        Scope scope,
        String community,
        String town,
        String request,
        LiftStatus status,
        Boolean lawfulTitle,
        Boolean demolition,
        Boolean eligible,
        String eligibility,
        UUID scheme,
        Integer schemeVersion,
        String agreedVote,
        Instant talksSince,
        Instant heardAt,
        int decidedAfter,
        String mediation,
        String proposedBy,
        Instant proposedAt,
        Instant endedAt,
        LiftStatus endedIn,
        String endReason) {

    /** Whether anything can still be done to it. */
    public boolean isOpen() {
        return !status.isEnd();
    }
}
