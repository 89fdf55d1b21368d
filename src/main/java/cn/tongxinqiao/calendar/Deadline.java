package cn.tongxinqiao.calendar;

import java.time.Instant;

/**
 * When a limit ends.
 *
 * @param at the last moment that is in time
 * @param provisional true when a year without calendar data had to be counted by the week, so that the moment may move
 *     once the year is known
 */
public record Deadline(Instant at, boolean provisional) {}
