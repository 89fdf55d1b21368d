package cn.tongxinqiao.lift.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Figures and moments as the pages of schemes say them. */
record SchemeWords(Clock clock) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.CHINA);

    /** Yuan to the fen, or finer where the amount is; a dash for nothing. */
    public String yuan(BigDecimal amount) {
        return amount == null ? "—" : format("#,##0.00####").format(amount);
    }

    /** Who pays whom: the amount, and in words where the home is paid. */
    public String net(BigDecimal amount) {
        if (amount == null) {
            return "—";
        }
        return amount.signum() < 0 ? "收 " + yuan(amount.negate()) : yuan(amount);
    }

    /** A difference with its sign. */
    public String difference(BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        return amount.signum() == 0 ? "±0" : (amount.signum() > 0 ? "+" : "−") + yuan(amount.abs());
    }

    /** A figure without needless zeros; a dash for nothing. */
    public String figure(BigDecimal figure) {
        return figure == null ? "—" : figure.toPlainString();
    }

    /** A moment. */
    public String at(Instant moment) {
        return moment == null ? "" : MINUTE.format(moment.atZone(clock.getZone()));
    }

    /** A moment as a field of a browser has it. */
    public String typed(Instant moment) {
        return moment == null
                ? ""
                : moment.atZone(clock.getZone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
