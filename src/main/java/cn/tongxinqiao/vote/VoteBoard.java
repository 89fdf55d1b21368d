package cn.tongxinqiao.vote;

import java.util.List;

/**
 * A vote home by home.
 *
 * @param vote the vote
 * @param tally how it stands, over the whole scope whatever part is shown
 * @param places the buildings and entrances of the scope
 * @param homes the homes asked for, by building, entrance, floor and number
 * @param missing heads of the part shown that have not taken part
 */
public record VoteBoard(
        OwnerVote vote, Tally tally, List<VotePlace> places, List<BoardHome> homes, List<VoteHead> missing) {}
