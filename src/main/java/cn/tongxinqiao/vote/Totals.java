package cn.tongxinqiao.vote;

/**
 * The sums of a vote.
 *
 * @param heads owners, each once
 * @param area square metres
 */
public record Totals(Count heads, Count area) {}
