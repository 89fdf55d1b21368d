package cn.tongxinqiao.audit;

import java.time.Instant;

/**
 * An act as it is kept.
 *
 * @param id number, rising but neither gapless nor in the order of the chain
 * @param kind name of an {@link ActKind}; a text, since old entries outlive renamed code
 * @param actor account
 * @param happenedAt what the node's clock said
 * @param storedAt what the database's clock said
 * @param subjectType kind of thing or null
 * @param subjectId its id or null
 * @param caseNumber case or null
 * @param reason reason or null
 * @param details details or null
 * @param address network address or null
 * @param node the node that wrote it
 * @param times how many equal acts it stands for
 */
public record Entry(
        long id,
        String kind,
        String actor,
        Instant happenedAt,
        Instant storedAt,
        String subjectType,
        String subjectId,
        String caseNumber,
        String reason,
        String details,
        String address,
        String node,
        int times) {}
