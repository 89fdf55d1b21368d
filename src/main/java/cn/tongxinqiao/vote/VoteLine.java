package cn.tongxinqiao.vote;

/**
 * A vote in a list.
 *
 * @param vote the vote
 * @param tally how it stands or came out, null for a draft
 */
public record VoteLine(OwnerVote vote, Tally tally) {}
