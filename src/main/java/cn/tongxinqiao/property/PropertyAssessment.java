package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The assessment of one contract in one quarter.
 *
 * @param number KH, day and running figure; business key of its processes
 * @param contract the contract
 * @param quarter the quarter
 * @param firm code of the company
 * @param firmName its name when the quarter was opened
 * @param compound code of the compound
 * @param compoundName its name
 * @param community code of the community
 * @param town code of the town
 * @param households homes that are to pay by the contract
 * @param rubric version of the items and weights it is scored by
 * @param status where it stands
 * @param openedAt when it was opened
 * @param onsite score on site, 0 to 100; null before it is reckoned
 * @param departments score of the departments; null before
 * @param owners score of the owners; null before
 * @param composite all three by their weights, two decimals; null before
 * @param grade what that comes to; null before, and where it is not graded
 * @param action what follows; null before
 * @param explanation how the figures came about, one sentence each; empty before
 * @param notGradedWhy why there is no grade; null otherwise
 * @param noticedAt when the draft was published; null before
 * @param windowUntil until when objections are taken; null before
 * @param finalAt when it was published for good; null before
 */
public record PropertyAssessment(
        String number,
        long contract,
        Quarter quarter,
        String firm,
        String firmName,
        String compound,
        String compoundName,
        String community,
        String town,
        int households,
        String rubric,
        AssessmentStatus status,
        Instant openedAt,
        BigDecimal onsite,
        BigDecimal departments,
        BigDecimal owners,
        BigDecimal composite,
        Grade grade,
        GradeAction action,
        List<String> explanation,
        String notGradedWhy,
        Instant noticedAt,
        Instant windowUntil,
        Instant finalAt) {

    /** What it is about, as people read it. */
    public String title() {
        return compoundName + " " + firmName + " " + quarter.label();
    }
}
