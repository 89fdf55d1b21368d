package cn.tongxinqiao.lift;

import java.math.BigDecimal;

/**
 * What a scheme comes to for one home.
 *
 * @param home the home
 * @param terms what the scheme says about it
 * @param coefficient its coefficient; null where the method knows none or nothing could be reckoned
 * @param share what it shares of the cost, yuan to the fen; null while nothing can be reckoned
 */
public record ReckonedHome(SchemeHome home, HomeTerms terms, BigDecimal coefficient, BigDecimal share) {

    /** What it pays in the end, compensation taken off; negative when it is paid; null while nothing can be reckoned. */
    public BigDecimal net() {
        return share == null ? null : share.subtract(terms.compensation());
    }
}
