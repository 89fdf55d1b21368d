package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.vote.Met;
import cn.tongxinqiao.vote.Tally;
import io.swagger.v3.oas.annotations.media.Schema;

/** A count as it goes over the API: heads as whole numbers, areas as decimal text. */
record TallyView(Heads heads, Area area, Met quorum, Met approval, boolean passed, Missing gap) {

    /** Owners. */
    record Heads(long total, long participating, long agree) {}

    /** Square metres. */
    record Area(
            @Schema(example = "2957.40") String total,
            @Schema(example = "2088.60") String participating,
            @Schema(example = "1576.20") String agree) {}

    /** What is missing, zero where a threshold is met. */
    @Schema(description = "还差多少，已达到的为 0。quorum 为还需参与的业主和面积；approval 为参与者中还需改为同意的业主和面积")
    record Missing(
            long quorumHeads,
            @Schema(example = "0.00") String quorumArea,
            long approvalHeads,
            @Schema(example = "0.00") String approvalArea) {}

    static TallyView of(Tally tally) {
        return new TallyView(
                new Heads(
                        tally.heads().total().longValueExact(),
                        tally.heads().participating().longValueExact(),
                        tally.heads().agree().longValueExact()),
                new Area(
                        tally.area().total().toPlainString(),
                        tally.area().participating().toPlainString(),
                        tally.area().agree().toPlainString()),
                tally.quorum(),
                tally.approval(),
                tally.passed(),
                new Missing(
                        tally.gap().quorumHeads().longValueExact(),
                        tally.gap().quorumArea().toPlainString(),
                        tally.gap().approvalHeads().longValueExact(),
                        tally.gap().approvalArea().toPlainString()));
    }
}
