package cn.tongxinqiao.vote;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The count of a vote. Every figure is exact.
 *
 * @param heads owners; several homes of one owner are one head
 * @param area square metres, with as many decimal places as the finest area given, at least two
 * @param quorum whether enough take part
 * @param approval whether enough of those agree
 * @param passed whether quorum and approval are reached by heads and by area
 * @param gap what is missing
 */
public record Tally(Count heads, Count area, Met quorum, Met approval, boolean passed, Gap gap) {

    private static final int LEAST_SCALE = 2;

    /**
     * Counts homes.
     *
     * @param units the homes of all owners, those who did not take part included
     * @param thresholds what must be reached
     * @return the count
     * @throws VoteNotCountable when the homes contradict each other
     */
    public static Tally of(Collection<TallyUnit> units, Thresholds thresholds) {
        TallyFaults.refuse(units);
        Map<String, Choice> owners = new LinkedHashMap<>();
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal participating = BigDecimal.ZERO;
        BigDecimal agree = BigDecimal.ZERO;
        for (TallyUnit unit : units) {
            owners.put(unit.owner(), unit.choice());
            total = total.add(unit.area());
            if (unit.choice().participates()) {
                participating = participating.add(unit.area());
            }
            if (unit.choice() == Choice.AGREE) {
                agree = agree.add(unit.area());
            }
        }
        Count heads = Count.ofHeads(
                owners.size(),
                owners.values().stream().filter(Choice::participates).count(),
                owners.values().stream().filter(Choice.AGREE::equals).count());
        return of(new Totals(heads, new Count(total, participating, agree)), thresholds);
    }

    /**
     * Judges sums.
     *
     * @param totals heads and area
     * @param thresholds what must be reached
     * @return the count
     */
    public static Tally of(Totals totals, Thresholds thresholds) {
        Count heads = totals.heads().withScale(0);
        int scale = Math.max(LEAST_SCALE, totals.area().scale());
        Count area = totals.area().withScale(scale);
        Met quorum = new Met(
                thresholds.quorumHeads().met(heads.participating(), heads.total()),
                thresholds.quorumArea().met(area.participating(), area.total()));
        Met approval = new Met(
                thresholds.approvalHeads().met(heads.agree(), heads.participating()),
                thresholds.approvalArea().met(area.agree(), area.participating()));
        Gap gap = new Gap(
                thresholds.quorumHeads().missing(heads.participating(), heads.total(), 0),
                thresholds.quorumArea().missing(area.participating(), area.total(), scale),
                thresholds.approvalHeads().missing(heads.agree(), heads.participating(), 0),
                thresholds.approvalArea().missing(area.agree(), area.participating(), scale));
        return new Tally(heads, area, quorum, approval, quorum.both() && approval.both(), gap);
    }
}
