package cn.tongxinqiao.lift;

import java.math.BigDecimal;

/**
 * What a household pays.
 *
 * @param unit number of the home
 * @param coefficient what its share goes by: the coefficient of the floor, 1 for equal shares, or the percentage; null for
 *     amounts agreed on, and for a home that does not pay and whose figure is not known
 * @param amount yuan with two decimal places
 */
public record CostShare(String unit, BigDecimal coefficient, BigDecimal amount) {}
