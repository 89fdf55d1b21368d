package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Mediations on the pages of staff, over a side's link, and over the API. */
class MediationPagesIT extends ContractTest {

    private static final Map<String, Object> ENTRY = Map.of(
            "subject", "接口漏水",
            "facts", "楼上<b>漏水</b>。",
            "place", "荔景花园",
            "community", "440118001901",
            "sides",
                    List.of(
                            Map.of("role", "APPLICANT", "name", "诸葛接口", "phone", "13900138811"),
                            Map.of("role", "RESPONDENT", "name", "上官接口")));

    @Test
    void filesShowsAndTakesBackOverTheApi() {
        Caller worker = as("community01");
        String number = worker.post("/api/mediations", ENTRY, "Idempotency-Key", "mediation-api-1")
                .expect(201)
                .text("number");
        assertThat(worker.post("/api/mediations", ENTRY, "Idempotency-Key", "mediation-api-1")
                        .expect(201)
                        .text("number"))
                .isEqualTo(number);
        JsonNode seen = worker.get("/api/mediations/" + number).expect(200).json();
        assertThat(seen.path("status").asText()).isEqualTo("FILED");
        assertThat(seen.toString()).contains("诸葛**").doesNotContain("诸葛接口", "13900138811", "漏水</b>");
        assertThat(worker.get("/api/mediations").expect(200).body()).contains(number);

        as("community02").get("/api/mediations/" + number).problem(404);
        assertThat(as("community02")
                        .get("/api/mediations?over=true")
                        .expect(200)
                        .body())
                .doesNotContain(number);
        as("firma").post("/api/mediations", ENTRY).problem(403);
        resident.get("/api/mediations/" + number).problem(401);
        worker.post("/api/mediations", Map.of("subject", "x")).problem(422);
        worker.post("/api/mediations", "{").problem(400);
        worker.post("/api/mediations/" + number + "/withdrawal", Map.of("reason", " "))
                .problem(422);

        assertThat(worker.post("/api/mediations/" + number + "/withdrawal", Map.of("reason", "谈好了"))
                        .expect(200)
                        .text("status"))
                .isEqualTo("WITHDRAWN");
        worker.post("/api/mediations/" + number + "/withdrawal", Map.of("reason", "再撤"))
                .problem(409);
    }

