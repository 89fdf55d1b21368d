package cn.tongxinqiao.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the room needs of whatever moves its cases along. */
public interface RequestWorkflow {

    /**
     * Starts the loop of a case.
     *
     * @param number case number
     * @param factsComplete whether no clerk has to confirm the facts
     * @param moments first moments by name ({@code acceptDueAt}, {@code watchAt})
     */
    void start(String number, boolean factsComplete, Map<String, Instant> moments);

    /**
     * Tells the waiting case that the requester has answered.
     *
     * @param number case number
     */
    void detailAdded(String number);

    /**
     * Tells the waiting case that its requester has rated.
     *
     * @param number case number
     * @param verdict what follows from the rating
     */
    void rated(String number, Verdict verdict);

    /**
     * Tells a case whose clocks stand still that its requester has answered.
     *
     * @param number case number
     */
    void answered(String number);

    /**
     * Whether a unit works on the case now, so that it can be taken out of its hands.
     *
     * @param number case number
     * @return true when {@link #lift} would move it
     */
    boolean isLiftable(String number);

    /**
     * Takes a case out of the hands of the unit that works on it, to go up.
     *
     * @param number case number
     */
    void lift(String number);

    /**
     * Shows a light on the open tasks of a case: a higher priority, never a lower one.
     *
     * @param number case number
     * @param light REMIND, YELLOW or RED
     */
    void light(String number, String light);

    /**
     * Ends the loop of a case its requester took back.
     *
     * @param number case number
     */
    void withdrawn(String number);

    /**
     * Lifts the open tasks of a case in every list.
     *
     * @param number case number
     */
    void urge(String number);

    /**
     * Raises an incident that a supervisor sees.
     *
     * @param number case number
     * @param reason Chinese sentence
     */
    void incident(String number, String reason);

    /**
     * Moves the running timers and the tasks of a case to new moments.
     *
     * @param number case number
     * @param moments new moment by name ({@code dueAt}, {@code acceptDueAt}, {@code watchAt} …)
     * @return what was moved
     */
    List<Moved> retime(String number, Map<String, Instant> moments);

    /**
     * The timers of a case that wait for a moment known by name.
     *
     * @param number case number
     * @return since when and until when, by the name of the moment
     */
    Map<String, Waiting> waiting(String number);

    /**
     * A timer that has not fired.
     *
     * @param since when it was made
     * @param until when it fires
     */
    record Waiting(Instant since, Instant until) {}

    /**
     * A timer or task that was moved.
     *
     * @param element id in the model
     * @param from when it was, null when it was not set
     * @param to when it is now
     */
    record Moved(String element, Instant from, Instant to) {}

    /** What follows from a rating. */
    enum Verdict {
        /** Content; the case closes. */
        SATISFIED,
        /** Not content; handled again in the same tier. */
        REWORK,
        /** Not content again; goes up. */
        ESCALATE
    }
}
