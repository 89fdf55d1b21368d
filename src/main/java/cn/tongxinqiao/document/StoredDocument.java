package cn.tongxinqiao.document;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a kept file.
 *
 * @param id its id
 * @param ownerKind what it belongs to
 * @param ownerKey which one
 * @param fileName a name to show and to save it under, with the ending of its type
 * @param mediaType {@code image/jpeg}, {@code image/png} or the type of a paper
 * @param size bytes kept
 * @param width in pixels, as shown; 0 for a paper
 * @param height in pixels, as shown; 0 for a paper
 * @param sha256 of the kept bytes, 64 lower-case hexadecimal digits
 * @param uploadedBy who sent it
 * @param uploadedAt when
 */
public record StoredDocument(
        UUID id,
        String ownerKind,
        String ownerKey,
        String fileName,
        String mediaType,
        int size,
        int width,
        int height,
        String sha256,
        String uploadedBy,
        Instant uploadedAt) {

    /** Whether it is a picture that can be shown as it is. */
    public boolean isPhoto() {
        return width > 0;
    }
}
