package cn.tongxinqiao.replay;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how far the run is: one line that rewrites itself on a terminal, a line now and then elsewhere. */
final class ProgressLine {

    private final PrintStream screen;
    private final boolean terminal = Boolean.getBoolean("replay.terminal");
    private final int total;
    private final long startedAt;

    ProgressLine(PrintStream screen, int total, long startedAt) {
        this.screen = screen;
        this.total = total;
        this.startedAt = startedAt;
    }

    long everySeconds() {
        return terminal ? 1 : 15;
    }

    void show(Tally tally) {
        int finished = tally.size();
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        screen.print((terminal ? "\r" : "")
                + String.format(
                        Locale.ROOT,
                        "%d of %d cases, %.1f a second, %d stuck, %d conflicts",
                        finished,
                        total,
                        finished / seconds,
                        tally.failed(),
                        tally.conflicts())
                + (terminal ? "   " : System.lineSeparator()));
        screen.flush();
    }

    void close(Tally tally) {
        show(tally);
        if (terminal) {
            screen.println();
        }
    }
}
