package cn.tongxinqiao.lift;

import java.math.BigDecimal;

/**
 * What a scheme says about one home.
 *
 * @param home the home's id in the register
 * @param pays whether it shares the cost
 * @param percent its part in per cent; null unless the method asks for it
 * @param amount what it pays, yuan; null unless the method asks for it
 * @param compensation what it gets for what it loses, yuan, zero for nothing
 * @param compensationReason what it is compensated for; null when nothing is said
 * @param joinsLater what is agreed for when it joins later; null when nothing is
 */
public record HomeTerms(
        long home,
        boolean pays,
        BigDecimal percent,
        BigDecimal amount,
        BigDecimal compensation,
        String compensationReason,
        String joinsLater) {

    /** Takes no compensation for none. */
    public HomeTerms {
        compensation = compensation == null ? BigDecimal.ZERO : compensation;
    }
}
