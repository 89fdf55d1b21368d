package cn.tongxinqiao.mediation;

import java.time.Instant;
import java.util.UUID;

/**
 * One talk of the sides with the mediator.
 *
 * @param id its id
 * @param position 1 for the first
 * @param heldAt when
 * @param place where
 * @param present who was there
 * @param positions what each side said
 * @param nextStep what is to be done until the next, may be null
 * @param result what came out, null while the task has not said
 * @param recordedBy account
 */
public record MediationRound(
        UUID id,
        int position,
        Instant heldAt,
        String place,
        String present,
        String positions,
        String nextStep,
        RoundResult result,
        String recordedBy) {

    @Override
    public String toString() {
        return "MediationRound[" + id + "]";
    }
}
