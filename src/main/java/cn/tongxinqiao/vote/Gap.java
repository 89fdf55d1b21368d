package cn.tongxinqiao.vote;

import java.math.BigDecimal;

/**
 * What is still missing; zero where a threshold is met. For the quorum: how much more must take part. For the approval: how
 * much of what takes part must still change to agreement.
 *
 * @param quorumHeads owners
 * @param quorumArea square metres
 * @param approvalHeads owners
 * @param approvalArea square metres
 */
public record Gap(BigDecimal quorumHeads, BigDecimal quorumArea, BigDecimal approvalHeads, BigDecimal approvalArea) {}
