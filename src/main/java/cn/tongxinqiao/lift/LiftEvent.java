package cn.tongxinqiao.lift;

import java.time.Instant;

/**
 * Something that happened in a lift case.
 *
 * @param kind what kind of thing, a code
 * @param words that in Chinese; nothing personal
 * @param actor account of who did it, null when the system did
 * @param at when
 */
public record LiftEvent(String kind, String words, String actor, Instant at) {}
