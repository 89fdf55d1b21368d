package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The claim of the subsidy.
 *
 * @param claimed whether it is claimed at all
 * @param amount yuan; null when it is not
 * @param communityOn when the community had checked it, or null
 * @param streetOn when the street had, or null
 * @param publishedOn when it was made public, or null
 * @param paidOn when it was paid, or null
 * @param reason why it is not claimed, or why the amount differs from the table's; or null
 */
public record SubsidyEntry(
        boolean claimed,
        BigDecimal amount,
        LocalDate communityOn,
        LocalDate streetOn,
        LocalDate publishedOn,
        LocalDate paidOn,
        String reason) {}
