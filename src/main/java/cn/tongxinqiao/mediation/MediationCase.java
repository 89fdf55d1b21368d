package cn.tongxinqiao.mediation;

import java.time.Instant;
import java.util.List;

/**
 * A mediation.
 *
 * @param number its number, e.g. {@code TJ20261121001}
 * @param subject a few words without names
 * @param facts what it is about
 * @param place address in words
 * @param community code of the community
 * @param origin number of the case it came from, or null
 * @param status where it stands
 * @param mediator account of the chosen mediator, null before
 * @param filedBy account
 * @param filedAt when
 * @param acceptUntil until when it is to be judged
 * @param openedAt when all sides had consented, null before
 * @param dueAt end of the clock, extensions included, null before
 * @param reasonKind why it failed, null when it has not
 * @param reason why it was refused, failed or was withdrawn
 * @param endedAt when it ended, null while it goes on
 * @param ways lawful ways left, in lines; null when it has not failed
 * @param sides who disputes, in order
 */
public record MediationCase(
        String number,
        String subject,
        String facts,
        String place,
        String community,
        String origin,
        MediationStatus status,
        String mediator,
        String filedBy,
        Instant filedAt,
        Instant acceptUntil,
        Instant openedAt,
        Instant dueAt,
        FailReason reasonKind,
        String reason,
        Instant endedAt,
        String ways,
        List<MediationSide> sides) {

    /** The lawful ways left, one after the other; empty when it has not failed. */
    public List<String> wayLines() {
        return ways == null ? List.of() : ways.lines().toList();
    }

    /** Whether every side has said yes. */
    public boolean allConsent() {
        return sides.stream().allMatch(side -> Boolean.TRUE.equals(side.consents()));
    }

    /** Whether a side has said no. */
    public boolean someRefuse() {
        return sides.stream().anyMatch(side -> Boolean.FALSE.equals(side.consents()));
    }

    /** The same case with the sides of one role only. */
    MediationCase withOnly(SideRole role) {
        return new MediationCase(
                number,
                subject,
                facts,
                place,
                community,
                origin,
                status,
                mediator,
                filedBy,
                filedAt,
                acceptUntil,
                openedAt,
                dueAt,
                reasonKind,
                reason,
                endedAt,
                ways,
                sides.stream().filter(side -> side.role() == role).toList());
    }

    @Override
    public String toString() {
        return "MediationCase[" + number + ", " + status + "]";
    }
}
