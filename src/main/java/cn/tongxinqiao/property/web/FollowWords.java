package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.Rectification;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times of rectifications and exits in words. */
@Component("propertyFollowWords")
class FollowWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final Clock clock;

    FollowWords(Clock clock) {
        this.clock = clock;
    }

    /** A point in time, empty for null. */
    public String time(Instant moment) {
        return moment == null ? "" : MINUTE.format(moment.atZone(clock.getZone()));
    }

    /** Whether an item was answered after its day. */
    public boolean late(Rectification.Item item) {
        return item.answeredAt() != null
                && item.answeredAt().atZone(clock.getZone()).toLocalDate().isAfter(item.byDay());
    }

    /** A day, empty for null. */
    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
