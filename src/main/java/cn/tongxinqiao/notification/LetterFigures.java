package cn.tongxinqiao.notification;

import java.time.Duration;

/**
 * How the outbox stands.
 *
 * @param queued letters that wait, whatever for
 * @param due of these, whose time has come
 * @param held of these, held back because their recipient got many lately
 * @param failed letters that will not be tried again by themselves
 * @param sentToday letters sent since midnight
 * @param oldestDue for how long the oldest due letter has been due, zero when none is
 */
public record LetterFigures(long queued, long due, long held, long failed, long sentToday, Duration oldestDue) {}
