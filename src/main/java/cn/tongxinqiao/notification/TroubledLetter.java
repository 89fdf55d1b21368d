package cn.tongxinqiao.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that is stuck or has failed.
 *
 * @param id its id
 * @param label kind of letter, in Chinese
 * @param address recipient, masked
 * @param number case number, null when it is about no case
 * @param status queued or failed
 * @param reason why, null while it only waits
 * @param attempts tries so far
 * @param nextAttemptAt when it is tried next; of no meaning for a failed one
 * @param heldSince since when it is held back, null when it is not
 * @param createdAt when it was written
 */
public record TroubledLetter(
        UUID id,
        String label,
        String address,
        String number,
        LetterStatus status,
        String reason,
        int attempts,
        Instant nextAttemptAt,
        Instant heldSince,
        Instant createdAt) {}
