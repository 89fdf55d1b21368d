package cn.tongxinqiao.vote;

import java.util.List;
import java.util.UUID;

/** What a ballot means for one owner, told by rooms above: "if this passes, you pay …". */
public interface BallotExplanations {

    /**
     * Lines for the ballot page of one party, in Chinese, about nobody else.
     *
     * @param voteNumber number of the vote
     * @param party the party that looks
     * @return the lines, empty when there is nothing to say
     */
    List<String> linesFor(String voteNumber, UUID party);
}
