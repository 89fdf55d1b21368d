package cn.tongxinqiao.vote;

import java.math.BigDecimal;

/**
 * Heads or square metres.
 *
 * @param total of all owners
 * @param participating of those who take part
 * @param agree of those who agree
 */
public record Count(BigDecimal total, BigDecimal participating, BigDecimal agree) {

    /** Refuses sums that cannot be. */
    public Count {
        if (agree.signum() < 0 || agree.compareTo(participating) > 0 || participating.compareTo(total) > 0) {
            throw new IllegalArgumentException("Not a count: " + agree + " of " + participating + " of " + total);
        }
    }

    /**
     * Heads.
     *
     * @param total all owners
     * @param participating those who take part
     * @param agree those who agree
     * @return the count
     */
    public static Count ofHeads(long total, long participating, long agree) {
        return new Count(BigDecimal.valueOf(total), BigDecimal.valueOf(participating), BigDecimal.valueOf(agree));
    }

    int scale() {
        return Math.max(total.scale(), Math.max(participating.scale(), agree.scale()));
    }

    Count withScale(int scale) {
        return new Count(total.setScale(scale), participating.setScale(scale), agree.setScale(scale));
    }
}
