package cn.tongxinqiao.mediation;

import java.time.Instant;

/**
 * A mediation has ended; told in the ending transaction.
 *
 * @param number its number
 * @param origin number of the case it came from, null when it was filed by itself
 * @param outcome SETTLED, FAILED, REFUSED or WITHDRAWN
 * @param reasonKind why it failed, null when it did not
 * @param at when
 */
public record MediationEnded(
        String number, String origin, MediationStatus outcome, FailReason reasonKind, Instant at) {}
