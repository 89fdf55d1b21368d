package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Moves lift cases along in the engine; finds them by their number. For the room itself. */
public interface LiftWorkflow {

    /**
     * Starts the process of a case.
     *
     * @param number its number
     * @param communityGroups groups that run it
     * @param streetGroups groups of the street
     * @param unit the unit it belongs to
     */
    void start(String number, List<String> communityGroups, List<String> streetGroups, String unit);

    /** Tells the process that waits for the vote what came out. */
    void voteClosed(String number, boolean passed);

    /**
     * Lets whatever waits for a mediation go on; nothing happens when nothing waits for it.
     *
     * @param number number of the case
     * @param mediation number of the mediation
     */
    void mediated(String number, String mediation);

    /** Ends the process, wherever it stands. */
    void stopped(String number);

    /** Moves what waits for a moment that has changed. */
    void retime(String number, Map<String, Instant> moments);

    /**
     * What waits for somebody.
     *
     * @param number the case
     * @return the steps people have to take now, those due soonest first
     */
    List<LiftTask> tasks(String number);
}
