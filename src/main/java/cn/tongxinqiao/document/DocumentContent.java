package cn.tongxinqiao.document;

/**
 * A document opened.
 *
 * @param document what is known of it
 * @param bytes its content as kept
 */
public record DocumentContent(StoredDocument document, byte[] bytes) {}
