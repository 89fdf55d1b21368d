package cn.tongxinqiao.replay;

import java.util.concurrent.TimeUnit;

/** Waits a little longer each time, because jobs in the server mostly need milliseconds, and sometimes seconds. */
final class Pause {

    private static final long SHORTEST = 4;
    private static final long LONGEST = 1000;

    private long millis = SHORTEST;

    void shorten() {
        millis = SHORTEST;
    }

    void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        millis = Math.min(LONGEST, millis * 3 / 2 + 1);
    }
}
