package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.CostShares;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** Shares as they go over the API: all figures as decimal text. */
record CostSharesView(
        List<Share> shares,

        @Schema(description = "各户合计（元），正好等于总额", example = "586000.00")
        String sum) {

    /** What one household pays. */
    record Share(
            @Schema(example = "301") String unit,

            @Schema(description = "系数；平均分摊为 1，约定比例为比例，约定金额没有", example = "1.0", nullable = true)
            String coefficient,

            @Schema(description = "分摊金额（元）", example = "17357.91")
            String amount) {}

    static CostSharesView of(CostShares shares) {
        return new CostSharesView(
                shares.shares().stream()
                        .map(share -> new Share(
                                share.unit(),
                                plain(share.coefficient()),
                                share.amount().toPlainString()))
                        .toList(),
                shares.sum().toPlainString());
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }
}
