package cn.tongxinqiao.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MasterSecretTest {

    private static final String URL = "jdbc:postgresql://db/tongxinqiao";

    @TempDir
    private Path directory;

    @Test
    void derivesAKeyForEachPurpose() {
        MasterSecret secret = new MasterSecret("s".repeat(32));

        assertThat(secret.keyFor("a")).hasSize(32).isEqualTo(new MasterSecret("s".repeat(32)).keyFor("a"));
        assertThat(secret.keyFor("b")).isNotEqualTo(secret.keyFor("a"));
    }

    @Test
    void derivesAsTheStandardDoes() {
        // RFC 5869 with this salt and info, computed by an independent implementation
        assertThat(HexFormat.of().formatHex(new MasterSecret("s".repeat(32)).keyFor("field encryption")))
                .isEqualTo("bad2c4460e7f9f074159d885f4a68ef14062389dfcab51090cca1ca5fd5c35c0");
    }

    @Test
    void keepsOneSecretInTheDataDirectoryWhenNoneIsSet() throws IOException {
        Path data = directory.resolve("new/data");
        byte[] first = new MasterSecret("", "", data.toString()).keyFor("a");

        assertThat(new MasterSecret("", "", data.toString()).keyFor("a")).isEqualTo(first);
        assertThat(Files.readString(data.resolve("secret.key"))).hasSizeGreaterThanOrEqualTo(43);
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("secret.key"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsOnlyTheOwnerReadIt() throws IOException {
        new MasterSecret("", "", directory.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void prefersTheConfiguredSecret() {
        byte[] configured = new MasterSecret("s".repeat(32), "", directory.toString()).keyFor("a");

        assertThat(configured).isEqualTo(new MasterSecret("s".repeat(32)).keyFor("a"));
        assertThat(directory.resolve("secret.key")).doesNotExist();
    }

    @Test
    void refusesAnOwnDatabaseWithoutASecret() throws IOException {
        Files.writeString(directory.resolve("secret.key"), "k".repeat(43));

        assertThatExceptionOfType(SecretUnusable.class)
                .isThrownBy(() -> new MasterSecret(" ", URL, directory.toString()))
                .withMessageContaining("TONGXINQIAO_SECRET");
    }

    @Test
    void refusesAShortSecret() throws IOException {
        assertThatExceptionOfType(SecretUnusable.class)
                .isThrownBy(() -> new MasterSecret("s".repeat(31), URL, directory.toString()))
                .withMessageContaining("32");

        Files.writeString(directory.resolve("secret.key"), "");
        assertThatExceptionOfType(SecretUnusable.class)
                .as("a damaged file")
                .isThrownBy(() -> new MasterSecret("", "", directory.toString()));
    }

    @Test
    void stopsTheStartSayingWhatToSet() {
        new ApplicationContextRunner()
                .withBean(MasterSecret.class)
                .withPropertyValues("spring.datasource.url=" + URL)
                .run(context -> {
                    FailureAnalysis analysis = new SecretFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription()).contains("未设置密钥", "TONGXINQIAO_SECRET");
                });
    }

    @Test
    void readsTheSecretFromTheSettings() {
        new ApplicationContextRunner()
                .withBean(MasterSecret.class)
                .withBean(LinkTokens.class)
                .withPropertyValues("spring.datasource.url=" + URL, "tongxinqiao.secret=" + "s".repeat(32))
                .run(context -> assertThat(context.getBean(LinkTokens.class).tokenFor("SQ1"))
                        .isEqualTo(new LinkTokens(new MasterSecret("s".repeat(32))).tokenFor("SQ1")));
    }
}
