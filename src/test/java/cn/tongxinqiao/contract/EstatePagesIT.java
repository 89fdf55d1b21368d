package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateExports;
import cn.tongxinqiao.estate.EstateImports;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The register of homes and owners as staff see it. */
class EstatePagesIT extends ContractTest {

    private static final String BUILDING = "/api/estate/buildings/LJHY-3/homes";

    @Autowired
    private EstateImports imports;

    @Autowired
    private EstateExports exports;

    private JsonNode home(String number) {
        for (JsonNode one : as("community01").get(BUILDING).expect(200).json()) {
            if (one.path("home").path("number").asText().equals(number)) {
                return one;
            }
        }
        throw new AssertionError(number);
    }

    /** A browser that sends forms as our pages do. */
    private record Browser(Caller caller, String csrf) {

        Answer get(String path) {
            return caller.get(path);
        }

        Answer form(String path, String body) {
            return caller.form(path, body + "&_csrf=" + csrf);
        }

        Answer upload(String path, byte[] file) {
            return caller.upload(
                    path,
                    new Caller.Part("_csrf", null, "text/plain", csrf.getBytes(StandardCharsets.UTF_8)),
                    new Caller.Part("file", "名册.xlsx", "application/octet-stream", file));
        }
    }

    private Browser browser(String user) {
        Caller caller = resident.signedIn(user).also("Sec-Fetch-Site", "same-origin");
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(caller.get("/leave").expect(200).body());
        assertThat(csrf.find()).isTrue();
        return new Browser(caller, csrf.group(1));
    }

