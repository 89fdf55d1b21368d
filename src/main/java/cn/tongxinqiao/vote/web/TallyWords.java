package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.vote.Count;
import cn.tongxinqiao.vote.Share;
import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.TallyUnit;
import cn.tongxinqiao.vote.Thresholds;
import cn.tongxinqiao.vote.VoteMatter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A count in words. */
record TallyWords(VoteMatter matter, Thresholds thresholds, Tally tally, List<TallyUnit> homes) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * One threshold.
     *
     * @param what what must be reached
     * @param fraction the exact share
     * @param percent the same in percent, rounded, for reading only; null when there is nothing to take a share of
     * @param needed what it must be
     * @param met whether it is
     */
    record Line(String what, String fraction, String percent, String needed, boolean met) {}

    public List<Line> lines() {
        Count heads = tally.heads();
        Count area = tally.area();
        return List.of(
                line(
                        "参与人数",
                        heads.participating(),
                        heads.total(),
                        thresholds.quorumHeads(),
                        tally.quorum().heads()),
                line(
                        "参与面积",
                        area.participating(),
                        area.total(),
                        thresholds.quorumArea(),
                        tally.quorum().area()),
                line(
                        "同意人数",
                        heads.agree(),
                        heads.participating(),
                        thresholds.approvalHeads(),
                        tally.approval().heads()),
                line(
                        "同意面积",
                        area.agree(),
                        area.participating(),
                        thresholds.approvalArea(),
                        tally.approval().area()));
    }

    private static Line line(String what, BigDecimal part, BigDecimal whole, Share needed, boolean met) {
        return new Line(
                what,
                part.toPlainString() + " / " + whole.toPlainString(),
                whole.signum() == 0 ? null : "约 " + part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP) + "%",
                needed.text(),
                met);
    }

    /** What is missing, in sentences; empty when nothing is. */
    public List<String> missing() {
        List<String> sentences = new ArrayList<>();
        add(sentences, "参与的还差 ", tally.gap().quorumHeads(), tally.gap().quorumArea());
        add(sentences, "参与的人里，同意的还差 ", tally.gap().approvalHeads(), tally.gap().approvalArea());
        return sentences;
    }

    private static void add(List<String> sentences, String of, BigDecimal heads, BigDecimal area) {
        List<String> amounts = new ArrayList<>();
        if (heads.signum() > 0) {
            amounts.add(heads.toPlainString() + " 户");
        }
        if (area.signum() > 0) {
            amounts.add(area.toPlainString() + " ㎡");
        }
        if (!amounts.isEmpty()) {
            sentences.add(of + String.join("、", amounts) + "。");
        }
    }
}
