package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody should send and somebody will: each is the sender's mistake, said in Chinese, and leaves nothing behind.
 *
 * <p>Control characters other than line break and tab are refused everywhere. Characters that turn the writing direction or
 * show nothing are part of what people paste and stay as typed, as {@code TextRules} has it; a text of nothing else is empty.
 */
class BadInputIT extends ContractTest {

    private static final List<String> TABLES = List.of(
            "service_request",
            "request_submission",
            "request_event",
            "document",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_job",
            "act_hi_procinst");

    private String before;

    @BeforeEach
    void countWhatIsThere() {
        before = counts();
    }

    @AfterEach
    void nothingIsHalfDone() {
        assertThat(counts()).isEqualTo(before);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(400, "empty", ""),
                Arguments.of(400, "blank", "  \n"),
                Arguments.of(400, "null", "null"),
                Arguments.of(400, "array", "[" + body(Entry.ofResident()) + "]"),
                Arguments.of(400, "text", "\"诉求\""),
                Arguments.of(400, "number", "5"),
                Arguments.of(400, "broken", "{\"channel\":\"PORTAL\""),
                Arguments.of(400, "broken string", "{\"channel\":\"PORT"),
                Arguments.of(400, "comment", "{/* x */}"),
                Arguments.of(400, "single quotes", "{'channel':'PORTAL'}"),
                Arguments.of(400, "two documents", body(Entry.ofResident()) + body(Entry.ofResident())),
                Arguments.of(400, "a word behind", body(Entry.ofResident()) + "x"),
                Arguments.of(400, "a field twice", "{\"channel\":\"PORTAL\",\"channel\":\"PORTAL\"}"),
                Arguments.of(400, "no number", "{\"facts\":{\"estCost\":NaN}}"),
                Arguments.of(400, "xml", "<request/>"),
                Arguments.of(400, "a list as deep as a mine", "[".repeat(20_000)),
                Arguments.of(400, "objects as deep as a mine", "{\"facts\":".repeat(5_000)),
                Arguments.of(400, "a number of 5000 digits", "{\"facts\":{\"households\":" + "9".repeat(5000) + "}}"),
                Arguments.of(400, "a huge power", "{\"facts\":{\"estCost\":1e999999999}}"),
                Arguments.of(400, "a control character as it is", "{\"text\":\"a\u0001b\"}"),
                Arguments.of(413, "600 kB", body(Entry.ofResident().with("text", "长".repeat(200_000)))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bodies")
    void refusesABodyThatIsNoRequest(int status, String name, String body) {
        resident.post("/api/requests", body).problem(status);
        if (status == 400) {
            as("clerk").post("/api/requests", body).problem(400);
        }
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                field(400, "text", ""),
                field(400, "text", "  \n\t"),
                field(422, "text", "\u3000\u00a0\u200b\ufeff\u202e"),
                field(400, "text", "长".repeat(34_000)),
                field(400, "text", 7),
                field(400, "text", true),
                field(400, "text", List.of("水管爆了")),
                field(400, "text", Map.of("zh", "水管爆了")),
                field(422, "text", "水管\u0000爆了"),
                field(422, "text", "水管\u0008爆了"),
                field(422, "text", "水管\u001b[31m爆了"),
                field(422, "text", "水管\u007f爆了"),
                field(422, "text", "水管\u0085爆了"),
                field(422, "address", "3栋\u0000"),
                field(422, "compound", "LJHY\u0000"),
                field(422, "externalId", "1\u0000"),
                field(422, "requester.name", "张\u0000三"),
                field(422, "requester.name", "张三\n联系人：李四"),
                field(400, "requester.phone", "13812345678\n"),
                field(400, "requester.email", "a\u0000@b.cn"),
                field(422, "facts.duplicateOf", "SQ\u0000"),
                field(422, "community", "440118999999"),
                field(400, "community", 440118001901L),
                field(400, "community", "４４０１１８００１９０１"),
                field(400, "nickname", "小三"),
                field(400, "number", "SQ20260101000001"),
                field(400, "status", "CLOSED"),
                field(400, "requester.idNumber", "440118199001011234"),
                field(400, "requester", List.of()),
                field(400, "requester", "张三"),
                field(400, "requester", ""),
                field(400, "requester.anonymous", "yes"),
                field(400, "requester.anonymous", 1),
                field(400, "facts", List.of(1)),
                field(400, "facts", "none"),
                field(400, "facts.tier", "MAJOR"),
                field(400, "facts.households", "many"),
                field(400, "facts.households", "5"),
                field(400, "facts.households", 1.5),
                field(400, "facts.households", -1),
                field(400, "facts.households", 99_999_999_999L),
                field(400, "facts.households", List.of(1)),
                field(400, "facts.estCost", -0.01),
                field(400, "facts.estCost", 1e300),
                field(400, "facts.estCost", "5"),
                field(400, "facts.vulnerable", "true"),
                field(400, "facts.vulnerable", 1),
                field(400, "facts.scope", 1),
                field(400, "facts.scope", ""),
                field(400, "channel", 0),
                field(400, "channel", List.of("PORTAL")),
                field(400, "type", ""));
    }

    @ParameterizedTest(name = "{1} = {2}")
    @MethodSource("fields")
    void refusesAFieldThatDoesNotFit(int status, String field, Object value) {
        resident.post("/api/requests", Entry.ofResident().with(field, value).body())
                .problem(status);
    }

    @Test
    void refusesHalfACharacter() {
        String body = body(Entry.ofResident().with("text", "HALF")).replace("HALF", "水\\ud800管");
        resident.post("/api/requests", body).problem(422);
        resident.post("/api/requests", body.replace("\\ud800", "\\udc00\\ud800"))
                .problem(422);
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] body = body(Entry.ofResident().with("text", "HALF")).getBytes(StandardCharsets.ISO_8859_1);
        byte[] broken = new String(body, StandardCharsets.ISO_8859_1)
                .replace("HALF", "\u00ff\u00fe\u00c0")
                .getBytes(StandardCharsets.ISO_8859_1);

        resident.send("POST", "/api/requests", broken, "Content-Type", "application/json")
                .problem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json;charset=nonsense",
                "nonsense",
                "multipart/form-data"
            })
    void refusesAnotherContentType(String type) {
        byte[] body = body(Entry.ofResident()).getBytes(StandardCharsets.UTF_8);

        resident.send("POST", "/api/requests", body, "Content-Type", type).problem(415);
    }

    @Test
    void refusesABodyWithoutContentType() {
        resident.send("POST", "/api/requests", body(Entry.ofResident()).getBytes(StandardCharsets.UTF_8))
                .problem(415);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThat(resident.post("/api/requests", Entry.ofResident().body(), "Idempotency-Key", "k".repeat(300))
                        .problem(400))
                .contains("200");
    }

    @Test
    void answersNoOtherFormatThanItsOwn() {
        resident.get("/api/requests/SQ20260101000001?token=x", "Accept", "application/xml")
                .problem(406);
        resident.post("/api/requests", Entry.ofResident().body(), "Accept", "application/xml")
                .problem(406);
    }

    @Test
    void refusesAHeaderWithControlCharacters() {
        String body = body(Entry.ofResident());
        // 键 in UTF-8: read as headers are, its second byte is a control character.
        String answer = resident.raw(
                "POST /api/requests",
                "Content-Type: application/json",
                "Idempotency-Key: \u00e9\u0094\u00ae",
                "Content-Length: " + body.length(),
                "",
                body);
        assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void refusesAnotherMethod(String method) {
        resident.json(method, "/api/requests", "{}").problem(401);
        as("clerk").json(method, "/api/requests", "{}").problem(405);
        as("clerk").json("DELETE", "/api/requests/SQ20260101000001", "{}").problem(405);
        as("clerk").json("GET", "/api/requests/SQ20260101000001/urge", "{}").problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "TRACE", "get", "PROPFIND"})
    void refusesAMadeUpMethod(String method) {
        refusedRaw(method + " /api/requests");
        refusedRaw(method + " /engine-rest/task");
        refusedRaw(method + " /counter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/nothing",
                "/api/requests/",
                "/api/requests/SQ1/nothing",
                "/api/requests/SQ1/rating/x",
                "/api/publications/x/y",
                "/v3",
                "/v3/api-docs/nothing",
                "/actuator",
                "/actuator/env",
                "/engine-rest/nothing",
                "/engine-rest/task/nothing/nothing",
                "/camunda/api",
                "/camunda/api/nothing",
                "/camunda/api/engine/engine/nothing/task"
            })
    void refusesAnUnknownPath(String path) {
        assertThat(resident.get(path).problem()).isNotBlank();
        // Of the engine's API what no line of the doors names is shut, whether it is there or not.
        assertThat(as("clerk").get(path).status())
                .as(path)
                .isIn(path.startsWith("/engine-rest/") ? List.of(403) : List.of(400, 401, 404));
        as("clerk").get(path).problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//requests/SQ1",
                "//api/requests/SQ1",
                "/api/requests//SQ1",
                "/api/requests/SQ1;x=1?token=y",
                "/api/requests;x/SQ1",
                "/api/requests/../requests/SQ1",
                "/api/requests/./SQ1",
                "/api/requests/%2e%2e/requests/SQ1",
                "/api/requests/..%2frequests",
                "/api/requests/a%2fb",
                "/api/requests/a%2Fb",
                "/api/requests/a%5cb",
                "/api/requests/a\\b",
                "/api/requests/%252e%252e",
                "/api/requests/%00",
                "/api/requests/%0d%0aX:1",
                "/api/requests/%zz",
                "/api/requests/%",
                "/api/requests/%ff%fe",
                "/api/requests/SQ1?token[]=x",
                "/api/requests/<script>",
                "/engine-rest//task",
                "/engine-rest/;x/task",
                "/engine-rest/%2e%2e/api/requests",
                "/camunda/api//engine",
                "/camunda/api/engine;x/engine/default/task",
                "/camunda/api/%2e%2e/engine",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "http://elsewhere/api/requests/SQ1"
            })
    void refusesAPathWrittenToMislead(String path) {
        refusedRaw("GET " + path);
        refusedRaw("POST " + path, "Content-Type: application/json", "Content-Length: 0");
    }

    @Test
    void refusesWhatIsFarTooLong() {
        resident.get("/api/requests/" + "9".repeat(5_000) + "?token=x").problem(404);
        resident.get("/api/requests/SQ20260101000001?token=" + "x".repeat(5_000))
                .problem(404);
        refusedRaw("GET /api/requests/" + "9".repeat(20_000));
        refusedRaw("GET /api/requests/SQ1?token=" + "x".repeat(20_000));
        refusedRaw("GET /api/requests/SQ1", "X-Long: " + "x".repeat(20_000));
        resident.as("x".repeat(2_000), "y".repeat(2_000)).get("/api/requests").problem(401);
    }

    @Test
    void refusesAHeadThatIsNone() {
        refusedRaw("POST /api/requests", "Content-Type: application/json", "Content-Length: many");
        refusedRaw("GET /api/requests/SQ1", "Host: other");
        refusedRaw("GET /api/requests/SQ1?token=x", "Authorization: Basic !!!");
        refusedRaw("GET /api/requests/SQ1?token=x", "Authorization: Basic " + "AAAA".repeat(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "%ff",
                "%E8%AF%89%E6%B1%82",
                "%27%20or%201=1--",
                "%3Cb%3E",
                "SQ20260101000001",
                "-1",
                "null"
            })
    void findsNothingUnderANumberThatIsNone(String part) {
        resident.get("/api/requests/SQ1?token=" + part).problem(404);
        if (!part.equals("%00") && !part.equals("%ff")) {
            resident.get("/api/requests/" + part + "?token=" + part).problem(404);
            resident.post("/api/requests/" + part + "/urge?token=" + part, "").problem(404);
        }
    }

    @Test
    void repeatsNoMarkupInAnAnswerABrowserCouldTakeForAPage() {
        Answer answer = resident.post(
                "/api/requests",
                Entry.ofResident().with("<script>alert(1)</script>", 1).body());

        answer.problem(400);
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    private void refusedRaw(String requestLine, String... headers) {
        String answer = resident.raw(requestLine, headers);
        assertThat(answer).as(requestLine).startsWith("HTTP/1.1 4");
        int status = Integer.parseInt(answer.substring(9, 12));
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head).doesNotContainIgnoringCase("location:").containsIgnoringCase("application/problem+json");
        Answer.checked(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1), status);
    }

    private String counts() {
        StringBuilder counts = new StringBuilder();
        for (String table : TABLES) {
            counts.append(table)
                    .append(' ')
                    .append(count("select count(*) from " + table))
                    .append('\n');
        }
        return counts.toString();
    }

    private static Arguments field(int status, String field, Object value) {
        return Arguments.of(status, field, value);
    }

    private static String body(Entry entry) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(entry.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
