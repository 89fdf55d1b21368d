package cn.tongxinqiao.request;

import java.time.Duration;
import java.time.Instant;

/** Lengths of time as people say them. */
public final class TimeWords {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TimeWords() {}

    /**
     * Says a length by the clock, a day having 24 hours.
     *
     * @param seconds how long, not negative
     * @return such as 1 天 3 小时 20 分; below a minute 不到 1 分
     */
    public static String of(long seconds) {
        return words(seconds / DAY, seconds % DAY);
    }

    /**
     * Says a length by the clock as one would in passing: from a day on without minutes.
     *
     * @param seconds how long, not negative
     * @return such as 1 天 3 小时 or 3 小时 20 分
     */
    public static String roughly(long seconds) {
        return of(seconds < DAY ? seconds : seconds - seconds % HOUR);
    }

    /**
     * Says how far a limit is away, by the clock.
     *
     * @param due the limit
     * @param now the moment it is said
     * @return such as 剩 1 天 3 小时, or 超期 20 分 once it has passed
     */
    public static String left(Instant due, Instant now) {
        long seconds = Duration.between(now, due).toSeconds();
        return (due.isBefore(now) ? "超期 " : "剩 ") + roughly(Math.abs(seconds));
    }

    /**
     * Says a length of working time, in hours however many.
     *
     * @param seconds how long, not negative
     * @return such as 27 小时 20 分; nothing at all is 0 分
     */
    public static String working(long seconds) {
        return seconds == 0 ? "0 分" : words(0, seconds);
    }

    private static String words(long days, long rest) {
        StringBuilder words = new StringBuilder();
        append(words, days, "天");
        append(words, rest / HOUR, "小时");
        append(words, rest % HOUR / MINUTE, "分");
        return words.isEmpty() ? "不到 1 分" : words.toString();
    }

    private static void append(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}
