package cn.tongxinqiao.publication;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An entry of the public board. Holds nothing that leads back to the case or to a person.
 *
 * @param id the entry's own id
 * @param kind what it is
 * @param title heading of an announcement, null for a request
 * @param community 12-digit code, null for the whole district
 * @param communityName its Chinese name, null for the whole district
 * @param category code of the subject, null for an announcement
 * @param tier {@code MINOR}, {@code HARD} or {@code MAJOR}, null for an announcement
 * @param unit Chinese name of who handled it, null for an announcement
 * @param publishedOn day it appeared
 * @param workingDays workdays from receipt to close, 0 for the same day, null for an announcement
 * @param rating the requester's rating in Chinese, null for an announcement
 * @param text masked text
 * @param result masked result, may be null
 */
public record BoardEntry(
        UUID id,
        PublicationKind kind,
        String title,
        String community,
        String communityName,
        String category,
        String tier,
        String unit,
        LocalDate publishedOn,
        Integer workingDays,
        String rating,
        String text,
        String result) {}
