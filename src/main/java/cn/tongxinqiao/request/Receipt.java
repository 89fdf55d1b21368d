package cn.tongxinqiao.request;

/**
 * What the requester gets.
 *
 * @param number case number
 * @param token secret that opens the case to its requester
 * @param status status at that moment
 */
public record Receipt(String number, String token, Status status) {}
