package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a department was asked and answered.
 *
 * @param department its code
 * @param weight its weight among those asked, four decimals
 * @param score 0 to 100; null while it has not answered, and where it knows nothing
 * @param basis on what it rests, or why there is none; null while it has not answered
 * @param answeredAt when; null while it has not
 */
public record DepartmentScore(
        String department, BigDecimal weight, BigDecimal score, String basis, Instant answeredAt) {}
