package cn.tongxinqiao.vote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Figures and times of a vote in words. Percentages are for reading only; nothing is decided by them. */
@Component
public class VoteWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final int PERCENT_DIGITS = 4;

    private final Clock clock;

    VoteWords(Clock clock) {
        this.clock = clock;
    }

    /**
     * A point in time.
     *
     * @param moment the moment, may be null
     * @return e.g. {@code 2026年11月20日 09:00}, empty for null
     */
    public String time(Instant moment) {
        return moment == null ? "" : MINUTE.format(moment.atZone(clock.getZone()));
    }

    /**
     * A part of a whole.
     *
     * @param part the part
     * @param whole the whole
     * @return e.g. {@code 23/35}
     */
    public String fraction(BigDecimal part, BigDecimal whole) {
        return part.toPlainString() + "/" + whole.toPlainString();
    }

    /**
     * A part of a whole in per cent, four digits after the point, rounded half up.
     *
     * @param part the part
     * @param whole the whole
     * @return e.g. {@code 65.7143%}; a dash when there is no whole
     */
    public String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "—"
                : part.movePointRight(2)
                                .divide(whole, PERCENT_DIGITS, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%";
    }

    /**
     * How many more owners must take part.
     *
     * @param gap what is missing
     * @return e.g. {@code 还差 2 户、137.50 ㎡}, {@code 已达到} when nothing is
     */
    public String quorumGap(Gap gap) {
        return missing(gap.quorumHeads(), gap.quorumArea());
    }

    /**
     * How many more of those who take part must agree.
     *
     * @param gap what is missing
     * @return as {@link #quorumGap}
     */
    public String approvalGap(Gap gap) {
        return missing(gap.approvalHeads(), gap.approvalArea());
    }

    /**
     * How many more must agree, as a vote stands.
     *
     * @param tally the count
     * @return as {@link #approvalGap(Gap)}; that nobody has taken part while nobody has
     */
    public String approvalGap(Tally tally) {
        return tally.heads().participating().signum() == 0 ? "还没有业主参与" : approvalGap(tally.gap());
    }

    private static String missing(BigDecimal heads, BigDecimal area) {
        boolean someHeads = heads.signum() > 0;
        boolean someArea = area.signum() > 0;
        if (!someHeads && !someArea) {
            return "已达到";
        }
        return "还差 " + (someHeads ? heads.toPlainString() + " 户" : "") + (someHeads && someArea ? "、" : "")
                + (someArea ? area.toPlainString() + " ㎡" : "");
    }

    /**
     * Why a vote failed, or that it passed.
     *
     * @param tally the count
     * @return a sentence
     */
    public String outcome(Tally tally) {
        if (tally.passed()) {
            return "通过：参与表决和同意的人数、面积都达到规定比例。";
        }
        if (!tally.quorum().both()) {
            return "未通过：参与表决的业主没有达到规定比例，" + quorumGap(tally.gap()) + "。";
        }
        return "未通过：参与达到规定比例，同意没有达到，" + approvalGap(tally.gap()) + "。";
    }

    /**
     * The figures of a count in one line, as recounts keep them.
     *
     * @param tally the count
     * @return e.g. {@code 参与 23/35 户、2088.60/2957.40 ㎡；同意 17/23 户、1576.20/2088.60 ㎡；未通过}
     */
    public String figures(Tally tally) {
        return "参与 " + fraction(tally.heads().participating(), tally.heads().total()) + " 户、"
                + fraction(tally.area().participating(), tally.area().total()) + " ㎡；同意 "
                + fraction(tally.heads().agree(), tally.heads().participating()) + " 户、"
                + fraction(tally.area().agree(), tally.area().participating()) + " ㎡；"
                + (tally.passed() ? "通过" : "未通过");
    }
}
