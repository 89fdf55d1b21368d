package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * A home that joined later.
 *
 * @param ordinal which one, from 1
 * @param home id of the home
 * @param joinedOn when it joined
 * @param reckoned whether its share follows from the coefficients rather than from an agreement
 * @param amount what it paid, yuan
 * @param refunds what each of the others got back, by id of the home; their sum is the amount
 */
public record LiftJoiner(
        int ordinal,
        long home,
        LocalDate joinedOn,
        boolean reckoned,
        BigDecimal amount,
        Map<Long, BigDecimal> refunds) {

    /** Keeps its own copy. */
    public LiftJoiner {
        refunds = Map.copyOf(refunds);
    }
}
