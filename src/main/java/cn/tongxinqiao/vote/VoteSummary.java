package cn.tongxinqiao.vote;

/**
 * A vote as the public may know it: no names, and while it is open only how many have taken part.
 *
 * @param vote the vote
 * @param scope its scope in words
 * @param tally the count, null for a vote that was called off
 */
public record VoteSummary(OwnerVote vote, String scope, Tally tally) {}
