package cn.tongxinqiao.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a running server notes its process. After a crash it names a process that is gone, or, since
 * process numbers come round again, somebody else's.
 */
record PostmasterFile(Path cluster) {

    private Path file() {
        return cluster.resolve("postmaster.pid");
    }

    boolean exists() {
        return Files.exists(file());
    }

    /** The process that serves this very cluster; empty when there is none. */
    Optional<ProcessHandle> server() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::serves);
    }

    /** Deletes the file; only when there is no {@link #server()}. */
    void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    private Optional<Long> pid() throws IOException {
        try {
            // Its bytes may be anything after a power failure, hence an encoding that takes anything.
            return Files.readString(file(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf);
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** pg_ctl starts the server with exactly these arguments; no other program has them. */
    private boolean serves(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        if (info.arguments().isPresent()) {
            return Arrays.asList(info.arguments().get()).equals(List.of("-D", cluster.toString()));
        }
        // Windows hides the arguments.
        return info.command()
                .filter(command -> command.endsWith("postgres.exe"))
                .isPresent();
    }
}
