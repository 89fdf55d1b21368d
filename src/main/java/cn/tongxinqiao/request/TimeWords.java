package cn.tongxinqiao.request;

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
