package cn.tongxinqiao.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Makes, starts and stops the server of one cluster by PostgreSQL's own programs. pg_ctl detaches the server from the
 * terminal, so that Ctrl-C reaches this program alone and the server stops last.
 */
final class PostgresServer {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration PROGRESS = Duration.ofSeconds(5);
    private static final int START_ATTEMPTS = 10;
    private static final int LOG_TAIL = 20;

    /** Recovery takes as long as it takes; a dead server ends the wait at once. */
    private static final String WAIT_FOR_START_SECONDS = "86400";

    private static final String WAIT_FOR_STOP_SECONDS = "120";

    /** What a server says that cannot start only yet: its predecessor is still going, or the port was just taken. */
    private static final List<String> PASSING = List.of("still in use", "already in use", "already exists");

    private final ServerHome home;
    private final Path programs;
    private final Map<String, String> settings;

    /**
     * @param binaries what {@link ServerBinaries} unpacked
     * @param settings server settings by name, beyond the ones set here
     */
    PostgresServer(ServerHome home, Path binaries, Map<String, String> settings) {
        this.home = home;
        this.programs = binaries.resolve("bin");
        this.settings = settings;
    }

    boolean initialised() {
        return Files.exists(home.cluster());
    }

    /**
     * Makes the cluster, whole or not at all.
     *
     * @param superuser the name of the server's superuser
     * @param passwordFile holds his password
     */
    void initialise(String superuser, Path passwordFile) throws IOException {
        log.info("正在建立数据库……");
        removeUnfinished();
        Path unfinished = Files.createTempDirectory(home.directory(), "initdb-");
        home.account().takeOver(home.directory());
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + unfinished,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order on every system and in every version to come; see the ADR.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        if ("off".equals(settings.get("fsync"))) {
            arguments.add("--no-sync");
        }
        run("建立", "initdb", arguments);
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                "%ninclude '%s'%n".formatted(settingsFile().getFileName()),
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        Files.move(unfinished, home.cluster(), StandardCopyOption.ATOMIC_MOVE);
        ServerHome.flush(home.directory());
    }

    /**
     * Stops a server an earlier run left behind. A process that merely has the noted number is not touched.
     */
    void stopLeftover() throws IOException {
        PostmasterFile note = new PostmasterFile(home.cluster());
        Optional<ProcessHandle> leftover = note.server();
        if (leftover.isPresent()) {
            log.warn("上次程序被强行终止，数据库进程 {} 仍在运行，先停止它", leftover.get().pid());
            stop();
        } else if (note.exists()) {
            log.warn("上次数据库没有正常停止，启动时将自动恢复");
            note.delete();
        }
    }

    /**
     * Starts the server and waits, through crash recovery if need be, until it accepts connections.
     *
     * @return the port it listens on, at 127.0.0.1 only
     */
    int start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            stopLeftover();
            int port = freePort(attempt == 1);
            writeSettings(port);
            turnLogOver();
            try {
                pgCtl("启动", "start", "-l", logFile().toString(), "-t", WAIT_FOR_START_SECONDS);
                return port;
            } catch (ServerCommandFailed failure) {
                String said = logTail(LOG_TAIL);
                if (attempt == START_ATTEMPTS || PASSING.stream().noneMatch(said::contains)) {
                    throw said.isBlank() ? failure : ServerCommandFailed.saying("启动", said, home.directory());
                }
                pause();
            }
        }
    }

    /** Stops the server; connections still open are cut off, what they committed stays. */
    void stop() throws IOException {
        try {
            pgCtl("停止", "stop", "-m", "fast", "-t", WAIT_FOR_STOP_SECONDS);
        } catch (ServerCommandFailed failure) {
            if (new PostmasterFile(home.cluster()).server().isPresent()) {
                log.warn("数据库没有及时停止，改为立即停止；下次启动时自动恢复");
                pgCtl("停止", "stop", "-m", "immediate", "-t", WAIT_FOR_STOP_SECONDS);
            }
        }
    }

    private void pgCtl(String task, String verb, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(verb, "-D", home.cluster().toString(), "-w"));
        arguments.addAll(Arrays.asList(options));
        run(task, "pg_ctl", arguments);
    }

    private void run(String task, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(arguments);
        // A file, not a pipe: on some systems the server inherits it and a pipe would never end.
        Path output = home.directory().resolve("last-command.log");
        ProcessBuilder builder = new ProcessBuilder(home.account().commandLine(command))
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LD_LIBRARY_PATH"));
        builder.environment().put("LC_ALL", "C");
        if (waitFor(builder.start(), task) != 0) {
            throw ServerCommandFailed.saying(task, read(output), home.directory());
        }
    }

    private int waitFor(Process process, String task) throws IOException {
        try {
            long seconds = 0;
            while (!process.waitFor(PROGRESS.toSeconds(), TimeUnit.SECONDS)) {
                seconds += PROGRESS.toSeconds();
                log.info("数据库{}尚未完成，已等待 {} 秒。{}", task, seconds, logTail(1));
            }
            return process.exitValue();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw ServerCommandFailed.because(interruption, task, home.directory());
        }
    }

    private void writeSettings(int port) throws IOException {
        String text = settings.entrySet().stream()
                .map(setting -> "%s = '%s'%n".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
        Files.writeString(settingsFile(), """
                # Written anew at every start.
                listen_addresses = '127.0.0.1'
                port = %d
                # Sockets would need a short path everyone may enter; nobody uses them.
                unix_socket_directories = ''
                allow_alter_system = off
                timezone = 'Asia/Shanghai'
                log_timezone = 'Asia/Shanghai'
                log_startup_progress_interval = '5s'
                """.formatted(port) + text);
        home.account().takeOver(settingsFile());
    }

    /** The port of the last time when it is free, so that an operator's client finds the server again. */
    private int freePort(boolean lastOneWelcome) throws IOException {
        Path memory = home.directory().resolve("port");
        int remembered = 0;
        if (lastOneWelcome && Files.exists(memory)) {
            String noted = Files.readString(memory).strip();
            remembered = noted.matches("\\d{4,5}") ? Integer.parseInt(noted) : 0;
        }
        int port;
        try {
            port = bind(remembered);
        } catch (IOException | IllegalArgumentException taken) {
            port = bind(0);
        }
        Files.writeString(memory, Integer.toString(port));
        home.account().takeOver(memory);
        return port;
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(home.directory())) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith("initdb-")) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    private Path settingsFile() {
        return home.cluster().resolve("tongxinqiao.conf");
    }

    private Path logFile() {
        return home.directory().resolve("server.log");
    }

    private void turnLogOver() throws IOException {
        if (Files.exists(logFile())) {
            Files.move(logFile(), home.directory().resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String logTail(int lines) {
        List<String> all = read(logFile()).lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    private static String read(Path file) {
        try {
            // In whatever encoding the system speaks: this only ever informs a person.
            return Files.exists(file) ? new String(Files.readAllBytes(file), Charset.defaultCharset()) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
