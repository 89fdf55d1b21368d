package cn.tongxinqiao.property;

import java.time.Instant;

/**
 * Something that happened in an assessment.
 *
 * @param at when
 * @param kind code of what it was
 * @param text that in Chinese; nothing personal
 * @param actor account of who did it; null for the system and for companies and owners
 */
public record AssessmentEvent(Instant at, String kind, String text, String actor) {}
