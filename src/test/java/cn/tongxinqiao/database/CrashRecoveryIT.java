package cn.tongxinqiao.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kills a program that writes, in the ways a program can die, and looks for what it was told is written. */
class CrashRecoveryIT {

    private static final int ENOUGH = 300;

    private static Path directory;
    private static Path data;

    private Process program;
    private BufferedReader output;
    private final List<String> acknowledged = new ArrayList<>();

    @BeforeAll
    static void makeDirectory() {
        directory = TestDirectory.make();
        data = directory.resolve("data");
        TestDirectory.makeCluster(data);
    }

    @AfterAll
    static void deleteDirectory() {
        TestDirectory.delete(directory);
    }

    @BeforeEach
    void startWriting() throws IOException {
        program = new ProcessBuilder(WritingProgram.commandLine(
                        "write", data.toString(), TestDirectory.binaries().toString()))
                .redirectErrorStream(true)
                .start();
        output = program.inputReader();
        readAcknowledgements(ENOUGH);
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        program.destroyForcibly().waitFor();
        server().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void findsEveryAcknowledgedRowAfterTheProgramWasKilled() throws Exception {
        ProcessHandle leftover = server().orElseThrow();

        killProgram();
        assertThat(leftover.isAlive()).as("the server outlives the program").isTrue();

        expectAllRows();
        assertThat(leftover.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void findsEveryAcknowledgedRowAfterProgramAndServerWereKilled() throws Exception {
        server().orElseThrow().destroyForcibly();
        killProgram();

        expectAllRows();
    }

    @Test
    void refusesASecondProgramAndLeavesTheFirstWriting() throws Exception {
        assertThatThrownBy(this::start)
                .isInstanceOf(DataDirectoryInUse.class)
                .hasMessageContaining("进程号 " + program.pid());

        readAcknowledgements(acknowledged.size() + ENOUGH);
        killProgram();
        expectAllRows();
    }

    private void expectAllRows() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(TestConnection.query(database, "select 'written ' || id from written"))
                    .hasSizeGreaterThanOrEqualTo(ENOUGH)
                    .containsAll(acknowledged);
        }
    }

    private void killProgram() throws Exception {
        // Not by the process itself, which would close its output before it is read.
        program.toHandle().destroyForcibly();
        program.waitFor();
        readAcknowledgements(Integer.MAX_VALUE);
    }

    private void readAcknowledgements(int enough) throws IOException {
        List<String> said = new ArrayList<>();
        while (acknowledged.size() < enough) {
            String line = output.readLine();
            if (line == null) {
                assertThat(acknowledged).as(String.join("\n", said)).hasSizeGreaterThanOrEqualTo(ENOUGH);
                return;
            }
            (line.startsWith("written ") ? acknowledged : said).add(line);
        }
    }

    private static Optional<ProcessHandle> server() throws IOException {
        return new PostmasterFile(data.toRealPath().resolve("postgres/cluster")).server();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(
                EmbeddedDatabaseOptions.durableIn(data).withBinariesDirectory(TestDirectory.binaries()));
    }
}
