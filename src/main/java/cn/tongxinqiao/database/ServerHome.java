package cn.tongxinqiao.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory with the server's files, held by this program alone, and the account the server runs under. It is
 * {@code postgres} in the data directory, unless that account cannot get there; then a note in its place says where.
 */
final class ServerHome implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerHome.class);

    /** pg_ctl hands the path to a POSIX shell between double quotes. */
    private static final Pattern UNQUOTABLE = Pattern.compile("[\"$`\\\\\n\r]");

    private static final String PRIVATE = "rwx------";

    private final Path dataDirectory;
    private final Path nominal;
    private final Deque<DataDirectoryLock> locks = new ArrayDeque<>();
    private Path directory;
    private ServerAccount account = ServerAccount.own();

    private ServerHome(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.nominal = dataDirectory.resolve("postgres");
        this.directory = nominal;
    }

    /**
     * Finds or makes the directory.
     *
     * @throws DataDirectoryInUse when another program uses it
     * @throws DataDirectoryUnusable when no server can live there
     * @throws NoUnprivilegedAccount when running as root and no other account can be had
     */
    static ServerHome open(EmbeddedDatabaseOptions options) {
        Path wanted = options.dataDirectory().toAbsolutePath().normalize();
        try {
            ServerHome home = new ServerHome(makeDataDirectory(wanted));
            try {
                home.settle(options);
                return home;
            } catch (IOException | RuntimeException failure) {
                home.close();
                throw failure;
            }
        } catch (AccessDeniedException closed) {
            Path home = wanted.resolve("postgres");
            throw Files.exists(home)
                    ? DataDirectoryUnusable.ownedByAnother(home, ownerOf(home), closed)
                    : DataDirectoryUnusable.because(closed, wanted);
        } catch (IOException failure) {
            throw DataDirectoryUnusable.because(failure, wanted);
        }
    }

    /** Where the server's files are. */
    Path directory() {
        return directory;
    }

    ServerAccount account() {
        return account;
    }

    Path cluster() {
        return directory.resolve("cluster");
    }

    /** Has the entries of a directory written to the disk, so that a power failure cannot undo a rename in it. */
    static void flush(Path directory) throws IOException {
        if (ServerAccount.knowsOwners()) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        while (!locks.isEmpty()) {
            locks.pop().close();
        }
    }

    private void settle(EmbeddedDatabaseOptions options) throws IOException {
        if (ServerAccount.knowsOwners()
                && UNQUOTABLE.matcher(nominal.toString()).find()) {
            throw DataDirectoryUnusable.oddlyNamed(dataDirectory);
        }
        makePrivate(nominal);
        locks.push(DataDirectoryLock.take(nominal));
        if (Files.exists(note())) {
            moveTo(notedDirectory());
        }
        if (ServerAccount.knowsOwners()) {
            settleAccount(options);
        }
    }

    private void settleAccount(EmbeddedDatabaseOptions options) throws IOException {
        if (runsAsRoot()) {
            leaveRoot(options);
        } else if (Files.exists(cluster()) && !Files.isWritable(cluster())) {
            throw DataDirectoryUnusable.ownedByAnother(cluster(), ownerOf(cluster()), null);
        }
        // Copying a data directory easily loses the permissions the server insists on.
        closeToOthers(directory);
        if (Files.exists(cluster())) {
            closeToOthers(cluster());
        }
    }

    private static void closeToOthers(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(PRIVATE));
    }

    private void leaveRoot(EmbeddedDatabaseOptions options) throws IOException {
        AccountSearch search = new AccountSearch(options.privilegeDrops());
        Optional<ServerAccount> found = search.findFor(directory, dataDirectory);
        if (found.isEmpty() && search.shutOut().isPresent()) {
            found = Optional.of(settleElsewhere(options, search));
        }
        account = found.orElseThrow(() -> NoUnprivilegedAccount.reachableBy(search.attempts()));
        account.takeOver(directory);
        log.info("以 root 启动：数据库改由用户 {} 运行（{}）", account.name(), account.drop().orElseThrow());
    }

    private ServerAccount settleElsewhere(EmbeddedDatabaseOptions options, AccountSearch search) throws IOException {
        String shutOut = search.shutOut().orElseThrow().name();
        Path fallback = options.fallbackDirectory();
        // A cluster that is already here must not be passed over for an empty one elsewhere.
        if (!directory.equals(nominal) || Files.exists(cluster())) {
            throw DataDirectoryUnusable.closedTo(shutOut, directory);
        }
        try {
            makeReadable(fallback);
            Path elsewhere = fallback.resolve(fingerprint(dataDirectory));
            makePrivate(elsewhere);
            moveTo(elsewhere.toRealPath());
        } catch (IOException failure) {
            throw DataDirectoryUnusable.closedTo(shutOut, nominal, fallback, failure);
        }
        ServerAccount account = search.findFor(directory, directory)
                .orElseThrow(() -> DataDirectoryUnusable.closedTo(shutOut, nominal, fallback, null));
        Files.writeString(
                note(),
                directory.toString(),
                StandardOpenOption.CREATE,
                StandardOpenOption.SYNC,
                StandardOpenOption.WRITE);
        flush(nominal);
        log.warn("用户 {} 进不了 {}，数据库文件改放在 {}；备份和搬迁时请一并处理这个目录", shutOut, dataDirectory, directory);
        return account;
    }

    private void moveTo(Path other) throws IOException {
        locks.push(DataDirectoryLock.take(other));
        directory = other;
    }

    private Path note() {
        return nominal.resolve("location");
    }

    private Path notedDirectory() throws IOException {
        Path noted = Path.of(Files.readString(note(), StandardCharsets.UTF_8).strip());
        if (!Files.isDirectory(noted)) {
            throw DataDirectoryUnusable.movedAway(noted, note());
        }
        return noted;
    }

    private boolean runsAsRoot() throws IOException {
        Path mine = Files.createTempFile(nominal, "owner", null);
        try {
            return ServerAccount.uidOf(mine) == ServerAccount.ROOT;
        } finally {
            Files.delete(mine);
        }
    }

    private static Path makeDataDirectory(Path wanted) throws IOException {
        if (Files.notExists(wanted)) {
            Files.createDirectories(wanted);
            if (ServerAccount.knowsOwners()) {
                // Whatever the umask: root must let the server's account through, others have nothing to see here.
                boolean root = ServerAccount.uidOf(wanted) == ServerAccount.ROOT;
                Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString(root ? "rwx--x--x" : PRIVATE));
            }
        }
        return wanted.toRealPath();
    }

    private static void makePrivate(Path path) throws IOException {
        make(path, PRIVATE);
    }

    private static void makeReadable(Path path) throws IOException {
        make(path, "rwxr-xr-x");
    }

    private static void make(Path path, String permissions) throws IOException {
        if (Files.notExists(path)) {
            Files.createDirectories(path);
            if (ServerAccount.knowsOwners()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    private static String ownerOf(Path path) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException unknown) {
            return "?";
        }
    }

    private static String fingerprint(Path path) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
