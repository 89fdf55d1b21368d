package cn.tongxinqiao.vote;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A rational number in lowest terms, written for the tests alone and apart from what it judges. */
public record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {

    public static final Fraction ZERO = of(0, 1);

    public Fraction {
        BigInteger common = above.gcd(below);
        int sign = below.signum();
        if (common.signum() != 0) {
            above = above.divide(common).multiply(BigInteger.valueOf(sign));
            below = below.divide(common).multiply(BigInteger.valueOf(sign));
        }
        if (below.signum() == 0) {
            throw new ArithmeticException("nothing below the line");
        }
    }

    public static Fraction of(long above, long below) {
        return new Fraction(BigInteger.valueOf(above), BigInteger.valueOf(below));
    }

    public static Fraction of(BigDecimal figure) {
        String[] parts = figure.toPlainString().split("\\.");
        int places = parts.length == 1 ? 0 : parts[1].length();
        return new Fraction(new BigInteger(String.join("", parts)), BigInteger.TEN.pow(places));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.above.negate(), other.below));
    }

    public Fraction times(Fraction other) {
        return new Fraction(above.multiply(other.above), below.multiply(other.below));
    }

    public Fraction over(Fraction other) {
        return new Fraction(above.multiply(other.below), below.multiply(other.above));
    }

    /** The largest whole number that is not more. */
    public BigInteger floor() {
        BigInteger[] parts = above.divideAndRemainder(below);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    @Override
    public int compareTo(Fraction other) {
        return minus(other).above.signum();
    }
}
