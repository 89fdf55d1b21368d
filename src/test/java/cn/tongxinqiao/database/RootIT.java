package cn.tongxinqiao.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is different when the program runs as root; skipped when the tests do not. */
class RootIT {

    private static final Set<PrivilegeDrop> REAL_ACCOUNTS =
            EnumSet.complementOf(EnumSet.of(PrivilegeDrop.USER_NAMESPACE));

    private Path directory;
    private Path data;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = TestDirectory.make();
        data = directory.resolve("data");
        assumeThat(ServerAccount.knowsOwners()).isTrue();
        assumeThat(ServerAccount.uidOf(directory)).as("runs as root").isZero();
    }

    @AfterEach
    void deleteDirectory() {
        TestDirectory.delete(directory);
    }

    @Test
    void leavesRootInWhateverWayTheMachineOffers() throws Exception {
        // The same data all along, and back to the first: the files change hands where the way demands it.
        for (PrivilegeDrop drop : PrivilegeDrop.values()) {
            startAndUse(options().withPrivilegeDrops(EnumSet.of(drop)));
        }
        startAndUse(options());
        assertThat(ownerOf(data.resolve("postgres/cluster"))).isNotEqualTo("root");
    }

    @Test
    void prefersTheOwnerOfTheDataDirectory() throws Exception {
        Files.createDirectory(data);
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));

        startAndUse(options());

        assertThat(ownerOf(data.resolve("postgres/cluster"))).isEqualTo("daemon");
    }

    @Test
    void runsWhereOnlyRootMayEnterWithoutOpeningIt() throws Exception {
        closeDirectory();

        startAndUse(options().withPrivilegeDrops(EnumSet.of(PrivilegeDrop.SETPRIV, PrivilegeDrop.USER_NAMESPACE)));

        assertThat(data.resolve("postgres/cluster")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void movesItsFilesElsewhereWhenTheirOwnerCannotEnter() throws Exception {
        closeDirectory();
        Path fallback = TestDirectory.make();
        try {
            EmbeddedDatabaseOptions options = options().withPrivilegeDrops(REAL_ACCOUNTS);
            EmbeddedDatabaseOptions moving = options.withFallbackDirectory(fallback.resolve("made"));
            startAndUse(moving);
            startAndUse(moving);

            Path location = Path.of(Files.readString(data.resolve("postgres/location")));
            assertThat(location).isDirectory().startsWith(fallback);
            assertThat(data.resolve("postgres/cluster")).doesNotExist();

            Files.move(location, fallback.resolve("lost"));
            assertThatThrownBy(() -> EmbeddedDatabase.start(moving))
                    .isInstanceOf(DataDirectoryUnusable.class)
                    .hasMessageContaining("已经没有了");
        } finally {
            TestDirectory.delete(fallback);
        }
    }

    @Test
    void refusesToPassOverADatabaseItsAccountNoLongerReaches() throws Exception {
        EmbeddedDatabaseOptions options = options().withPrivilegeDrops(REAL_ACCOUNTS);
        startAndUse(options);
        closeDirectory();

        assertThatThrownBy(() -> EmbeddedDatabase.start(options.withFallbackDirectory(directory.resolve("never"))))
                .isInstanceOf(DataDirectoryUnusable.class)
                .hasMessageContaining("进不了已有数据库所在的目录");
        assertThat(directory.resolve("never")).doesNotExist();
    }

    @Test
    void saysSoWhenNothingLeadsAwayFromRoot() {
        assertThatThrownBy(
                        () -> EmbeddedDatabase.start(options().withPrivilegeDrops(EnumSet.noneOf(PrivilegeDrop.class))))
                .isInstanceOf(NoUnprivilegedAccount.class)
                .hasMessageContaining("PostgreSQL 不允许 root 启动");
    }

    private void startAndUse(EmbeddedDatabaseOptions options) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(options)) {
            TestConnection.execute(database, "create table if not exists visit (id integer)");
            TestConnection.execute(database, "insert into visit values (1)");
        }
    }

    private void closeDirectory() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private static String ownerOf(Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    }

    private EmbeddedDatabaseOptions options() {
        return EmbeddedDatabaseOptions.durableIn(data)
                .withBinariesDirectory(TestDirectory.binaries())
                .withSettings(Map.of("fsync", "off"));
    }
}
