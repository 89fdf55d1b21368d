package cn.tongxinqiao.lift;

import java.time.Instant;

/**
 * Something somebody has to do for a case.
 *
 * @param name what, in Chinese
 * @param dueAt until when, null where nothing says so
 * @param held whether somebody has taken it
 */
public record LiftTask(String name, Instant dueAt, boolean held) {}
