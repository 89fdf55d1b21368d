package cn.tongxinqiao.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of this program's own, with its database. The program signs in as an owner of that database, not
 * as the superuser: what works here works on a properly kept server.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "tongxinqiao";
    private static final String SUPERUSER = "postgres";
    private static final int PASSWORD_BYTES = 24;

    private final ServerHome home;
    private final PostgresServer server;
    private final String password;
    private final int port;
    private boolean closed;

    private EmbeddedDatabase(ServerHome home, PostgresServer server, String password, int port) {
        this.home = home;
        this.server = server;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts the server, making or recovering what is necessary, and returns when it can be used.
     *
     * @throws EmbeddedDatabaseUnavailable when it cannot be used, with the reason and a remedy in Chinese
     */
    static EmbeddedDatabase start(EmbeddedDatabaseOptions options) {
        ServerHome home = ServerHome.open(options);
        try {
            EmbeddedDatabase database = start(home, options);
            log.info("数据库已启动：{}，数据在 {}", database.url(), home.directory());
            return database;
        } catch (IOException failure) {
            close(home);
            throw ServerCommandFailed.because(failure, "启动", home.directory());
        } catch (RuntimeException failure) {
            close(home);
            throw failure;
        }
    }

    private static EmbeddedDatabase start(ServerHome home, EmbeddedDatabaseOptions options) throws IOException {
        Path binaries = ServerBinaries.unpackInto(options.binariesDirectory().orElse(home.directory()));
        home.account().takeOver(home.directory());
        PostgresServer server = new PostgresServer(home, binaries, options.settings());
        String password = initialise(home, server);
        EmbeddedDatabase database = new EmbeddedDatabase(home, server, password, server.start());
        try {
            database.makeDatabase(NAME);
            return database;
        } catch (SQLException failure) {
            server.stop();
            throw ServerCommandFailed.because(failure, "启动", home.directory());
        }
    }

    private static String initialise(ServerHome home, PostgresServer server) throws IOException {
        Path file = home.directory().resolve("password");
        if (server.initialised()) {
            if (Files.notExists(file)) {
                throw DataDirectoryUnusable.withoutPassword(file);
            }
            return Files.readString(file).strip();
        }
        String password = newPassword();
        writeSecretly(file, password);
        server.initialise(SUPERUSER, file);
        return password;
    }

    /** The JDBC URL of the program's database. */
    String url() {
        return urlOf(NAME);
    }

    /** The JDBC URL of a database made by {@link #makeDatabase(String)}. */
    String urlOf(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true&sslmode=disable".formatted(port, name);
    }

    /** The owner of the databases. */
    String username() {
        return NAME;
    }

    String password() {
        return password;
    }

    /**
     * Makes a database unless it exists.
     *
     * @param name a plain SQL name
     */
    void makeDatabase(String name) throws SQLException {
        try (Connection connection = connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '%s'".formatted(NAME))) {
                statement.execute("create role %s login password '%s'".formatted(NAME, password));
            }
            if (!exists(statement, "select 1 from pg_database where datname = '%s'".formatted(name))) {
                statement.execute("create database %s owner %s".formatted(name, NAME));
            }
        }
    }

    /** Stops the server and lets go of the data directory. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.stop();
            log.info("数据库已停止");
        } catch (IOException | RuntimeException failure) {
            log.error("数据库没有正常停止，下次启动时将自动处理", failure);
        } finally {
            close(home);
        }
    }

    private static void close(ServerHome home) {
        try {
            home.close();
        } catch (IOException failure) {
            log.warn("数据目录的锁没有正常释放", failure);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connectAsSuperuser() throws SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(urlOf(SUPERUSER));
        server.setUser(SUPERUSER);
        server.setPassword(password);
        return server.getConnection();
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void writeSecretly(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (ServerAccount.knowsOwners()) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }
}
