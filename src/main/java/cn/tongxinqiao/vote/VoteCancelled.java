package cn.tongxinqiao.vote;

/**
 * A vote has been called off; told in the transaction that does so.
 *
 * @param number its number
 * @param reason why, as it was given
 */
public record VoteCancelled(String number, String reason) {}
