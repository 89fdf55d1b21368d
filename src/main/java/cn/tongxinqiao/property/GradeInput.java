package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a grade is reckoned from.
 *
 * @param rubric version of items and weights; null for the one in force
 * @param onsite score of each item on site, by its code
 * @param departments score of the departments, 0 to 100
 * @param owners score of the owners, 0 to 100
 * @param vetoes codes of the veto items that were found
 * @param earlier grades of the quarters before, the oldest first; quarters without a grade are left out
 * @param yellowCards yellow cards that count now
 */
public record GradeInput(
        String rubric,
        Map<String, BigDecimal> onsite,
        BigDecimal departments,
        BigDecimal owners,
        Set<String> vetoes,
        List<Grade> earlier,
        int yellowCards) {}
