package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.Optional;

/** The coefficients the tables are shipped with, for tests without tables. */
final class ReferenceCoefficients {

    private ReferenceCoefficients() {}

    static Coefficients of(CostMethod method) {
        return method == CostMethod.STEPS ? ReferenceCoefficients::climbed : ReferenceCoefficients::byFloor;
    }

    private static Optional<BigDecimal> climbed(int floor) {
        return floor < 1 ? Optional.empty() : Optional.of(BigDecimal.valueOf(floor - 1L));
    }

    private static Optional<BigDecimal> byFloor(int floor) {
        return switch (Math.min(floor, 3)) {
            case 1 -> Optional.of(new BigDecimal("0"));
            case 2 -> Optional.of(new BigDecimal("0.5"));
            case 3 -> Optional.of(BigDecimal.valueOf(floor + 7L, 1));
            default -> Optional.empty();
        };
    }
}
