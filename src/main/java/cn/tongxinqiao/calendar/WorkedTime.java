package cn.tongxinqiao.calendar;

import java.time.Duration;

/**
 * How long an office was open between two moments.
 *
 * @param length the open time, exact; the lengths of adjoining stretches add up to that of the whole
 * @param provisional true when a year without calendar data had to be counted by the week
 */
public record WorkedTime(Duration length, boolean provisional) {}
