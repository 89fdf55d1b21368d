package cn.tongxinqiao.property;

import java.time.Instant;

/**
 * What a company reports of its quarter.
 *
 * @param feePaid homes that paid, as it says
 * @param income income of the shared parts and what became of it, in words
 * @param complaints complaints and what became of them, in words
 * @param reportedAt when
 * @param late whether that was after the limit
 * @param enteredBy account of who entered it from paper; null when the company did by its link
 * @param feeChecked homes that paid, as the community found; null while nobody has checked
 * @param checkedBy account of who checked; null while nobody has
 * @param checkNote how it was checked; null when nothing was said
 */
public record SelfReport(
        int feePaid,
        String income,
        String complaints,
        Instant reportedAt,
        boolean late,
        String enteredBy,
        Integer feeChecked,
        String checkedBy,
        String checkNote) {

    /** Homes that paid, as far as it is known best. */
    public int bestFeePaid() {
        return feeChecked == null ? feePaid : feeChecked;
    }
}
