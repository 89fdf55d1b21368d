package cn.tongxinqiao.lift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that is not settled yet.
 *
 * @param id its id
 * @param meeting the meeting it came up at, or null
 * @param vote the failed vote it came out of, or null
 * @param what what is open
 * @param owner who sees to it
 * @param due until when
 * @param outcome what came of it, null while it is open
 * @param closedBy account that closed it, or null
 * @param closedAt when, or null
 */
public record OpenPoint(
        UUID id,
        UUID meeting,
        String vote,
        String what,
        String owner,
        LocalDate due,
        String outcome,
        String closedBy,
        Instant closedAt) {

    /** Whether it is still open. */
    public boolean isOpen() {
        return closedAt == null;
    }

    /** Keeps texts out of logs. */
    @Override
    public String toString() {
        return "OpenPoint[" + id + ", due=" + due + "]";
    }
}
