package cn.tongxinqiao.notification;

import java.time.Instant;

/**
 * A mail that arrived in a trial.
 *
 * @param id counted up from 1 since the start
 * @param to recipient
 * @param from sender
 * @param subject subject
 * @param messageId as it arrived
 * @param receivedAt when
 * @param plain text, empty when there is none
 * @param html HTML, empty when there is none
 */
public record TryItMail(
        long id,
        String to,
        String from,
        String subject,
        String messageId,
        Instant receivedAt,
        String plain,
        String html) {}
