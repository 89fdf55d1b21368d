package cn.tongxinqiao.document;

/**
 * A picture small enough for a list.
 *
 * @param mediaType type of the bytes
 * @param bytes content
 */
public record Thumbnail(String mediaType, byte[] bytes) {}
