package cn.tongxinqiao.property;

import java.time.Instant;
import java.util.List;

/** Moves rectifications and exits along in the engine; finds them by their numbers. */
public interface FollowWorkflow {

    /** Whose a rectification or an exit is in the engine. */
    record Place(String community, List<String> communityGroups, List<String> streetGroups) {}

    /** Begins a rectification; the order is due at the moment. */
    void startRectification(String number, Place place, Instant orderUntil);

    /** Tells a rectification that an extension is asked for; false when nothing waits for that. */
    boolean extensionAsked(String number);

    /** Begins an exit; the vote is to have begun by the moment. */
    void startExit(String number, Place place, Instant voteUntil);

    /** Begins the duty of one unit of the joint group, in that unit's tenant. */
    void startDuty(String number, String unit, String group, Instant until);

    /** Tells an exit how its vote ended and until when another may begin; false when nothing waits for that. */
    boolean voted(String number, String outcome, Instant voteUntil);

    /** Tells an exit that both sides hand over early; false when nothing waits for that. */
    boolean earlyHandover(String number);

    /** Tells an exit that a company was found while interim service runs; false when it does not. */
    boolean successorFound(String number);

    /** Tells an exit that every unit of the joint group is done. */
    boolean handedOver(String number);
}
