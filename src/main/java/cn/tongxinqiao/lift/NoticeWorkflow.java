package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.UUID;

/** Moves notices along in the engine. For the room itself. */
public interface NoticeWorkflow {

    /** Begins the run of an objection. */
    void objected(String number, UUID objection, Instant answerBy);

    /** Lets a notice go on that waits for its objections; one that does not wait is left alone. */
    void objectionsSettled(String number);
}
