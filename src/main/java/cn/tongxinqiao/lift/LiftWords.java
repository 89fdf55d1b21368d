package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and money as people read them, and days as they may be entered. */
final class LiftWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private LiftWords() {}

    static LocalDate past(String name, LocalDate day, Clock clock) {
        if (day == null) {
            throw LiftCaseRefused.because("“" + name + "”必填。");
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw LiftCaseRefused.because("“" + name + "”不能晚于今天。");
        }
        return day;
    }

    static String time(Instant at, Clock clock) {
        return at == null ? "" : MINUTE.format(at.atZone(clock.getZone()));
    }

    static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    static String yuan(BigDecimal amount) {
        return amount == null ? "" : String.format(Locale.CHINA, "%,.2f", amount);
    }
}
