package cn.tongxinqiao.request;

import java.time.Instant;

/**
 * A limit that has another end now.
 *
 * @param number case number
 * @param what which limit, in Chinese
 * @param from when it ended before; null when it had no end, or when the case could not be counted again
 * @param to when it ends now; null when the case could not be counted again
 */
public record ReplanMove(String number, String what, Instant from, Instant to) {}
