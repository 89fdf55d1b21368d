package cn.tongxinqiao.lift;

import cn.tongxinqiao.vote.VoteSummary;
import java.util.List;

/**
 * A notice as everybody may read it: no names.
 *
 * @param lift number of the case
 * @param house compound, house and entrance
 * @param community name of the community
 * @param status where the case stands
 * @param notice the notice
 * @param open whether objections can be handed in now
 * @param vote the vote that passed; null without one
 * @param scheme the scheme; null in lists
 * @param shares shares of the homes; empty once the notice is concluded
 */
public record PublicNotice(
        String lift,
        String house,
        String community,
        LiftStatus status,
        LiftNotice notice,
        boolean open,
        VoteSummary vote,
        LiftScheme scheme,
        List<ReckonedHome> shares) {}
