package cn.tongxinqiao.property;

import java.math.BigDecimal;

/**
 * A choice every question of the owners' survey offers.
 *
 * @param code its code
 * @param label what people read
 * @param points what it counts, 0 to 100
 * @param praise whether a home that answers the overall question so praises
 */
public record SurveyChoice(String code, String label, BigDecimal points, boolean praise) {}
