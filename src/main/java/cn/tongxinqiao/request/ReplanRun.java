package cn.tongxinqiao.request;

import java.time.Instant;

/**
 * One time running limits were counted again.
 *
 * @param id its number
 * @param cause why, in Chinese
 * @param startedBy account that started it by hand; null when a change did
 * @param begun when it began
 * @param finished when it ended; null while it goes on
 * @param total cases to count again
 * @param done cases counted again so far
 * @param moved limits that have another end now
 * @param timers timers and tasks that followed
 * @param failed cases that could not be counted again
 */
public record ReplanRun(
        long id,
        String cause,
        String startedBy,
        Instant begun,
        Instant finished,
        int total,
        int done,
        int moved,
        int timers,
        int failed) {}
