package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.TimeWords;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Moments and lengths as the pages of the time ledger say them. */
record LedgerWords(Clock clock) {

    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** A moment; the year only where it is another. */
    public String at(OffsetDateTime moment) {
        boolean thisYear = moment.getYear() == OffsetDateTime.now(clock).getYear();
        return (thisYear ? THIS_YEAR : OTHER_YEAR).format(moment);
    }

    /** A length by the clock. */
    public String length(long seconds) {
        return TimeWords.of(seconds);
    }

    /** A length of working time. */
    public String working(long seconds, boolean provisional) {
        return TimeWords.working(seconds) + (provisional ? "（暂定）" : "");
    }
}
