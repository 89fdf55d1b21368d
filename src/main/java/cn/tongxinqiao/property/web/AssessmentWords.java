package cn.tongxinqiao.property.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and figures as the pages of the assessments write them. */
public final class AssessmentWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.CHINA);

    private final Clock clock;

    AssessmentWords(Clock clock) {
        this.clock = clock;
    }

    /** A moment; empty for null. */
    public String at(Instant moment) {
        return moment == null ? "" : MINUTE.format(moment.atZone(clock.getZone()));
    }

    /** A figure without needless zeros; a dash for null. */
    public String figure(BigDecimal figure) {
        return figure == null ? "—" : figure.stripTrailingZeros().toPlainString();
    }
}
