package cn.tongxinqiao.lift;

import cn.tongxinqiao.vote.Tally;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a case came to, without names.
 *
 * @param lift the case
 * @param place compound, house and community
 * @param stages where it stood and for how long, in its order
 * @param days days in all, from the proposal until it ended, or until today
 * @param meetings meetings that were held
 * @param rounds votes that are over
 * @param turns homes that came to be for the lift
 * @param lost how often a home that was for it no longer was
 * @param wishes what the homes think now
 * @param points what is and was open
 * @param scheme the scheme chosen, or null
 * @param objections objections by what came of them
 */
public record CaseReport(
        LiftCase lift,
        String place,
        List<StageTime> stages,
        long days,
        List<LiftMeeting> meetings,
        List<Round> rounds,
        List<Turn> turns,
        long lost,
        Map<Wish, Long> wishes,
        List<OpenPoint> points,
        LiftScheme scheme,
        Map<ObjectionStatus, Long> objections) {

    /**
     * A time a case stood at a stage.
     *
     * @param stage the stage
     * @param from the day it came to it
     * @param until the day it left it; null while it stands there
     * @param days days between, the day it left not counted
     */
    public record StageTime(LiftStatus stage, LocalDate from, LocalDate until, long days) {}

    /**
     * A vote that is over.
     *
     * @param round which one, from 1
     * @param vote its number
     * @param outcome passed, failed or called off, in Chinese
     * @param tally the count; null for one that was called off
     */
    public record Round(int round, String vote, String outcome, Tally tally) {}

    /**
     * A home that came to be for the lift.
     *
     * @param home its number on the door
     * @param from what it thought before
     * @param concern what it was worried about; null when nothing was said
     * @param condition under what condition it would agree; null when nothing was said
     * @param before where it was said, in Chinese
     * @param after where it agreed, in Chinese
     * @param on the day it agreed
     * @param measures what was done about the worry
     * @param between what happened to the case in between: another scheme, a vote, a mediation
     */
    public record Turn(
            String home,
            Wish from,
            Concern concern,
            String condition,
            String before,
            String after,
            LocalDate on,
            List<String> measures,
            List<String> between) {}

    /** How many open points are still open. */
    public long stillOpen() {
        return points.stream().filter(OpenPoint::isOpen).count();
    }

    @Override
    public String toString() {
        return "CaseReport[" + lift.number() + "]";
    }
}
