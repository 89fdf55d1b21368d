package cn.tongxinqiao.vote;

/**
 * What a vote must reach to count and to pass, by heads and by area.
 *
 * @param quorumHeads share of all owners that must take part
 * @param quorumArea share of the whole area that must take part
 * @param approvalHeads share of the owners taking part that must agree
 * @param approvalArea share of the area taking part that must agree
 * @param basis the law or rule it follows from, in Chinese
 * @param tableVersion version of the table that said so
 */
public record Thresholds(
        Share quorumHeads, Share quorumArea, Share approvalHeads, Share approvalArea, String basis, int tableVersion) {}
