package cn.tongxinqiao.mediation;

import java.time.Instant;

/**
 * Something that happened, in words every side may read.
 *
 * @param at when
 * @param actor account, null for a side and for the system
 * @param text what
 */
public record MediationEvent(Instant at, String actor, String text) {}
