package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperworkTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "request-triage/userTask_confirmFacts, request-triage-confirm-facts",
        "request-triage/userTask_recordTransfer, request-triage-record-transfer",
        "service-request/userTask_redispatch, service-request-redispatch",
        "request-handling/userTask_handle, request-handling-handle",
        "request-handling/userTask_assign, request-handling-assign",
        "minor-request/userTask_consent, minor-request-consent",
        "hard-request/userTask_accept, hard-request-accept",
        "hard-request/userTask_check, hard-request-check",
        "hard-request/userTask_consent, hard-request-consent",
        "major-request/userTask_plan, major-request-plan",
        "major-request/userTask_replace, major-request-replace",
        "major-request/userTask_accept, major-request-accept",
        "major-request/userTask_milestone, major-request-milestone",
        "department-answer/userTask_answer, department-answer-answer",
        "request-feedback/userTask_visit, request-feedback-visit"
    })
    void answersOnlyWhatTheFormAsks(String task, String form) throws IOException {
        Set<String> keys = keys(JSON.readTree(Path.of("forms", form + ".form").toFile()));
        JsonNode shown = JSON.readTree("{\"memberOptions\":{\"value\":\"[{\\\"value\\\":\\\"m\\\"}]\"},"
                + "\"openDepartmentOptions\":{\"value\":\"[{\\\"value\\\":\\\"7\\\"}]\"}}");
        for (int line = 0; line < 300; line++) {
            Map<String, Object> answers =
                    new Paperwork(CourseTest.course(line), () -> "SQ1").answers(task(task), shown);
            assertThat(keys).containsAll(answers.keySet());
        }
    }

    private static Set<String> keys(JsonNode form) {
        Set<String> keys = new TreeSet<>();
        form.findValues("key").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    private static OpenTask task(String name) {
        String[] parts = name.split("/");
        return new OpenTask("1", parts[0], parts[1], "T01", null);
    }

    @Test
    void submitsReadOnlyFieldsButNotTheListsBehindTheSelects() throws IOException {
        JsonNode shown = JSON.readTree("{\"caseSummary\":{\"type\":\"String\",\"value\":\"案情\"},"
                + "\"departmentOptions\":{\"type\":\"Json\",\"value\":\"[]\"}}");
        Map<?, ?> variables = variables("request-feedback/userTask_visit", shown, 1);
        assertThat(variables.get("caseSummary")).isEqualTo(Map.of("value", "案情"));
        assertThat(variables.containsKey("departmentOptions")).isFalse();
        assertThat(variables.containsKey("reached")).isTrue();
    }

    @Test
    void namesAUnitOnlyWhereThePlatformMust() throws IOException {
        JsonNode third = JSON.readTree("{\"returnRule\":{\"value\":\"已派单三次，退回后由平台指定承办单位。\"}}");
        JsonNode first = JSON.readTree("{\"returnRule\":{\"value\":\"复杂事项派到本单位后2个工作日内可以退单。\"}}");
        Paperwork paperwork = new Paperwork(CourseTest.course(1), () -> "SQ1");

        assertThat(paperwork.answers(task("service-request/userTask_redispatch"), third))
                .containsEntry("unit", "T09");
        assertThat(paperwork
                        .answers(task("service-request/userTask_redispatch"), first)
                        .get("unit"))
                .isNull();
    }

    @Test
    void submitsAListAsJson() throws IOException {
        JsonNode shown = JSON.readTree("{\"openDepartmentOptions\":{\"value\":\"[{\\\"value\\\":\\\"7\\\"}]\"}}");
        assertThat(IntStream.range(0, 300)
                        .mapToObj(line -> variables("major-request/userTask_accept", shown, line)
                                .get("refused"))
                        .filter(refused -> refused != null))
                .isNotEmpty()
                .allSatisfy(refused -> assertThat(refused).isEqualTo(Map.of("type", "Json", "value", "[\"7\"]")));
    }

    private static Map<?, ?> variables(String task, JsonNode shown, int line) {
        Map<String, Object> body = new Paperwork(CourseTest.course(line), () -> null).submission(task(task), shown);
        return (Map<?, ?>) body.get("variables");
    }

    @Test
    void reportsTheRecordedReplyAsResult() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(line -> new Paperwork(CourseTest.course(line), () -> null)
                                .answers(task("request-handling/userTask_handle"), JSON.createObjectNode()))
                        .filter(answers -> answers.get("outcome").equals("SOLVED")))
                .hasSizeGreaterThan(80)
                .allSatisfy(answers -> assertThat(answers).containsEntry("result", "已修好"));
    }
}
