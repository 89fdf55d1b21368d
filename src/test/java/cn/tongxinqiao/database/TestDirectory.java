package cn.tongxinqiao.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/**
 * Temporary directories a server's account can enter: JUnit's own are closed to it when the tests run as root. Each is
 * locked while in use, so that a later run can tell what a killed one left behind.
 */
final class TestDirectory {

    private static final String PREFIX = "tongxinqiao-test-";
    private static final Map<Path, DataDirectoryLock> LOCKS = new ConcurrentHashMap<>();
    private static final Deque<Runnable> AT_EXIT = new ArrayDeque<>();
    private static Path binaries;

    private TestDirectory() {}

    static Path make() {
        try {
            Path directory = Files.createTempDirectory(PREFIX).toRealPath();
            if (ServerAccount.knowsOwners()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            }
            LOCKS.put(directory, DataDirectoryLock.take(directory));
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes a cluster ahead of a test, without the time it takes to flush one to the disk. */
    static void makeCluster(Path data) {
        EmbeddedDatabase.start(EmbeddedDatabaseOptions.durableIn(data)
                        .withBinariesDirectory(binaries())
                        .withSettings(Map.of("fsync", "off")))
                .close();
    }

    static void delete(Path directory) {
        try (DataDirectoryLock lock = LOCKS.remove(directory)) {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One place for the program files, so that they are unpacked once per run and not once per data directory. */
    static synchronized Path binaries() {
        if (binaries == null) {
            removeAbandoned();
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

    private static void removeAbandoned() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path sibling : siblings) {
                removeIfAbandoned(sibling);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void removeIfAbandoned(Path directory) {
        if (Files.notExists(directory.resolve("lock"))) {
            return;
        }
        try (DataDirectoryLock lock = DataDirectoryLock.take(directory);
                DirectoryStream<Path> children = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path child : children) {
                new PostmasterFile(child.toRealPath().resolve("postgres").resolve("cluster"))
                        .server()
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
            FileSystemUtils.deleteRecursively(directory);
        } catch (DataDirectoryInUse | IOException stillUsedOrNotOurs) {
            return;
        }
    }
}
