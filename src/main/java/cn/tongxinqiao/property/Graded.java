package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a grade came to.
 *
 * @param rubric version it was reckoned by
 * @param onsite sum of the items, 0 to 100
 * @param composite the three parts by their weights, rounded half up to two decimals
 * @param grade by the table, or {@link Grade#FAIL} for a veto
 * @param action by the table
 * @param explanation how, one Chinese sentence each
 */
public record Graded(
        String rubric,
        BigDecimal onsite,
        BigDecimal composite,
        Grade grade,
        GradeAction action,
        List<String> explanation) {}
