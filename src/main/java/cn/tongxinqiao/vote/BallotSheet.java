package cn.tongxinqiao.vote;

import cn.tongxinqiao.document.StoredDocument;
import java.util.List;

/**
 * A vote as one owner sees it over the personal link.
 *
 * @param vote the vote
 * @param scope its scope in words
 * @param head the owner's voice and what counts
 * @param homes the owner's homes
 * @param lines what it means for this owner, from the rooms above
 * @param papers papers to read before
 * @param given all ballots of this owner, oldest first
 * @param votable whether a ballot is taken now
 */
public record BallotSheet(
        OwnerVote vote,
        String scope,
        VoteHead head,
        List<BoardHome> homes,
        List<String> lines,
        List<StoredDocument> papers,
        List<Ballot> given,
        boolean votable) {}
