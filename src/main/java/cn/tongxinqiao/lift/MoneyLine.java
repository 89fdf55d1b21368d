package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One amount of a scheme: something to be paid for, or somebody's money.
 *
 * @param label what it is for or whose it is
 * @param amount yuan, to the fen, not negative
 * @param source where the amount comes from: an offer, a notice; null when nothing is said
 */
public record MoneyLine(String label, BigDecimal amount, String source) {

    /** Requires a label and an amount. */
    public MoneyLine {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(amount, "amount");
    }
}
