package cn.tongxinqiao.notification;

import java.time.Instant;

/**
 * The mail server cannot be used.
 *
 * @param reason why, in Chinese
 * @param since when this was first seen
 * @param pausedUntil when it is tried again
 */
public record ServerTrouble(String reason, Instant since, Instant pausedUntil) {}
