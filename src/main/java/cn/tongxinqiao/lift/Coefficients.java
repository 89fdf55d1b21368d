package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.Optional;

/** The coefficients of the floors, by one method at one place on one day. */
@FunctionalInterface
public interface Coefficients {

    /**
     * The coefficient of a floor.
     *
     * @param floor the floor, 1 for the ground floor
     * @return the coefficient as the table writes it, not negative; empty when the table has none
     */
    Optional<BigDecimal> of(int floor);
}
