package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Figures of the report 两升一降 added up over the contracts of a compound, a town or all. Every figure is made of those
 * contracts only that know it.
 *
 * @param compounds compounds there are assessments of, each counted once
 * @param contracts contracts assessed; a compound has two where its company changed in the quarter
 * @param notGraded those of them that ended without a grade
 * @param running those of them that are not over
 * @param feeCompounds compounds whose fee collection is known
 * @param households homes that are to pay, where it is known how many did
 * @param feePaid homes that paid
 * @param praiseCompounds compounds whose survey is known
 * @param respondents valid answers
 * @param praise how many of them are praise
 * @param complaintCompounds compounds whose complaints are counted
 * @param complaintCount complaints
 */
public record ReportSums(
        int compounds,
        int contracts,
        int notGraded,
        int running,
        int feeCompounds,
        long households,
        long feePaid,
        int praiseCompounds,
        long respondents,
        long praise,
        int complaintCompounds,
        long complaintCount) {

    /** Of a quarter nothing is known of. */
    public static final ReportSums NONE = new ReportSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    /** Homes that paid of those that are to pay, in percent, two decimals; null where that is not known. */
    public BigDecimal feeRate() {
        return percent(feePaid, households);
    }

    /** Praise of the valid answers, in percent, two decimals; null without an answer. */
    public BigDecimal praiseRate() {
        return percent(praise, respondents);
    }

    /** Complaints; null where none were counted. */
    public Long complaints() {
        return complaintCompounds == 0 ? null : complaintCount;
    }

    /** By how many percentage points the fee-collection rate is above another one; null unless both are known. */
    public BigDecimal feeChange(ReportSums before) {
        return points(feePaid, households, before.feePaid, before.households);
    }

    /** By how many percentage points the praise rate is above another one; null unless both are known. */
    public BigDecimal praiseChange(ReportSums before) {
        return points(praise, respondents, before.praise, before.respondents);
    }

    /** By how many percent there are more complaints than before, two decimals; null when unknown or none were before. */
    public BigDecimal complaintChange(ReportSums before) {
        if (complaints() == null || before.complaints() == null) {
            return null;
        }
        return percent(complaintCount - before.complaintCount, before.complaintCount);
    }

    private static BigDecimal percent(long part, long of) {
        return of == 0
                ? null
                : HUNDRED.multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP);
    }

    /** Of the rates themselves, so that nothing is rounded twice. */
    private static BigDecimal points(long part, long of, long partBefore, long ofBefore) {
        if (of == 0 || ofBefore == 0) {
            return null;
        }
        BigDecimal both = BigDecimal.valueOf(of).multiply(BigDecimal.valueOf(ofBefore));
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(ofBefore))
                .subtract(BigDecimal.valueOf(partBefore).multiply(BigDecimal.valueOf(of)))
                .multiply(HUNDRED)
                .divide(both, DECIMALS, RoundingMode.HALF_UP);
    }
}
