package cn.tongxinqiao.lift.process;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Figures as the tables write them: text, because the engine would turn a number into one that is not exact. */
final class Figures {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");

    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,3}");

    private Figures() {}

    static Optional<BigDecimal> decimal(Object written) {
        return Optional.ofNullable(written)
                .map(Object::toString)
                .filter(text -> DECIMAL.matcher(text).matches())
                .map(BigDecimal::new);
    }

    /** A whole number of days or months; empty for what is none, or is not at least one. */
    static Optional<Integer> whole(Object written) {
        return Optional.ofNullable(written)
                .map(Object::toString)
                .filter(text -> WHOLE.matcher(text).matches())
                .map(Integer::valueOf);
    }

    /** What a row says of a floor; empty when it cannot be reckoned, or comes to less than nothing. */
    static Optional<BigDecimal> coefficient(Map<String, Object> row, int floor) {
        if (!(row.get("fromFloor") instanceof Number from)) {
            return Optional.empty();
        }
        BigDecimal storeys = BigDecimal.valueOf((long) floor - from.intValue());
        return decimal(row.get("base"))
                .flatMap(base -> decimal(row.get("step")).map(step -> base.add(step.multiply(storeys))))
                .filter(coefficient -> coefficient.signum() >= 0);
    }
}
