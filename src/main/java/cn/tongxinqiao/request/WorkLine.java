package cn.tongxinqiao.request;

import java.time.OffsetDateTime;

/**
 * A task in a list of work, in words for people.
 *
 * @param task id of the task
 * @param number case number
 * @param kind what it asks for
 * @param step name of the step
 * @param category subject, or the type where there is none yet
 * @param categoryCode code of the subject, or null
 * @param urgency urgency, or null before triage
 * @param place community and address, masked
 * @param due result limit, or null
 * @param left what is left of the time, in words
 * @param light how it is lit
 * @param late whether the limit has passed
 * @param urges how often the requester has urged
 * @param holder account of who holds it, or null
 * @param holderName name of who holds it, or null
 * @param waitsForName whether a leader is asked to name who handles it
 */
public record WorkLine(
        String task,
        String number,
        WorkTasks.Kind kind,
        String step,
        String category,
        String categoryCode,
        Urgency urgency,
        String place,
        OffsetDateTime due,
        String left,
        WorkTasks.Light light,
        boolean late,
        int urges,
        String holder,
        String holderName,
        boolean waitsForName) {

    /** Whether the phone's page has all that the task needs. */
    public boolean onPhone() {
        return kind == WorkTasks.Kind.HANDLE;
    }

    /** Whether it is to be done before others. */
    public boolean pressing() {
        return urgency != null && urgency != Urgency.NORMAL;
    }
}
