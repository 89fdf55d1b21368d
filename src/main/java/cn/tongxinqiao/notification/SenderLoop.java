package cn.tongxinqiao.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps the sender going on threads of its own: at once after a letter was written, and every few seconds anyway. */
@Component
class SenderLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SenderLoop.class);

    private final LetterSender sender;
    private final MailSettings settings;
    private final Object bell = new Object();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private long rings;

    SenderLoop(LetterSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void wake(LettersWaiting letters) {
        if (letters.byHand()) {
            sender.resume();
        }
        ring();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.sending() && sender.hasServer();
    }

    @Override
    public void start() {
        running = true;
        for (int i = 1; i <= settings.threads(); i++) {
            Thread thread = new Thread(this::run, "letters-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Waits for letters that are on the way; one that cannot wait so long is sent again after the next start. */
    @Override
    public void stop() {
        running = false;
        ring();
        Duration patience = settings.connectTimeout().plus(settings.readTimeout());
        for (Thread thread : threads) {
            try {
                thread.join(patience.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            long heard = rings();
            switch (stepSafely()) {
                case IDLE, PAUSED -> rest(heard);
                default -> {
                    // The next one may be due already.
                }
            }
        }
    }

    private LetterSender.Step stepSafely() {
        try {
            return sender.step();
        } catch (RuntimeException e) {
            LOG.warn("sending letters failed, trying again soon", e);
            return LetterSender.Step.PAUSED;
        }
    }

    private void ring() {
        synchronized (bell) {
            rings++;
            bell.notifyAll();
        }
    }

    private long rings() {
        synchronized (bell) {
            return rings;
        }
    }

    private void rest(long heard) {
        synchronized (bell) {
            if (rings == heard && running) {
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
