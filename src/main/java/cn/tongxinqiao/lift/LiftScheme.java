package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * One version of a scheme.
 *
 * @param id the scheme
 * @param version the version, from 1
 * @param revision how often the version was saved; a change names the revision it began from
 * @param status whether it may still change
 * @param scope the building and entrance the lift serves
 * @param terms what it lays down
 * @param reckoning what it comes to
 * @param savedBy account that saved it last
 * @param savedAt when
 * @param frozenBy account that froze it; null while it is a draft
 * @param frozenAt when; null while it is a draft
 */
public record LiftScheme(
        UUID id,
        int version,
        int revision,
        SchemeStatus status,
        Scope scope,
        SchemeTerms terms,
        Reckoning reckoning,
        String savedBy,
        Instant savedAt,
        String frozenBy,
        Instant frozenAt) {

    /** Whether it can no longer change. */
    public boolean isFrozen() {
        return status == SchemeStatus.FROZEN;
    }
}
