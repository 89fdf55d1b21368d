package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Try-it mode as a person runs it, in a Java of its own with a database of its own: killed while requests come in, started
 * again, stopped as it should be, started once more.
 */
class RestartIT {

    private static final int ENOUGH = 40;
    private static final Duration START = Duration.ofMinutes(3);

    private static final Duration CATCH_UP = Duration.ofMinutes(1);

    /** So long that nobody catches up by waiting for the end of a killed program's locks. */
    private static final Duration LOCK = Duration.ofMinutes(10);

    private final Queue<Receipt> acknowledged = new ConcurrentLinkedQueue<>();
    private Path directory;
    private int port;
    private Process program;
    private Caller caller;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("tongxinqiao-restart-").toRealPath();
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // The server runs under an account of its own when the tests run as root; it must find the way.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }
        port = freePort();
        caller = Caller.anonymous(port);
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        if (program != null) {
            program.destroyForcibly().waitFor();
        }
        Optional<ProcessHandle> server = server();
        server.ifPresent(ProcessHandle::destroyForcibly);
        server.ifPresent(process -> process.onExit().join());
        FileSystemUtils.deleteRecursively(directory);
    }

    @Test
    void losesNothingItAcknowledged() throws Exception {
        start();
        List<Thread> clerks = List.of(clerk(), clerk());
        clerks.forEach(Thread::start);
        await("enough requests", START, () -> acknowledged.size() >= ENOUGH);
        program.toHandle().destroyForcibly();
        program.waitFor();
        for (Thread clerk : clerks) {
            clerk.join();
        }

        start();
        assertThat(receipts()).allSatisfy(receipt -> assertThat(status(receipt)).isNotNull());
        await("every loop to go on", CATCH_UP, () -> receipts().stream()
                .allMatch(receipt -> "DISPATCHED".equals(status(receipt))));
        assertThat(caller.as("admin")
                        .get("/engine-rest/incident/count")
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        acknowledged.add(enter().orElseThrow());

        program.destroy();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).as("stops when asked").isTrue();
        assertThat(server()).as("and takes its database along").isEmpty();

        start();
        assertThat(receipts()).hasSizeGreaterThan(ENOUGH);
        await("the last one too", CATCH_UP, () -> receipts().stream()
                .allMatch(receipt -> "DISPATCHED".equals(status(receipt))));
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "cn.tongxinqiao.TongxinqiaoApplication",
                "--server.port=" + port,
                "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis(),
                "--tongxinqiao.data-dir=" + directory.resolve("data"));
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
        program = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        await("the application to be up", START, this::isUp);
    }

    private boolean isUp() {
        if (!program.isAlive()) {
            fail("the application ended by itself:\n" + tail());
        }
        try {
            return caller.get("/actuator/health").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Enters requests until the application is gone. */
    private Thread clerk() {
        return new Thread(() -> {
            Optional<Receipt> receipt;
            while ((receipt = enter()).isPresent()) {
                acknowledged.add(receipt.get());
            }
        });
    }

    private Optional<Receipt> enter() {
        try {
            Answer answer =
                    caller.as("clerk").post("/api/requests", Entry.atCounter().body());
            return answer.status() == 201
                    ? Optional.of(new Receipt(answer.text("number"), answer.text("token")))
                    : Optional.empty();
        } catch (UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private List<Receipt> receipts() {
        return new ArrayList<>(acknowledged);
    }

    private String status(Receipt receipt) {
        return caller.get("/api/requests/" + receipt.number() + "?token=" + receipt.token())
                .expect(200)
                .text("status");
    }

    private void await(String what, Duration most, BooleanSupplier condition) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for " + what + ":\n" + tail());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    /** The database's own process, which outlives a killed application. */
    private Optional<ProcessHandle> server() throws IOException {
        Path pid = directory.resolve("data/postgres/cluster/postmaster.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    /** Everything but the tests: their stand-ins would be found as parts of the application. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.replace('\\', '/').replaceAll("/$", "").endsWith("/test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Receipt(String number, String token) {}
}
