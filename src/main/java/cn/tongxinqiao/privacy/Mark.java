package cn.tongxinqiao.privacy;

/**
 * A stretch of a text that is personal.
 *
 * @param start index of its first character
 * @param end index after its last character
 * @param kind what it tells
 */
public record Mark(int start, int end, PersonalKind kind) {}
