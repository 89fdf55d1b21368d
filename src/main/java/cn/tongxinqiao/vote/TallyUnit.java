package cn.tongxinqiao.vote;

import java.math.BigDecimal;

/**
 * A home as it is counted.
 *
 * @param unit its number
 * @param area its own area in square metres by the register, positive
 * @param owner who owns it; all homes of one owner are one head, and so are co-owners together
 * @param choice what the owner said
 */
public record TallyUnit(String unit, BigDecimal area, String owner, Choice choice) {}
