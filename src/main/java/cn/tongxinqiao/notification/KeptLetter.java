package cn.tongxinqiao.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the outbox, still sealed.
 *
 * @param template name of the kind as it was written, perhaps by a newer node
 * @param firstAttemptAt null before the first try
 */
record KeptLetter(
        UUID id,
        String template,
        boolean forStaff,
        String address,
        String addressHash,
        String number,
        String parameters,
        String messageId,
        int attempts,
        Instant firstAttemptAt,
        Instant createdAt) {}
