package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.engine.ModelCheck;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckCommandTest {

    private static final String MODELS = "src/test/resources/models/";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithWhatShips() {
        int shipped = Stream.of("processes", "forms")
                .mapToInt(folder -> new File(folder).list().length)
                .sum();
        int outcome = run("--check-models");
        assertThat(outcome).as(words()).isEqualTo(ModelCheck.PASSED);
        assertThat(words()).isEqualTo("检查了 " + shipped + " 个文件：可以部署。\n");
    }

    @Test
    void namesFileElementAndReasonOfEveryObjection() {
        assertThat(run("--check-models", MODELS + "hostile/service-class.bpmn", MODELS + "hostile/code.js"))
                .isEqualTo(ModelCheck.OBJECTIONS);
        assertThat(words().lines())
                .anyMatch(line -> line.startsWith("不能部署：service-class.bpmn 第5行 “自动”（step）：属性“class”"))
                .anyMatch(line -> line.startsWith("不能部署：code.js：只能部署"))
                .last()
                .isEqualTo("检查了 2 个文件：有 2 处要先改好。");
    }

    @Test
    void looksIntoAFolder() {
        assertThat(run("--check-models=" + MODELS + "harmless")).isEqualTo(ModelCheck.PASSED);
    }

    @Test
    void takesTheShippedFormsForAProcessAloneAndSaysToBringThem() {
        assertThat(run("--check-models", "processes/minor-request.bpmn")).isEqualTo(ModelCheck.PASSED);
        assertThat(words()).contains("部署时请一并选上：minor-request-consent.form");
    }

    @Test
    void knowsTheDesksAndTheFormOfUnitGroups() throws IOException {
        String model = Files.readString(Path.of(MODELS + "harmless/added-user-task/added-user-task.bpmn"));
        Path file = Files.writeString(
                folder.resolve("a.bpmn"), model.replace("\"org-dept\"", "\"publisher,mediator,team-leader-T01\""));
        assertThat(run("--check-models", file.toString())).isEqualTo(ModelCheck.PASSED);

        Path wrong = Files.writeString(folder.resolve("a.bpmn"), model.replace("\"org-dept\"", "\"orgdept\""));
        assertThat(run("--check-models", wrong.toString())).isEqualTo(ModelCheck.OBJECTIONS);
    }

    @Test
    void saysWhichFileIsNotThere() {
        assertThat(run("--check-models", "no/such/file.bpmn")).isEqualTo(ModelCheck.NOT_READ);
        assertThat(words()).contains("读不了文件 no/such/file.bpmn");
    }

    @Test
    void saysThatAFolderHoldsNoModels() {
        assertThat(run("--check-models", folder.toString())).isEqualTo(ModelCheck.NOT_READ);
    }

    @Test
    void isNamedByItsOption() {
        assertThat(ModelCheckCommand.isNamedIn(new String[] {"--check-models", "x"}))
                .isTrue();
        assertThat(ModelCheckCommand.isNamedIn(new String[] {"--server.port=1"}))
                .isFalse();
    }

    private int run(String... arguments) {
        return ModelCheckCommand.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
