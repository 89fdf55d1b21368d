package cn.tongxinqiao.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/** Percentiles of times, by nearest rank. */
record Percentiles(long[] sortedNanos) {

    static Percentiles of(LongStream nanos) {
        long[] sorted = nanos.toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** The time in milliseconds that this share of all did not exceed; 0 when there was none. */
    double millis(double share) {
        if (sortedNanos.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms", millis(0.50), millis(0.95), millis(0.99));
    }
}
