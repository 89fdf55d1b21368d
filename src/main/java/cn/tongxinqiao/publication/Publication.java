package cn.tongxinqiao.publication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry as the publisher sees it.
 *
 * @param id its id
 * @param version how often it was changed; an act must name the version it saw
 * @param kind what it is
 * @param source case number, or the announcement's own number
 * @param community 12-digit code, null for the whole district
 * @param category code of the subject, may be null
 * @param tier tier of the case, null for an announcement
 * @param unitName who handled it, null for an announcement
 * @param content what it says, masked
 * @param workingDays workdays from receipt to close, null for an announcement
 * @param rating the rating in Chinese, null for an announcement
 * @param status where it stands
 * @param explanation what the table said
 * @param ruleVersion version of the table
 * @param warnings what the publisher should look at
 * @param proposedAt when it came
 * @param decidedBy who decided, null before, and when the source asked
 * @param decidedAt when, null before
 * @param publishedAt when it appeared, null when it never did
 */
public record Publication(
        UUID id,
        int version,
        PublicationKind kind,
        String source,
        String community,
        String category,
        String tier,
        String unitName,
        PublicationText content,
        Integer workingDays,
        String rating,
        PublicationStatus status,
        String explanation,
        int ruleVersion,
        List<String> warnings,
        Instant proposedAt,
        String decidedBy,
        Instant decidedAt,
        Instant publishedAt) {}
