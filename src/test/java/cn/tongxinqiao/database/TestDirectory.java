package cn.tongxinqiao.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Temporary directories a server's account can enter: JUnit's own are closed to it when the tests run as root.
 */
final class TestDirectory {

    private static final String PREFIX = "tongxinqiao-test-";
    private static final Deque<Runnable> AT_EXIT = new ArrayDeque<>();
    private static Path binaries;

    private TestDirectory() {}

    static Path make() {
        try {
            Path directory = Files.createTempDirectory(PREFIX).toRealPath();
            if (ServerAccount.knowsOwners()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            }
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One place for the program files, so that they are unpacked once per run and not once per data directory. */
    static synchronized Path binaries() {
        if (binaries == null) {
            binaries = make();
            atExit(() -> delete(binaries));
        }
        return binaries;
    }

    /** Has something done when the run ends, the latest first: no server loses the program files it runs from. */
    static synchronized void atExit(Runnable action) {
        if (AT_EXIT.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> AT_EXIT.forEach(Runnable::run)));
        }
        AT_EXIT.push(action);
    }

    /** Stops and deletes what test runs left behind that were killed. */
    static void removeAbandoned() {
        try (Stream<Path> siblings = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            List<Path> candidates = siblings.filter(
                            path -> path.getFileName().toString().startsWith(PREFIX))
                    .toList();
            for (Path candidate : candidates) {
                removeIfAbandoned(candidate);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void removeIfAbandoned(Path directory) {
        Path home = directory.resolve("data").resolve("postgres");
        if (Files.notExists(home.resolve("lock"))) {
            return;
        }
        try (DataDirectoryLock lock = DataDirectoryLock.take(home)) {
            new PostmasterFile(home.toRealPath().resolve("cluster")).server().ifPresent(ProcessHandle::destroyForcibly);
            FileSystemUtils.deleteRecursively(directory);
        } catch (DataDirectoryInUse inUse) {
            return;
        } catch (IOException anothers) {
            return;
        }
    }
}