    private static String seen(String page) {
        Matcher matcher = Pattern.compile("name=\"seen\" value=\"(\\d+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void theCommunitySeesItsCompoundDrawnFloorByFloorAndMasked() {
        Browser browser = browser("community01");

        assertThat(browser.get("/estate").expect(200).body())
                .contains("荔景花园", "2957.40")
                .doesNotContain("江湾雅苑");
        assertThat(browser.get("/estate/LJHY").expect(200).body()).contains("荔景花园3栋", "添加楼栋");
        assertThat(browser.get("/estate/buildings/LJHY-3").expect(200).body())
                .contains("9 层", "95.20 ㎡", "谢**、韦**", "同一业主 2 套", "1单元")
                .doesNotContain("谢婉婷", "1380000");
        assertThat(browser.get("/estate/homes/"
                                + home("101").path("home").path("id").asText())
                        .expect(200)
                        .body())
                .contains("历任业主", "过户", "分户")
                .doesNotContain("陈志强");
    }

    @Test
    void phonesAreShownForAReasonAndWrittenDown() {
        Browser browser = browser("secretary01");
        String owner = home("203").path("party").asText();
        String page = browser.get("/estate/owners/" + owner).expect(200).body();
        assertThat(page).contains("138****0007").doesNotContain("13800000007", "刘伟雄");

        assertThat(browser.form("/estate/owners/" + owner + "/reveal", "reason=")
                        .expect(200)
                        .body())
                .contains("请写明理由")
                .doesNotContain("13800000007");
        assertThat(browser.form("/estate/owners/" + owner + "/reveal", "reason=上门通知表决")
                        .expect(200)
                        .body())
                .contains("13800000007", "刘伟雄");
        assertThat(as("community01")
                        .post("/api/estate/owners/" + owner + "/reveal", Map.of("reason", "上门通知"))
                        .expect(200)
                        .json()
                        .path("people")
                        .get(0)
                        .path("phone")
                        .asText())
                .isEqualTo("13800000007");
        as("community01")
                .post("/api/estate/owners/" + owner + "/reveal", Map.of("reason", ""))
                .problem(422);
        assertThat(count("select count(*) from audit_entry where kind = 'REVEAL' and subject_id = 'LJHY/O07'"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"community02", "team01", "clerk", "publisher", "auditor"})
    void othersGetTheSameAnswerAsForWhatDoesNotExist(String stranger) {
        Browser browser = browser(stranger);
        String home = home("101").path("home").path("id").asText();
        String owner = home("101").path("party").asText();

        for (List<String> pair : List.of(
                List.of("/estate/LJHY", "/estate/NONE"),
                List.of("/estate/LJHY?q=101", "/estate/NONE?q=101"),
                List.of("/estate/LJHY/import", "/estate/NONE/import"),
                List.of("/estate/LJHY/template.xlsx", "/estate/NONE/template.xlsx"),
                List.of("/estate/buildings/LJHY-3", "/estate/buildings/NONE"),
                List.of("/estate/homes/" + home, "/estate/homes/999999999"),
                List.of("/estate/owners/" + owner, "/estate/owners/" + UUID.randomUUID()),
                List.of("/estate/imports/" + UUID.randomUUID(), "/estate/imports/x"),
                List.of("/api/estate/compounds/LJHY/buildings", "/api/estate/compounds/NONE/buildings"),
                List.of("/api/estate/compounds/LJHY/owners?q=101", "/api/estate/compounds/NONE/owners?q=101"),
                List.of(BUILDING, "/api/estate/buildings/NONE/homes"),
                List.of("/api/estate/homes/" + home + "/history", "/api/estate/homes/999999999/history"),
                List.of("/api/estate/owners/" + owner, "/api/estate/owners/" + UUID.randomUUID()))) {
            assertThat(neutral(browser.get(pair.get(0)).expect(404).body(), pair.get(0)))
                    .as(pair.toString())
                    .isEqualTo(neutral(browser.get(pair.get(1)).expect(404).body(), pair.get(1)));
        }
        for (String act : List.of("/transfer", "/owner", "/correction", "/split", "/join")) {
            browser.form("/estate/homes/" + home + act, "reason=看看").expect(404);
        }
        for (String act : List.of("/reveal", "/people", "/merge", "/split")) {
            browser.form("/estate/owners/" + owner + act, "reason=看看").expect(404);
        }
        browser.form("/estate/LJHY/export", "kind=clear&reason=看看").expect(404);
        browser.form("/estate/LJHY/buildings", "name=x&storeys=3").expect(404);
        assertThat(as(stranger).get("/api/estate/compounds").expect(200).body()).doesNotContain("LJHY");
        assertThat(browser.get("/estate").expect(200).body()).doesNotContain("荔景花园");
    }

    private static String neutral(String body, String path) {
        String plain = path.replaceFirst("\\?.*", "");
        return body.replace(plain, "PATH")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "NOW")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
    }

    @Test
    void volunteersCommitteesAndFirmsAreShutOut() {
        for (String other : List.of("member01", "committee01", "firma", "platform")) {
            as(other).get("/api/estate/compounds").problem(403);
        }
        resident.signedIn("committee01").get("/estate").expect(403);
        resident.get("/api/estate/compounds").problem(401);
    }

    @Test
    void aReaderSeesNoFormsAndChangesNothing() {
        Browser browser = browser("housing");
        String home = home("101").path("home").path("id").asText();

        assertThat(browser.get("/estate/homes/" + home).expect(200).body()).doesNotContain("过户", "并户");
        assertThat(browser.get("/estate/LJHY/import").expect(200).body())
                .contains("遮蔽导出")
                .doesNotContain("上传并核对", "完整导出");
        assertThat(browser.form(
                                "/estate/homes/" + home + "/correction",
                                "seen=1&number=101&floor=1&area=1&entrance=1单元&reason=试试")
                        .expect(200)
                        .body())
                .contains("不能修改");
    }

    @Test
    void charactersNoDatabaseKeepsAreTheCallersMistake() {
        Browser browser = browser("community01");
        String home = home("101").path("home").path("id").asText();
        String owner = home("101").path("party").asText();

        as("community01").get(BUILDING + "?entrance=%00").problem(422);
        assertThat(as("community01").get(BUILDING + "?day=never").problem(400)).contains("day");
        browser.get("/estate/LJHY?q=%00%00").expect(200);
        browser.get("/estate/homes/abc").expect(400);
        for (String form : List.of(
                "/estate/homes/" + home + "/correction",
                "/estate/homes/" + home + "/transfer",
                "/estate/homes/" + home + "/split",
                "/estate/homes/" + home + "/join",
                "/estate/owners/" + owner + "/merge",
                "/estate/owners/" + owner + "/people",
                "/estate/owners/" + owner + "/reveal",
                "/estate/LJHY/buildings",
                "/estate/buildings/LJHY-3/homes")) {
            for (String typed : List.of(
                    "seen=0",
                    "name=%00&number=%00&names=%00&owner=%00&other=%00&day=2026-01-01&how=SALE&storeys=5&reason=a%00b",
                    "name=%00&storeys=5&reason=" + "x".repeat(5000))) {
                assertThat(browser.form(form, typed).expect(200).body())
                        .as(form + typed)
                        .contains("role=\"alert\"");
            }
        }
    }

    @Test
    void aClerkAddsABuildingImportsCorrectsAndTransfers() {
        String compound = "PG" + System.nanoTime() % 100000;
        jdbc.sql("insert into compound (code, name, community_code) values (?, '页面小区', '440118002901')")
                .param(compound)
                .update();
        Browser browser = browser("community02");
        assertThat(browser.form("/estate/" + compound + "/buildings", "name=&storeys=3")
                        .expect(200)
                        .body())
                .contains("请填写楼栋名称");
        browser.form("/estate/" + compound + "/buildings", "name=A座&storeys=3&lift=no")
                .expect(302);
        browser.get("/estate/" + compound + "/template.xlsx").expect(200);
        byte[] template = imports.template();
        assertThat(browser.upload("/estate/" + compound + "/import", template)
                        .expect(200)
                        .body())
                .contains("没有任何一行");
        browser.form(
                        "/estate/buildings/" + compound + "-1/homes",
                        "entrance=&number=101&floor=1&area=88.6&use=RESIDENCE&names=张三&phones=13800010001&reason=补登")
                .expect(302);
        assertThat(browser.form("/estate/" + compound + "/export", "kind=clear&reason=")
                        .expect(200)
                        .body())
                .contains("请写明理由");
        assertThat(browser.form("/estate/" + compound + "/export", "kind=clear&reason=核对")
                        .expect(200)
                        .header("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("attachment", ".xlsx"));
        byte[] export = exports.clear(
                compound, "核对", new SignedIn("community02", Set.of("role-staff", "community-440118002901")));
        Answer uploaded =
                browser.upload("/estate/" + compound + "/import", export).expect(302);
        String preview = path(uploaded);
        String page = browser.get(preview).expect(200).body();
        assertThat(page).contains("名册.xlsx", "不变", "A座101").doesNotContain("张三");
        assertThat(browser.get(preview + "?only=REFUSED&page=9").expect(200).body())
                .contains("没有这样的行");
        assertThat(browser.form(preview, "seen=999").expect(200).body()).contains("重新比对");
        browser.form(preview, "seen=" + seen(page)).expect(302);
        browser.form(preview, "seen=" + seen(page)).expect(302);

        String list = browser.get("/estate/" + compound + "?q=101").expect(200).body();
        Matcher link = Pattern.compile("/estate/homes/(\\d+)").matcher(list);
        assertThat(link.find()).isTrue();
        String home = "/estate/homes/" + link.group(1);
        String shown = browser.get(home).expect(200).body();
        String form = "how=SALE&day=2026-01-05&names=李四&phones=&reason=买卖合同&seen=" + seen(shown);
        assertThat(browser.form(home + "/transfer", form.replace("2026-01-05", "2999-01-05"))
                        .expect(200)
                        .body())
                .contains("不能晚于今天", "value=\"李四\"");
        assertThat(browser.form(home + "/transfer", form.replace("2026-01-05", "soon"))
                        .expect(200)
                        .body())
                .contains("日期请写成");
        browser.form(home + "/transfer", form).expect(302);
        assertThat(browser.form(home + "/transfer", form).expect(200).body()).contains("刚刚被改动");
        assertThat(browser.get(home).expect(200).body()).contains("李*", "2026-01-05", "买卖合同");
    }

    private static String path(Answer answer) {
        return answer.header("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }
}
