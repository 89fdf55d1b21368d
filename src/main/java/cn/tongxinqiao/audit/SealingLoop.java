package cn.tongxinqiao.audit;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the chain close behind the entries. Every node may run it: the lock lets one write at a time. */
@Component
class SealingLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealingLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Chain chain;
    private final DailyCare care;
    private final Refusals refusals;
    private final AuditSettings settings;
    private final Object bell = new Object();
    private volatile boolean running;
    private Thread thread;

    SealingLoop(Chain chain, DailyCare care, Refusals refusals, AuditSettings settings) {
        this.chain = chain;
        this.care = care;
        this.refusals = refusals;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.sealing();
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "audit-chain");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        synchronized (bell) {
            bell.notifyAll();
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        safely(() -> refusals.write(true));
        safely(chain::seal);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            safely(() -> refusals.write(false));
            safely(this::sealAll);
            safely(care::careIfDue);
            rest();
        }
    }

    private void sealAll() {
        int sealed;
        do {
            sealed = chain.seal();
        } while (running && sealed == settings.batch());
    }

    private static void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("the audit chain waits, trying again soon", e);
        }
    }

    private void rest() {
        synchronized (bell) {
            if (running) {
                try {
                    bell.wait(settings.poll().toMillis());
                } catch (InterruptedException e) {
                    running = false;
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
