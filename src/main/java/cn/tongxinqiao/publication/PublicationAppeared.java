package cn.tongxinqiao.publication;

import java.util.UUID;

/**
 * An entry went on the board. Published in the acting transaction.
 *
 * @param id the entry
 * @param kind what it is
 * @param source case number, or the announcement's own number
 * @param community 12-digit code, null for the whole district
 */
public record PublicationAppeared(UUID id, PublicationKind kind, String source, String community) {}
