package cn.tongxinqiao.organization;

import cn.tongxinqiao.organization.TextTable.Row;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Data of the demo that is made when the application starts in try-it mode, and only then: in one transaction, before the web
 * server. What is there already is left as it is, so every start may come here.
 */
public abstract class DemoData implements SmartLifecycle {

    private final TryItMode mode;
    private final TransactionTemplate transaction;
    private final int phase;
    private boolean running;

    /**
     * For a room's own data.
     *
     * @param mode whether this is a trial
     * @param transaction in which it is made
     * @param phase 0 for what stands by itself, one more than what it builds on for all else
     */
    protected DemoData(TryItMode mode, TransactionTemplate transaction, int phase) {
        this.mode = mode;
        this.transaction = transaction;
        this.phase = phase;
    }

    /** Makes what is not there yet. */
    protected abstract void load();

    /**
     * Reads a table that comes with the application.
     *
     * @param location of the resource
     * @return its rows
     * @throws java.io.UncheckedIOException when it is not there
     */
    protected static List<Row> read(String location) {
        return TextTable.read(new DefaultResourceLoader().getResource(location), location);
    }

    @Override
    public final void start() {
        running = true;
        if (mode.isOn()) {
            transaction.executeWithoutResult(status -> load());
        }
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
