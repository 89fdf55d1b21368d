package cn.tongxinqiao.lift;

import java.math.BigDecimal;

/**
 * A home whose owners may have to pay.
 *
 * @param unit its number
 * @param floor its floor, 1 for the ground floor; null where the method does without
 * @param area its own area in square metres; null where the method does without
 * @param pays whether its owners pay
 * @param percent what was agreed on, of a hundred; only for {@link CostMethod#PERCENT_TABLE}, else null
 * @param amount what was agreed on, in yuan; only for {@link CostMethod#CUSTOM}, else null
 */
public record CostUnit(
        String unit, Integer floor, BigDecimal area, boolean pays, BigDecimal percent, BigDecimal amount) {}
