package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.UUID;

/**
 * A written objection to a notice.
 *
 * @param id its id
 * @param notice the notice
 * @param lift number of the case
 * @param ordinal its number in the case, from 1
 * @param home the home that objects, or null
 * @param party the owner who objects, or null for somebody who owns nothing here
 * @param objector name of the objector where that is no owner of the register, or null
 * @param kind what it is about
 * @param text what was written
 * @param byLink whether it came by the owner's link rather than on paper
 * @param receivedAt when it was handed in
 * @param recordedAt when it was entered
 * @param answerBy until when it is to be talked over
 * @param status where it stands
 * @param mediation number of the mediation, or null
 * @param result what came out, or null
 * @param measures what is done about it, or null
 * @param settledAt when its run ended, or null
 * @param toldAt when the objector was told, or null
 */
public record LiftObjection(
        UUID id,
        UUID notice,
        String lift,
        int ordinal,
        Long home,
        UUID party,
        String objector,
        ObjectionKind kind,
        String text,
        boolean byLink,
        Instant receivedAt,
        Instant recordedAt,
        Instant answerBy,
        ObjectionStatus status,
        String mediation,
        String result,
        String measures,
        Instant settledAt,
        Instant toldAt) {

    /** Whether it still holds the notice. */
    public boolean isOpen() {
        return settledAt == null;
    }

    @Override
    public String toString() {
        return "LiftObjection[" + id + "]";
    }
}
