package cn.tongxinqiao.vote;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a whole that must be reached ("≥2/3") or exceeded ("＞1/2"). Nothing is ever divided or rounded to find out.
 *
 * @param numerator above the line, not negative
 * @param denominator below the line, positive, not less than the numerator
 * @param inclusive whether the share itself is enough
 */
public record Share(BigInteger numerator, BigInteger denominator, boolean inclusive) {

    private static final Pattern WRITTEN = Pattern.compile("(≥|>=|＞|>)\\s*(\\d{1,9})\\s*[/／]\\s*(\\d{1,9})");

    /** Refuses a share that no part can have. */
    public Share {
        if (numerator.signum() < 0 || denominator.signum() <= 0 || numerator.compareTo(denominator) > 0) {
            throw new IllegalArgumentException("Not a share of a whole: " + numerator + "/" + denominator);
        }
        if (!inclusive && numerator.equals(denominator)) {
            throw new IllegalArgumentException("Nothing exceeds the whole");
        }
    }

    /**
     * Reads a share as a table writes it.
     *
     * @param written such as {@code ≥2/3} or {@code ＞1/2}
     * @return the share
     * @throws IllegalArgumentException when it is none
     */
    public static Share parse(String written) {
        return read(written).orElseThrow(() -> new IllegalArgumentException("Not a share: " + written));
    }

    /**
     * Reads a share as a table writes it.
     *
     * @param written the text, may be null
     * @return the share, empty when it is none
     */
    public static Optional<Share> read(String written) {
        Matcher matcher = WRITTEN.matcher(written == null ? "" : written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Share(
                    new BigInteger(matcher.group(2)),
                    new BigInteger(matcher.group(3)),
                    matcher.group(1).equals("≥") || matcher.group(1).equals(">=")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a part of a whole is enough.
     *
     * @param part the part
     * @param whole the whole; of nothing no part is enough
     * @return whether it is
     */
    public boolean met(BigDecimal part, BigDecimal whole) {
        if (whole.signum() <= 0) {
            return false;
        }
        int compared = part.multiply(new BigDecimal(denominator)).compareTo(whole.multiply(new BigDecimal(numerator)));
        return inclusive ? compared >= 0 : compared > 0;
    }

    /**
     * The smallest amount that must be added to a part.
     *
     * @param part the part
     * @param whole the whole
     * @param scale decimal places the amount may have
     * @return zero when the part is enough; one smallest step when there is no whole to take part of
     */
    public BigDecimal missing(BigDecimal part, BigDecimal whole, int scale) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale).setScale(scale);
        if (met(part, whole)) {
            return BigDecimal.ZERO.setScale(scale);
        }
        if (whole.signum() <= 0) {
            return step;
        }
        BigDecimal below = new BigDecimal(denominator);
        BigDecimal lacking = whole.multiply(new BigDecimal(numerator)).subtract(part.multiply(below));
        BigDecimal amount = lacking.divide(below, scale, RoundingMode.CEILING);
        return met(part.add(amount), whole) ? amount : amount.add(step);
    }

    /**
     * The share as people write it.
     *
     * @return such as {@code ≥2/3} or {@code ＞1/2}
     */
    public String text() {
        return (inclusive ? "≥" : "＞") + numerator + "/" + denominator;
    }
}
