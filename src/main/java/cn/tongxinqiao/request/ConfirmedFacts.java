package cn.tongxinqiao.request;

import java.util.Optional;

/**
 * What the intake clerk found.
 *
 * @param type what is wanted
 * @param category subject
 * @param facts facts for the tables
 * @param tierOverride tier chosen against the table, or null
 * @param overrideReason why, required with an override
 * @param question what to ask the requester when detail is missing, or null
 * @param note remark for colleagues, may be empty
 */
public record ConfirmedFacts(
        RequestType type,
        Category category,
        Facts facts,
        Tier tierOverride,
        String overrideReason,
        String question,
        Optional<String> note) {}
