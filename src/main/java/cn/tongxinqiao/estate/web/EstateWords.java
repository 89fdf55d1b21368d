package cn.tongxinqiao.estate.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days and moments as people read them. */
record EstateWords(Clock clock) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** A point in time. */
    public String at(Instant instant) {
        return MINUTE.format(instant.atZone(clock.getZone()));
    }

    /** The first day of a stretch. */
    public String from(LocalDate day) {
        return day == null ? "首次登记" : day.toString();
    }

    /** The end of a stretch. */
    public String until(LocalDate day) {
        return day == null ? "至今" : day.toString();
    }

    /** Today, the latest day a form takes. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
