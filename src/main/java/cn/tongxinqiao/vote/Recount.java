package cn.tongxinqiao.vote;

import java.time.Instant;

/**
 * A recount of a closed vote.
 *
 * @param at when
 * @param by account
 * @param same whether figures and ballots are those of the result
 * @param figures the figures found, in words
 * @param ballotsSha256 fingerprint of the list of ballots found
 */
public record Recount(Instant at, String by, boolean same, String figures, String ballotsSha256) {}
