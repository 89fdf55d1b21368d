package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.List;

/**
 * What all households pay.
 *
 * @param shares a share for each home, in the order given
 * @param sum all shares together, in yuan; exactly the total that was to be shared
 */
public record CostShares(List<CostShare> shares, BigDecimal sum) {}
