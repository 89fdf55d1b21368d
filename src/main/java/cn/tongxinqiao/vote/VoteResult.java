package cn.tongxinqiao.vote;

/**
 * What a closed vote came to.
 *
 * @param tally the figures
 * @param ballotsSha256 fingerprint of the list of all ballots
 */
public record VoteResult(Tally tally, String ballotsSha256) {}