    @Test
    void aCaseIsFiledOnThePageAndHandledOnItsOwn() {
        Caller worker = resident.signedIn("community01");
        assertThat(worker.get("/mediations/new?origin=SQ20260101000001")
                        .expect(200)
                        .body())
                .contains("没有这件来源诉求")
                .doesNotContain("SQ20260101000001");
        assertThat(post(worker, "/mediations/new", Map.of("subject", "<b>页面", "name", "一个人"))
                        .expect(200)
                        .body())
                .contains("role=\"alert\"", "&lt;b&gt;页面")
                .doesNotContain("<b>页面");
        String form = "_csrf=" + csrf(worker)
                + "&subject=%3Cb%3E%E6%BC%8F%E6%B0%B4&facts=%3Ci%3E&place=3&community=440118001901&key=mediation-page-1"
                + "&role=APPLICANT&name=%E8%AF%B8%E8%91%9B%E9%A1%B5%E9%9D%A2&phone=13900138821&mail="
                + "&role=RESPONDENT&name=%E4%B8%8A%E5%AE%98%E9%A1%B5%E9%9D%A2&phone=&mail=";
        String to = send(worker, "/mediations/new", form)
                .expect(302)
                .header("Location")
                .orElseThrow();
        String path = to.substring(to.indexOf("/mediations/"), to.indexOf('?'));
        String number = path.substring("/mediations/".length());
        String page = worker.get(path).expect(200).body();
        assertThat(page).contains("诸葛**", "待审查", "&lt;b&gt;").doesNotContain("诸葛页面", "<b>漏水", "<i>");
        assertThat(worker.get("/mediations").expect(200).body()).contains(number);
        post(worker, path + "/rounds", Map.of("heldAt", "2026-01-01T10:00")).expect(403);
        resident.signedIn("community02").get(path).expect(404);

        Caller mediator = resident.signedIn("mediator");
        String task = task(number);
        as("mediator")
                .post(
                        "/engine-rest/task/" + task + "/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "decision", Map.of("value", "ACCEPT"),
                                        "mediator", Map.of("value", "mediator"))))
                .expect(204);
        assertThat(post(mediator, path + "/rounds", Map.of("heldAt", "2026-01-01T10:00", "key", "k"))
                        .expect(200)
                        .body())
                .contains("不能这样办");
        Matcher side = Pattern.compile("/sides/([0-9a-f-]{36})/consent")
                .matcher(mediator.get(path).expect(200).body());
        assertThat(side.find()).isTrue();
        String first = side.group(1);
        post(mediator, path + "/sides/" + first + "/consent", Map.of("agrees", "yes"))
                .expect(302);
        String renewed = post(mediator, path + "/sides/" + first + "/link", Map.of())
                .expect(200)
                .body();
        Matcher link = Pattern.compile("/mediation/(TJ\\d+)\\?side=([0-9a-f-]{36})&amp;token=([\\w-]{22})")
                .matcher(renewed);
        assertThat(link.find()).isTrue();

        String own = "/mediation/" + number + "?side=" + first + "&token=" + link.group(3);
        String shown = resident.get(own).expect(200).body();
        assertThat(shown)
                .contains("✓ 同意", "上官**", "&lt;b&gt;")
                .doesNotContain("<script", "诸葛页面", "上官页面", "13900138821", "&lt;i&gt;");
        resident.get("/mediation/" + number).expect(404);
        resident.get(own.replace("token=", "token=x")).expect(404);
        resident.get("/mediation/" + number + "/agreement.pdf?side=" + first + "&token=" + link.group(3))
                .expect(404);
        assertThat(post(resident, "/mediation/" + number + "/consent", Map.of("side", first, "token", link.group(3)))
                        .expect(200)
                        .body())
                .contains("请选择");
        post(
                        resident,
                        "/mediation/" + number + "/consent",
                        Map.of("side", first, "token", link.group(3), "agrees", "no"))
                .expect(302);
        assertThat(mediator.get(path).expect(200).body()).contains("✗ 不同意");
        post(
                        resident,
                        "/mediation/" + number + "/withdrawal",
                        Map.of("side", first, "token", link.group(3), "reason", "谈好了"))
                .expect(302);
        assertThat(worker.get(path).expect(200).body()).contains("已撤回");
        assertThat(worker.get("/mediations").expect(200).body()).doesNotContain(number);
        assertThat(worker.get("/mediations?over=1").expect(200).body()).contains(number);
    }

    @Test
    void aDisputeIsFiledFromItsRequestByWhoLeadsItAndOnceAtATime() {
        Case told = dispatched();
        Caller page = resident.signedIn("community01");
        assertThat(page.get("/mediations/new?origin=" + told.number).expect(200).body())
                .contains("value=\"" + told.number + "\"", "value=\"440118001901\" selected");
        assertThat(resident.signedIn("community02")
                        .get("/mediations/new?origin=" + told.number)
                        .expect(200)
                        .body())
                .contains("没有这件来源诉求")
                .doesNotContain("value=\"" + told.number + "\"");
        assertThat(as("community01")
                        .get("/api/cases/" + told.number)
                        .expect(200)
                        .json()
                        .at("/may/passOn")
                        .asBoolean())
                .isTrue();
        assertThat(as("street01")
                        .get("/api/cases/" + told.number)
                        .expect(200)
                        .json()
                        .at("/may/passOn")
                        .asBoolean())
                .as("a superior reads, the unit that leads passes on")
                .isFalse();

        Map<String, Object> entry = new HashMap<>(ENTRY);
        entry.put("origin", told.number);
        as("community02").post("/api/mediations", entry).problem(422);
        as("street01").post("/api/mediations", entry).problem(422);
        String number = as("community01")
                .post("/api/mediations", entry, "Idempotency-Key", "of a request")
                .expect(201)
                .text("number");
        assertThat(as("community01").post("/api/mediations", entry).problem(422))
                .contains("已经在调解", number);
        assertThat(as("community01")
                        .post("/api/mediations", entry, "Idempotency-Key", "of a request")
                        .expect(201)
                        .text("number"))
                .as("the same sending again is no second application")
                .isEqualTo(number);
        JsonNode found = as("secretary01")
                .get("/api/mediations?origin=" + told.number)
                .expect(200)
                .json();
        assertThat(found.findValuesAsText("number")).containsExactly(number);
        assertThat(as("community02")
                        .get("/api/mediations?origin=" + told.number)
                        .expect(200)
                        .json())
                .isEmpty();

        as("community01")
                .post("/api/mediations/" + number + "/withdrawal", Map.of("reason", "自己谈好了"))
                .expect(200);
        String again =
                as("community01").post("/api/mediations", entry).expect(201).text("number");
        assertThat(as("community01")
                        .get("/api/mediations?origin=" + told.number)
                        .expect(200)
                        .json()
                        .findValuesAsText("number"))
                .containsExactly(again, number);
    }

    @Test
    void whatWasSaidIsForMediatorsAlone() {
        String number =
                as("community01").post("/api/mediations", ENTRY).expect(201).text("number");
        assertThat(as("mediator")
                        .get("/api/mediations/" + number)
                        .expect(200)
                        .json()
                        .path("facts")
                        .asText())
                .isNotEmpty();
        for (String reader : List.of("community01", "orgdept")) {
            JsonNode seen =
                    as(reader).get("/api/mediations/" + number).expect(200).json();
            assertThat(seen.path("facts").isNull()).as(reader).isTrue();
            assertThat(seen.path("place").isNull()).as(reader).isTrue();
        }
    }

    /** Wrong and unknown must not be told apart, on every address of a side. */
    @Test
    void aWrongLinkIsAnsweredLikeAnUnknownNumber() {
        String number =
                as("community01").post("/api/mediations", ENTRY).expect(201).text("number");
        String side = jdbc.sql("select id::text from mediation_side where number = ? and position = 0 or number = ? and"
                        + " position = 1 limit 1")
                .params(number, number)
                .query(String.class)
                .single();
        String token = "A".repeat(22);
        for (String what : List.of("", "/agreement.pdf")) {
            String wrong = resident.get("/mediation/" + number + what + "?side=" + side + "&token=" + token)
                    .expect(404)
                    .body();
            String unknown = resident.get("/mediation/TJ19990101001" + what + "?side=" + side + "&token=" + token)
                    .expect(404)
                    .body();
            assertThat(nameless(wrong, number)).isEqualTo(nameless(unknown, "TJ19990101001"));
        }
        Map<String, String> form = Map.of("side", side, "token", token, "agrees", "yes", "reason", "不该成功");
        for (String what : List.of("/consent", "/extension", "/withdrawal")) {
            String wrong = post(resident, "/mediation/" + number + what, form)
                    .expect(404)
                    .body();
            String unknown = post(resident, "/mediation/TJ19990101001" + what, form)
                    .expect(404)
                    .body();
            assertThat(nameless(wrong, number)).isEqualTo(nameless(unknown, "TJ19990101001"));
        }
        assertThat(as("community01")
                        .get("/api/mediations/" + number)
                        .expect(200)
                        .text("status"))
                .isEqualTo("FILED");
    }

    private static String nameless(String page, String number) {
        return page.replace(number, "?").replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "?");
    }

    @Test
    void hostileAddressesNameNothing() {
        Caller mediator = resident.signedIn("mediator");
        for (String path : List.of(
                "/mediations/x", "/mediations/TJ19990101001/agreement.pdf", "/mediations/TJ19990101001/scans/x")) {
            mediator.get(path).expect(404);
        }
        mediator.get("/mediations/%00").expect(400);
        resident.get("/mediation/x?side=%00&token=%00").expect(404);
        post(mediator, "/mediations/TJ19990101001/sides/x/consent", Map.of()).expect(404);
        resident.get("/mediations").expect(401);
    }

    private static Answer send(Caller caller, String path, String form) {
        return caller.form(path, form, "Sec-Fetch-Site", "same-origin");
    }

    /** The field that proves that a form came from our page, as each signed-in caller sends it. */
    private static String csrf(Caller caller) {
        Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(caller.get("/mediations/new").expect(200).body());
        return found.find() ? found.group(1) : "";
    }

    private String task(String number) {
        return as("mediator")
                .get("/engine-rest/task?processInstanceBusinessKey=" + number)
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    private static Answer post(Caller caller, String path, Map<String, String> fields) {
        boolean staff = path.startsWith("/mediations");
        String form = (staff ? "_csrf=" + csrf(caller) + "&" : "")
                + fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(caller, path, form);
    }
}
