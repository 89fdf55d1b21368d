package cn.tongxinqiao.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.Assert;

/**
 * Gives every Spring context of the tests a fresh, empty database. All of them are on one server: the one named by
 * {@code SPRING_DATASOURCE_URL}, else an embedded PostgreSQL started with the first and stopped with the run. The
 * context gets a data directory of its own too.
 *
 * <p>On a server named by {@code SPRING_DATASOURCE_URL} the user must be allowed to create databases; what is in the
 * named database itself is not touched. The databases are dropped in the end.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern DATABASE_IN_URL = Pattern.compile("^(jdbc:postgresql://[^/]*/)([^?]*)(.*)$");

    /** Durability only costs time here; contexts kept in Spring's cache keep their connections. */
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "500");

    private static final Set<ConfigurableApplicationContext> CONTEXTS =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    private static Server server;
    private static int count;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
        Login login = fresh();
        TestPropertyValues.of(
                        "spring.datasource.url=" + login.url(),
                        "spring.datasource.username=" + login.username(),
                        "spring.datasource.password=" + login.password(),
                        "spring.datasource.hikari.minimum-idle=1",
                        "tongxinqiao.data-dir=" + directory().resolve("context-" + count))
                .applyTo(context);
    }

    /** A fresh, empty database for a test that needs no Spring context. */
    public static DataSource freshDataSource() {
        Login login = fresh();
        return new DriverManagerDataSource(login.url(), login.username(), login.password());
    }

    private static synchronized Login fresh() {
        try {
            count++;
            return server().makeDatabase("tongxinqiao_test_%d_%d"
                    .formatted(ProcessHandle.current().pid(), count));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path directory() {
        return server().directory();
    }

    private static synchronized Server server() {
        if (server == null) {
            String url = System.getenv("SPRING_DATASOURCE_URL");
            server = url == null ? EmbeddedServer.start() : NamedServer.at(url);
            TestDirectory.atExit(TestDatabase::close);
        }
        return server;
    }

    private static void close() {
        // Spring closes them at the same time; this waits for it, so that none is left talking to a stopped server.
        List.copyOf(CONTEXTS).forEach(ConfigurableApplicationContext::close);
        server.close();
    }

    private record Login(String url, String username, String password) {}

    private interface Server {

        Login makeDatabase(String name) throws SQLException;

        Path directory();

        void close();
    }

    private record EmbeddedServer(Path directory, EmbeddedDatabase database) implements Server {

        static EmbeddedServer start() {
            Path directory = TestDirectory.make();
            return new EmbeddedServer(
                    directory,
                    EmbeddedDatabase.start(EmbeddedDatabaseOptions.durableIn(directory.resolve("data"))
                            .withSettings(FAST)
                            .withBinariesDirectory(TestDirectory.binaries())));
        }

        @Override
        public Login makeDatabase(String name) throws SQLException {
            database.makeDatabase(name);
            return new Login(database.urlOf(name), database.username(), database.password());
        }

        @Override
        public void close() {
            database.close();
            TestDirectory.delete(directory);
        }
    }

    private record NamedServer(Path directory, Login login, List<String> made) implements Server {

        static NamedServer at(String url) {
            Login login = new Login(
                    url, System.getenv("SPRING_DATASOURCE_USERNAME"), System.getenv("SPRING_DATASOURCE_PASSWORD"));
            return new NamedServer(TestDirectory.make(), login, new ArrayList<>());
        }

        @Override
        public Login makeDatabase(String name) throws SQLException {
            Matcher url = DATABASE_IN_URL.matcher(login.url());
            Assert.state(url.matches(), "SPRING_DATASOURCE_URL names no database: " + login.url());
            execute("create database " + name);
            made.add(name);
            return new Login(url.group(1) + name + url.group(3), login.username(), login.password());
        }

        @Override
        public void close() {
            TestDirectory.delete(directory);
            for (String name : made) {
                try {
                    execute("drop database %s with (force)".formatted(name));
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
