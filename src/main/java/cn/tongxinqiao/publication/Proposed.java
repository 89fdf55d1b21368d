package cn.tongxinqiao.publication;

import java.util.UUID;

/**
 * What became of a proposal.
 *
 * @param id the entry that waits for a publisher, null when the table forbids publication
 * @param ruling what the table said
 */
public record Proposed(UUID id, PublicationRule.Ruling ruling) {}
