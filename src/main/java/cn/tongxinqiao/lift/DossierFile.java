package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.UUID;

/**
 * A file in the dossier: kept, or printed when it is opened.
 *
 * @param id its name in addresses, unique within its paper
 * @param name a name to show and to save it under
 * @param mediaType its type
 * @param size bytes; 0 for what is printed
 * @param sha256 its fingerprint; null for what is printed
 * @param at when it was kept; null for what is printed
 * @param by account that sent it; null for what is printed
 * @param uploaded whether somebody added it to the dossier itself
 * @param document its id in the store; null for what is printed
 */
public record DossierFile(
        String id,
        String name,
        String mediaType,
        long size,
        String sha256,
        Instant at,
        String by,
        boolean uploaded,
        UUID document) {

    /** Whether it is made from the case when it is opened. */
    public boolean isPrinted() {
        return document == null;
    }

    @Override
    public String toString() {
        return "DossierFile[" + id + "]";
    }
}
