package cn.tongxinqiao.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Enters recorded messages through the public API, plays every clerk through the engine's REST API until each case has
 * ended, and reports how many ended in which state and how long it took.
 */
public final class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Arguments arguments;
    private final Server server;
    private final Inspection inspection;
    private final Tally tally = new Tally();
    private final PrintStream screen;
    private final PrintStream report;

    Replay(Arguments arguments, PrintStream screen, PrintStream report) {
        this.arguments = arguments;
        this.server = new Server(arguments.base(), arguments.password());
        this.inspection = new Inspection(server);
        this.screen = screen;
        this.report = report;
    }

    /**
     * Runs the tool; see {@code bench/replay}.
     *
     * @param words command line
     * @throws InterruptedException when the run is interrupted
     */
    public static void main(String... words) throws InterruptedException {
        System.exit(run(System.err, System.out, words));
    }

    static int run(PrintStream screen, PrintStream report, String... words) throws InterruptedException {
        try {
            return new Replay(Arguments.parse(words), screen, report).run();
        } catch (Arguments.WrongUsage e) {
            screen.println("replay: " + e.getMessage() + "\n" + Arguments.USAGE);
        } catch (Message.Unreadable | IOException e) {
            screen.println("replay: " + e);
        }
        return 2;
    }

    private int run() throws IOException, InterruptedException {
        List<Message> messages = Message.read(arguments.in(), arguments.limit());
        String obstacle = inspection.whyNotReady();
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
        int incidentsBefore = inspection.openIncidents();
        if (incidentsBefore > 0) {
            screen.println("replay: " + incidentsBefore + " incidents are open before the run");
        }
        long startedAt = System.nanoTime();
        drive(messages, startedAt);
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        return new Report(inspection, report)
                .print(tally, messages.size(), seconds, server.calls(), arguments.threads());
    }

    private void drive(List<Message> messages, long startedAt) throws IOException, InterruptedException {
        Queue<Message> waiting = new ConcurrentLinkedQueue<>(messages);
        long giveUpAt = startedAt + arguments.longest().toNanos();
        CountDownLatch working = new CountDownLatch(arguments.threads());
        try (Writer list = Files.newBufferedWriter(arguments.out(), StandardCharsets.UTF_8)) {
            List<Thread> workers = new ArrayList<>();
            for (int i = 1; i <= arguments.threads(); i++) {
                Thread worker = new Thread(() -> work(waiting, giveUpAt, list, working), "worker-" + i);
                worker.setDaemon(true);
                workers.add(worker);
            }
            workers.forEach(Thread::start);
            ProgressLine line = new ProgressLine(screen, messages.size(), startedAt);
            while (!working.await(line.everySeconds(), TimeUnit.SECONDS)) {
                line.show(tally);
            }
            line.close(tally);
        }
    }

    private void work(Queue<Message> waiting, long giveUpAt, Writer list, CountDownLatch working) {
        try {
            for (Message message = waiting.poll(); message != null; message = waiting.poll()) {
                Result result = new CaseRun(server, tally, message, giveUpAt).drive();
                tally.add(result);
                write(list, result);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            screen.println("replay: the list cannot be written: " + e);
        } finally {
            working.countDown();
        }
    }

    private static void write(Writer list, Result result) throws IOException {
        String line = JSON.writeValueAsString(result.listed());
        synchronized (list) {
            list.write(line);
            list.write('\n');
            list.flush();
        }
    }
}
