package cn.tongxinqiao.property;

import java.math.BigDecimal;

/** Figures of the report as people read them. */
public final class ReportWords {

    private static final String UNKNOWN = "—";

    /** For pages, which call its methods. */
    public ReportWords() {}

    /** A rate. */
    public String rate(BigDecimal rate) {
        return rate == null ? UNKNOWN : rate.toPlainString() + "%";
    }

    /** A count. */
    public String count(Long count) {
        return count == null ? UNKNOWN : count.toString();
    }

    /** Change of the fee-collection rate, with its name. */
    public String feeChange(PropertyReport.Line line, ReportBase base) {
        ReportSums before = line.before().get(base);
        return change(base, line.now().feeChange(before), " 个百分点", line.now().feeCompounds() != before.feeCompounds());
    }

    /** Change of the praise rate, with its name. */
    public String praiseChange(PropertyReport.Line line, ReportBase base) {
        ReportSums before = line.before().get(base);
        return change(
                base,
                line.now().praiseChange(before),
                " 个百分点",
                line.now().praiseCompounds() != before.praiseCompounds());
    }

    /** Change of the complaints, with its name. */
    public String complaintChange(PropertyReport.Line line, ReportBase base) {
        ReportSums before = line.before().get(base);
        return change(
                base,
                line.now().complaintChange(before),
                "%",
                line.now().complaintCompounds() != before.complaintCompounds());
    }

    /** How many compounds a figure is made of. */
    public String of(int known, ReportSums sums) {
        return known + "/" + sums.compounds() + " 个小区";
    }

    private static String change(ReportBase base, BigDecimal change, String unit, boolean others) {
        if (change == null) {
            return base.label() + " " + UNKNOWN;
        }
        String sign = change.signum() > 0 ? "+" : "";
        return base.label() + " " + sign + change.toPlainString() + unit + (others ? "*" : "");
    }
}
