package cn.tongxinqiao.mediation;

import java.time.Instant;

/**
 * The agreement of a mediation binds from now on; told in the same transaction. How it is performed is told at the end, by
 * {@link MediationEnded}.
 *
 * @param number its number
 * @param origin number of the case it came from, null when it was filed by itself
 * @param at when
 */
public record MediationInForce(String number, String origin, Instant at) {}
