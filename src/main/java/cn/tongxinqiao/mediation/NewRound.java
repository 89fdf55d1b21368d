package cn.tongxinqiao.mediation;

import java.time.Instant;

/**
 * A talk as written down.
 *
 * @param heldAt when, not later than now
 * @param place where
 * @param present who was there
 * @param positions what each side said
 * @param nextStep what is to be done next, may be blank
 */
public record NewRound(Instant heldAt, String place, String present, String positions, String nextStep) {

    @Override
    public String toString() {
        return "NewRound[" + heldAt + "]";
    }
}
