package cn.tongxinqiao.document;

/**
 * What a person should know before choosing files.
 *
 * @param perOwner documents of one owner at most
 * @param megabytes size of one file at most
 */
public record DocumentLimits(int perOwner, long megabytes) {}
