package cn.tongxinqiao.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What all workers know together while a run goes on. */
final class Tally {

    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder lostCalls = new LongAdder();
    private final List<Result> results = new ArrayList<>();
    private int failed;
    private volatile boolean givenUp;

    void joined(String number) {
        open.add(number);
    }

    void left(String number) {
        if (number != null) {
            open.remove(number);
        }
    }

    /** Some case that is open now, other than the one named; null when there is none. */
    String anotherOpenCase(String number) {
        return open.stream().filter(other -> !other.equals(number)).findFirst().orElse(null);
    }

    void conflict() {
        conflicts.increment();
    }

    void lostCall() {
        lostCalls.increment();
    }

    /** The application is gone; no case can go on. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    long conflicts() {
        return conflicts.sum();
    }

    long lostCalls() {
        return lostCalls.sum();
    }

    synchronized void add(Result result) {
        results.add(result);
        if (!result.isEnded()) {
            failed++;
        }
    }

    synchronized List<Result> results() {
        return List.copyOf(results);
    }

    synchronized int size() {
        return results.size();
    }

    synchronized int failed() {
        return failed;
    }
}
