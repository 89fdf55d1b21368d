package cn.tongxinqiao.notification;

import java.time.Instant;

/**
 * A letter about a case, as staff of the case see it.
 *
 * @param label kind of letter, in Chinese
 * @param forStaff whether it went to staff; else to the requester
 * @param address recipient, masked, empty once it is forgotten
 * @param status waiting, sent or failed
 * @param createdAt when it was written
 * @param sentAt when it was sent, null when it was not
 */
public record LetterAbout(
        String label, boolean forStaff, String address, LetterStatus status, Instant createdAt, Instant sentAt) {}
