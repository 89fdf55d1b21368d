package cn.tongxinqiao.access.web;

import io.github.bucket4j.TimeMeter;
import org.springframework.stereotype.Component;

/** The time of the rate limits, which a test may hold, so that nothing is refilled meanwhile. */
@Component
class StoppableTime implements TimeMeter {

    private volatile long heldAt;
    private volatile boolean held;
    private volatile long lost;

    synchronized void stop() {
        heldAt = currentTimeNanos();
        held = true;
    }

    synchronized void goOn() {
        lost = System.nanoTime() - heldAt;
        held = false;
    }

    @Override
    public long currentTimeNanos() {
        return held ? heldAt : System.nanoTime() - lost;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
