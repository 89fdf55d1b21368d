package cn.tongxinqiao.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's program files, which come as an archive on the class path and are unpacked once per version. */
final class ServerBinaries {

    private static final Logger log = LoggerFactory.getLogger(ServerBinaries.class);
    private static final String PREFIX = "server-";
    private static final int EXECUTABLE = 0100;

    private ServerBinaries() {}

    /**
     * Unpacks the program files unless they are there complete.
     *
     * @param parent the directory to unpack into, must exist
     * @return the directory that holds {@code bin}, {@code lib} and {@code share}
     * @throws ServerBinariesMissing when the class path has none for this machine
     */
    static Path unpackInto(Path parent) throws IOException {
        URL archive = archiveFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path directory = parent.resolve(PREFIX + fingerprint(archive));
        if (isComplete(directory)) {
            return directory;
        }
        log.info("正在解压 PostgreSQL 程序文件（每个版本只做一次）……");
        removeOthers(parent);
        Path fresh = Files.createTempDirectory(parent, PREFIX);
        unpack(archive, fresh);
        Files.writeString(sizeNote(fresh), Long.toString(sizeOf(fresh)));
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        return directory;
    }

    /** The archive for an operating system and processor by their Java names. */
    static URL archiveFor(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : os;
        String processor =
                switch (osArch.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> osArch;
                };
        String name = "postgres-" + system + "-" + processor + ".txz";
        URL archive = ServerBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw ServerBinariesMissing.forPlatform(name);
        }
        return archive;
    }

    /** A power failure soon after unpacking can leave empty files behind, so presence alone proves nothing. */
    private static boolean isComplete(Path directory) throws IOException {
        return Files.exists(sizeNote(directory))
                && Files.readString(sizeNote(directory)).equals(Long.toString(sizeOf(directory)));
    }

    private static Path sizeNote(Path directory) {
        return directory.resolve("unpacked-size");
    }

    private static long sizeOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.equals(sizeNote(directory)))
                    .flatMapToLong(file -> LongStream.of(file.toFile().length()))
                    .sum();
        }
    }

    private static void removeOthers(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith(PREFIX) && Files.isDirectory(entry)) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    private static void unpack(URL archive, Path directory) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, directory);
            }
        }
        setPermissions(directory, "rwxr-xr-x");
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            makeDirectories(target, directory);
            return;
        }
        makeDirectories(target.getParent(), directory);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            setPermissions(target, (entry.getMode() & EXECUTABLE) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        }
    }

    private static void makeDirectories(Path target, Path root) throws IOException {
        if (!target.equals(root) && Files.notExists(target)) {
            makeDirectories(target.getParent(), root);
            Files.createDirectory(target);
            setPermissions(target, "rwxr-xr-x");
        }
    }

    private static void setPermissions(Path path, String permissions) throws IOException {
        if (ServerAccount.knowsOwners()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static String fingerprint(URL archive) throws IOException {
        try (InputStream content = archive.openStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
