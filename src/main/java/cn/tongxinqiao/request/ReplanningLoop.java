package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.WorkCalendarChanged;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps limits counted by the newest calendar and table: at once after a change here, soon after one elsewhere. */
@Component
class ReplanningLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplanningLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Replanning replanning;
    private final boolean enabled;
    private final Duration every;
    private final Object bell = new Object();
    private Thread thread;
    private volatile boolean running;
    private boolean rung;

    ReplanningLoop(
            Replanning replanning,
            @Value("${tongxinqiao.replanning.enabled:true}") boolean enabled,
            @Value("${tongxinqiao.replanning.check-every:10s}") Duration every) {
        this.replanning = replanning;
        this.enabled = enabled;
        this.every = every;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void wake(WorkCalendarChanged changed) {
        ring();
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = new Thread(this::run, "replanning");
        thread.setDaemon(true);
        thread.start();
    }

    /** The case at hand is finished; the rest of a run goes on after the next start, or on another node. */
    @Override
    public synchronized void stop() {
        running = false;
        ring();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            boolean more = false;
            try {
                more = replanning.step(() -> running);
            } catch (RuntimeException e) {
                LOG.warn("counting limits again failed, trying again soon", e);
            }
            if (!more) {
                rest();
            }
        }
    }

    void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private void rest() {
        synchronized (bell) {
            if (!rung && running) {
                try {
                    bell.wait(every.toMillis());
                } catch (InterruptedException e) {
                    running = false;
                    Thread.currentThread().interrupt();
                }
            }
            rung = false;
        }
    }
}
