package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Figures of lift cases (K08): of a community, a town or all.
 *
 * @param name whose they are
 * @param cases the cases they are made of
 */
public record LiftFigures(String name, List<Line> cases) {

    /**
     * A case in figures.
     *
     * @param number its number
     * @param house its house
     * @param community name of its community
     * @param town name of its town
     * @param status where it stands
     * @param meetings meetings held
     * @param votes votes that are over
     * @param days days from the proposal until it ended, or until today
     */
    public record Line(
            String number,
            String house,
            String community,
            String town,
            LiftStatus status,
            int meetings,
            int votes,
            long days) {}

    /** Keeps its own copy. */
    public LiftFigures {
        cases = List.copyOf(cases);
    }

    /** How many lifts are in use. */
    public long inUse() {
        return with(LiftStatus.IN_USE);
    }

    /** How many were given up. */
    public long stopped() {
        return with(LiftStatus.STOPPED);
    }

    /** How many houses may not have one. */
    public long notEligible() {
        return with(LiftStatus.NOT_ELIGIBLE);
    }

    private long with(LiftStatus status) {
        return cases.stream().filter(line -> line.status() == status).count();
    }

    /** How many are open. */
    public long open() {
        return cases.stream().filter(line -> !line.status().isEnd()).count();
    }

    /** Meetings held in all. */
    public long meetings() {
        return cases.stream().mapToLong(Line::meetings).sum();
    }

    /** Most meetings of one case. */
    public int mostMeetings() {
        return cases.stream().mapToInt(Line::meetings).max().orElse(0);
    }

    /** Days of the cases that have ended with a lift in use, in the middle; null without one. */
    public BigDecimal daysToUse() {
        List<Line> built = cases.stream()
                .filter(line -> line.status() == LiftStatus.IN_USE)
                .toList();
        return mean(built.stream().mapToLong(Line::days).sum(), built.size());
    }

    /** Meetings per case in the middle; null without a case. */
    public BigDecimal meetingsPerCase() {
        return mean(meetings(), cases.size());
    }

    private static BigDecimal mean(long sum, int of) {
        return of == 0 ? null : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
    }
}
