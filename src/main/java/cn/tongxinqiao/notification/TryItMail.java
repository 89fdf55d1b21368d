package cn.tongxinqiao.notification;

import java.time.Instant;
import java.util.List;

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
 * @param files what came with it, in its order
 */
public record TryItMail(
        long id,
        String to,
        String from,
        String subject,
        String messageId,
        Instant receivedAt,
        String plain,
        String html,
        List<Enclosed> files) {

    /** Keeps its own copy. */
    public TryItMail {
        files = List.copyOf(files);
    }

    /**
     * A file that came with a mail.
     *
     * @param name its name
     * @param mediaType its type with its parameters
     * @param bytes what is in it
     */
    public record Enclosed(String name, String mediaType, byte[] bytes) {}
}
