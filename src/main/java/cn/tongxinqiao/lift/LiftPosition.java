package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.UUID;

/**
 * What a home said once.
 *
 * @param said what
 * @param meeting the meeting it was said at, null for the survey or between meetings
 * @param saidBy account that wrote it down
 * @param saidAt when it was written down
 */
public record LiftPosition(SaidPosition said, UUID meeting, String saidBy, Instant saidAt) {}
