package cn.tongxinqiao.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tests share one data directory, so that the cluster is made once; each starts and stops its own server. */
class EmbeddedDatabaseIT {

    private static Path directory;
    private static Path data;

    @BeforeAll
    static void makeDirectory() {
        directory = TestDirectory.make();
        data = directory.resolve("试用 数据");
        TestDirectory.makeCluster(data);
    }

    @AfterAll
    static void deleteDirectory() {
        TestDirectory.delete(directory);
    }

    @Test
    void findsEverythingAgainAfterARestart() throws Exception {
        String firstUrl;
        ProcessHandle firstServer;
        try (EmbeddedDatabase database = start()) {
            TestConnection.execute(database, "create table note (text text)");
            TestConnection.execute(database, "insert into note values ('增城')");
            firstUrl = database.url();
            firstServer = server().orElseThrow();
        }
        assertThat(firstServer.onExit()).succeedsWithin(10, TimeUnit.SECONDS);

        try (EmbeddedDatabase database = start()) {
            assertThat(TestConnection.query(database, "select text from note")).containsExactly("增城");
            assertThat(database.url()).isEqualTo(firstUrl);
        }
    }

    @Test
    void keepsWhatItAcknowledgesAndListensOnlyHere() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(show(database, "fsync")).isEqualTo("on");
            assertThat(show(database, "synchronous_commit")).isEqualTo("on");
            assertThat(show(database, "full_page_writes")).isEqualTo("on");
            assertThat(show(database, "data_checksums")).isEqualTo("on");
            assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(database, "server_encoding")).isEqualTo("UTF8");
            assertThat(show(database, "server_version")).startsWith("17.");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class)
                    .extracting("SQLState")
                    .isEqualTo("28P01");
            assertThat(TestConnection.query(
                            database, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .containsExactly("false");
            if (ServerAccount.knowsOwners()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile())))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void sortsByCodePointOnEverySystemAndByPinyinWhenAsked() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(TestConnection.query(
                            database, "select x from (values ('b'), ('A'), ('a'), ('B'), ('增')) v(x) order by x"))
                    .containsExactly("A", "B", "a", "b", "增");
            assertThat(TestConnection.query(
                            database,
                            "select x from (values ('镇'), ('增'), ('社')) v(x) order by x collate \"zh-x-icu\""))
                    .containsExactly("社", "增", "镇");
        }
    }

    @Test
    void refusesASecondUserOfTheDirectoryAndLeavesTheFirstAtWork() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThatThrownBy(EmbeddedDatabaseIT::start)
                    .isInstanceOf(DataDirectoryInUse.class)
                    .hasMessageContaining("正被另一个正在运行的同心桥程序使用");
            assertThat(TestConnection.query(database, "select 1")).containsExactly("1");
        }
    }

    @Test
    void leavesAForeignProcessAloneThatHasTheNotedNumber() throws Exception {
        start().close();
        Process foreign = new ProcessBuilder(WritingProgram.commandLine("idle")).start();
        try {
            notePid(Long.toString(foreign.pid()));

            try (EmbeddedDatabase database = start()) {
                assertThat(TestConnection.query(database, "select 1")).containsExactly("1");
                assertThat(foreign.isAlive()).isTrue();
            }
        } finally {
            foreign.destroyForcibly().waitFor();
        }
    }

    @Test
    void startsOverAnEmptyPidFile() throws Exception {
        start().close();
        notePid("");

        try (EmbeddedDatabase database = start()) {
            assertThat(TestConnection.query(database, "select 1")).containsExactly("1");
        }
    }

    @Test
    void takesAnotherPortWhenTheLastOneIsTaken() throws Exception {
        start().close();
        int last = Integer.parseInt(Files.readString(home().resolve("port")));
        try (ServerSocket squatter = new ServerSocket(last, 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedDatabase database = start()) {
            assertThat(squatter.isBound()).isTrue();
            assertThat(database.url()).doesNotContain(":" + last + "/");
            assertThat(TestConnection.query(database, "select 1")).containsExactly("1");
        }
    }

    @Test
    void saysWhatTheServerSaidWhenItDoesNotStart() throws Exception {
        EmbeddedDatabaseOptions options = options(data).withSettings(Map.of("max_connections", "many"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(options))
                .isInstanceOf(ServerCommandFailed.class)
                .hasMessageContaining("数据库启动失败")
                .hasMessageContaining("max_connections");
        start().close();
    }

    @Test
    void refusesToMakeAnEmptyDatabaseInPlaceOfOneWhosePasswordIsLost() throws Exception {
        start().close();
        Path hidden = home().resolve("hidden");
        Files.move(passwordFile(), hidden);

        assertThatThrownBy(EmbeddedDatabaseIT::start)
                .isInstanceOf(DataDirectoryUnusable.class)
                .hasMessageContaining("密码文件");
        Files.move(hidden, passwordFile());
        start().close();
    }

    @Test
    void makesTheDatabaseAfterAFirstStartThatWasCutShort() throws Exception {
        Path cutShort = directory.resolve("cut-short");
        Path unfinished = cutShort.resolve("postgres/initdb-123");
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("PG_VERSION"), "17");
        Files.writeString(cutShort.resolve("postgres/password"), "old");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(options(cutShort))) {
            assertThat(TestConnection.query(database, "select 1")).containsExactly("1");
            assertThat(unfinished).doesNotExist();
        }
    }

    @Test
    void acceptsADataDirectoryThatLostItsPermissionsInCopying() throws Exception {
        start().close();
        assumeThat(ServerAccount.knowsOwners()).isTrue();
        Path cluster = home().resolve("cluster");
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwxr-xr-x"));

        start().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAPathNoShellCanQuote() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(options(directory.resolve("a$(id)"))))
                .isInstanceOf(DataDirectoryUnusable.class)
                .hasMessageContaining("不支持的字符");
    }

    private static EmbeddedDatabase start() {
        return EmbeddedDatabase.start(options(data));
    }

    private static EmbeddedDatabaseOptions options(Path data) {
        return EmbeddedDatabaseOptions.durableIn(data).withBinariesDirectory(TestDirectory.binaries());
    }

    private static Path home() {
        return data.resolve("postgres");
    }

    private static Path passwordFile() {
        return home().resolve("password");
    }

    private static Optional<ProcessHandle> server() throws IOException {
        return new PostmasterFile(home().toRealPath().resolve("cluster")).server();
    }

    private static void notePid(String pid) throws IOException {
        Path cluster = home().toRealPath().resolve("cluster");
        List<String> lines = List.of(pid, cluster.toString(), "1700000000", "5432", "", "127.0.0.1", "", "ready   ");
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                pid.isEmpty() ? "" : String.join("\n", lines) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static String show(EmbeddedDatabase database, String setting) throws SQLException {
        return TestConnection.query(database, "show " + setting).get(0);
    }
}
