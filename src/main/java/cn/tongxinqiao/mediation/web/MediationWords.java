package cn.tongxinqiao.mediation.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times of a mediation in words. */
@Component("mediationWords")
class MediationWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final Clock clock;

    MediationWords(Clock clock) {
        this.clock = clock;
    }

    /** A point in time, empty for null. */
    public String time(Instant moment) {
        return moment == null ? "" : MINUTE.format(moment.atZone(clock.getZone()));
    }

    /** A day, empty for null. */
    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** The last day of a limit that ends when that day does, empty for null. */
    public String lastDay(Instant end) {
        return end == null ? "" : DAY.format(end.minusSeconds(1).atZone(clock.getZone()));
    }

    /** Whether a moment has passed. */
    public boolean over(Instant moment) {
        return moment != null && !clock.instant().isBefore(moment);
    }

    /** Said or not, and what. */
    public String answer(Boolean answer) {
        return answer == null ? "… 还没有表态" : answer ? "✓ 同意" : "✗ 不同意";
    }
}
