package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts staff pick from, where they are kept and where they end up. */
class ReplyTemplateIT extends ContractTest {

    private static final String HANDLE = "request-handling-handle";

    @AfterEach
    void forgetWhatWasWritten() {
        jdbc.sql("delete from reply_template where changed_by is not null").update();
    }

    @Test
    void offersTheTextsOfTheOpenTaskThoseOfItsCategoryFirst() {
        Case mine = dispatched();
        String task = mine.task("community01", "userTask_handle").replaceFirst(".*/", "");

        JsonNode offer = offer("community01", task);

        assertThat(offer.path("form").asText()).isEqualTo(HANDLE);
        assertThat(offer.path("number").asText()).isEqualTo(mine.number);
        assertThat(offer.path("category").asText()).isEqualTo("ENV");
        assertThat(offer.path("templates").get(0).path("title").asText()).isEqualTo("垃圾清运");
        assertThat(offer.path("templates").findValuesAsText("title"))
                .contains("已解决", "不属本单位职责", "挂账：列入计划")
                .doesNotContain("隐患消除", "补充地点");
        JsonNode back = named(offer, "不属本单位职责");
        assertThat(back.path("fields").get(0).asText()).isEqualTo("reason");
        assertThat(back.path("choice").path("field").asText()).isEqualTo("outcome");
        assertThat(back.path("choice").path("value").asText()).isEqualTo("RETURNED");
        assertThat(back.path("blanks").get(0).asText()).isEqualTo("【单位】");
    }

    @Test
    void aTaskThatIsNotTheReadersTellsNothing() {
        Case mine = dispatched();
        String task = mine.task("community01", "userTask_handle").replaceFirst(".*/", "");

        JsonNode offer = offer("community02", task);

        assertThat(offer.path("number").isNull()).isTrue();
        assertThat(offer.path("templates")).isEmpty();
    }

    @Test
    void aFormMayBeAskedAboutWithoutACase() {
        assertThat(as("clerk")
                        .get("/api/reply-templates?task=" + HANDLE + "&category=FIRE")
                        .expect(200)
                        .json()
                        .path("templates")
                        .findValuesAsText("title"))
                .startsWith("隐患消除")
                .contains("已解决");
        as("clerk")
                .get("/api/reply-templates?task=" + HANDLE + "&category=NONE")
                .problem(400);
        as("firma").get("/api/reply-templates?task=" + HANDLE).problem(403);
    }

    @Test
    void aTextWithABlankLeftIsNotTaken() {
        Case mine = dispatched();
        String task = mine.task("community01", "userTask_handle");

        String refused = as("community01")
                .post(
                        task + "/submit-form",
                        form("outcome", "SOLVED", "result", "您好，【日期】由社区清运，现在【结果】。【通知】已张贴。", "contacted", true))
                .problem(422);

        assertThat(refused).contains("“办理情况”里还有没填的空：【日期】、【结果】").doesNotContain("【通知】");
        assertThat(mine.status()).isEqualTo("DISPATCHED");
        as("community01")
                .post(task + "/submit-form", form("outcome", "SOLVED", "result", "您好，已清运。【通知】已张贴。", "contacted", true))
                .expect(204);
    }

    @ParameterizedTest
    @CsvSource({"orgdept,200", "analyst,200", "admin,200", "clerk,403", "community01,403", "firma,403"})
    void thePageOpensForWhoIsInChargeOfWording(String user, int status) {
        Caller browser = resident.signedIn(user);

        browser.get("/reply-templates").expect(status);
        browser.get("/reply-templates/result-done").expect(status);
        browser.get("/reply-templates/new").expect(status);
    }

    @Test
    void aChangeCountsWithTheNextFormAndTheOldVersionIsKept() {
        Caller browser = resident.signedIn("orgdept");
        Answer page = browser.get("/reply-templates/result-done").expect(200);

        Answer preview =
                post(browser, page, "/reply-templates/result-done", 1, "preview", "RESULT", "已解决", "办好了，【结果】。");
        assertThat(preview.expect(200).body()).contains("<mark>【结果】</mark>", "还没有保存");
        assertThat(titleAndText()).doesNotContain("办好了，【结果】。");
        post(browser, page, "/reply-templates/result-done", 1, "save", "RESULT", "已解决", "办好了，<b>【结果】。")
                .expect(302);

        assertThat(titleAndText()).contains("办好了，<b>【结果】。");
        assertThat(browser.get("/reply-templates/result-done").expect(200).body())
                .contains("办好了，&lt;b&gt;【结果】。", "您好，您反映的问题我们已到现场核实。", "随软件提供", "恢复这一版")
                .doesNotContain("<b>【");
        assertThat(count("select count(*) from audit_entry where kind = 'RULE_CHANGE' and actor = 'orgdept'"
                        + " and subject_type = 'reply-template' and subject_id = 'result-done'"))
                .isPositive();
        assertThat(post(browser, page, "/reply-templates/result-done", 1, "save", "RESULT", "已解决", "另一个人的")
                        .expect(200)
                        .body())
                .contains("刚才有人改过");
    }

    @Test
    void aTextIsAddedCountsFromItsDayAndCanBeStopped() {
        Caller browser = resident.signedIn("analyst");
        Answer page = browser.get("/reply-templates/new").expect(200);
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);

        post(browser, page, "/reply-templates/new", 0, "save", "RESULT", "明天起用", "明天。", "from", tomorrow.toString())
                .expect(302);
        post(browser, page, "/reply-templates/new", 0, "save", "RESULT", "今天起用", "今天。")
                .expect(302);
        post(browser, page, "/reply-templates/new", 0, "save", "RESULT", "停用的", "停用。", "offered", "false")
                .expect(302);

        assertThat(offer("clerk", HANDLE).path("templates").findValuesAsText("title"))
                .contains("今天起用")
                .doesNotContain("明天起用", "停用的");
        assertThat(browser.get("/reply-templates?step=RESULT").expect(200).body())
                .contains("明天起用", tomorrow + " 起用", "已停用");
    }

    @Test
    void whatIsNoTextIsRefusedWithTheReason() {
        Caller browser = resident.signedIn("analyst");
        Answer page = browser.get("/reply-templates/new").expect(200);

        assertThat(save(browser, page, "", "名称", "文字")).contains("请选用在哪一步");
        assertThat(save(browser, page, "RESULT", " ", "文字")).contains("请填写名称");
        assertThat(save(browser, page, "RESULT", "名称", "")).contains("请填写内容");
        assertThat(save(browser, page, "RESULT", "名称", "字".repeat(451))).contains("内容最多 450 个字");
        assertThat(post(browser, page, "/reply-templates/new", 0, "save", "RESULT", "名称", "文字", "from", "明天")
                        .expect(200)
                        .body())
                .contains("日期请写成");
        post(browser, page, "/reply-templates/new", 0, "save", "NONE", "名称", "文字")
                .expect(400);
        post(browser, page, "/reply-templates/none", 1, "save", "RESULT", "名称", "文字")
                .expect(404);
    }

    @Test
    void whatTheBoardWouldShowIsMaskedAndNothingIsKept() {
        Case mine = dispatched(Entry.atCounter().with("text", "楼下垃圾桶满了，我是欧阳清心，电话13800138000。"));

        JsonNode preview = as("community01")
                .post(
                        "/api/cases/" + mine.number + "/publication-preview",
                        java.util.Map.of("result", "已致电欧阳清心13800138000，清运完毕。"))
                .expect(200)
                .json();

        assertThat(preview.path("published").asBoolean()).isTrue();
        assertThat(preview.path("title").asText()).isEqualTo("环境卫生与垃圾分类 · 小事 · 荔园里社区（虚构）");
        assertThat(preview.toString()).doesNotContain("欧阳清心", "13800138000");
        assertThat(preview.path("result").findValuesAsText("hidden")).contains("true");
        assertThat(joined(preview.path("result"))).contains("〔姓名〕", "清运完毕");
        assertThat(as("community01")
                        .get("/api/cases/" + mine.number + "/publication-preview")
                        .expect(200)
                        .json()
                        .path("result"))
                .isEmpty();
        assertThat(count("select count(*) from publication where source = ?", mine.number))
                .isZero();
        as("community02")
                .get("/api/cases/" + mine.number + "/publication-preview")
                .problem(404);
    }

    @Test
    void whatTheRuleForbidsIsSaidInsteadOfShown() {
        Case mine = dispatched();
        jdbc.sql("update service_request set facts = jsonb_set(facts, '{familyMatter}', 'true') where number = ?")
                .param(mine.number)
                .update();

        JsonNode preview = as("community01")
                .get("/api/cases/" + mine.number + "/publication-preview")
                .expect(200)
                .json();

        assertThat(preview.path("published").asBoolean()).isFalse();
        assertThat(preview.path("explanation").asText()).isNotBlank();
        assertThat(preview.path("text")).isEmpty();
    }

    private static String joined(JsonNode pieces) {
        return String.join("", pieces.findValuesAsText("text"));
    }

    private JsonNode offer(String user, String task) {
        return as(user).get("/api/reply-templates?task=" + task).expect(200).json();
    }

    private static JsonNode named(JsonNode offer, String title) {
        for (JsonNode template : offer.path("templates")) {
            if (template.path("title").asText().equals(title)) {
                return template;
            }
        }
        throw new AssertionError("No template " + title);
    }

    private List<String> titleAndText() {
        return offer("clerk", HANDLE).path("templates").findValuesAsText("text");
    }

    private static String save(Caller browser, Answer page, String step, String title, String body) {
        return post(browser, page, "/reply-templates/new", 0, "save", step, title, body)
                .expect(200)
                .body();
    }

    private static Answer post(
            Caller browser,
            Answer page,
            String path,
            int seen,
            String act,
            String step,
            String title,
            String body,
            String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "_csrf",
                Draft.find("name=\"_csrf\" value=\"([^\"]+)\"", page),
                "seen",
                String.valueOf(seen),
                "act",
                act,
                "step",
                step,
                "title",
                title,
                "body",
                body));
        fields.addAll(Arrays.asList(more));
        if (!fields.contains("offered")) {
            fields.addAll(List.of("offered", "true"));
        } else {
            // An unticked box sends nothing.
            fields.removeAll(List.of("offered", "false"));
        }
        return browser.form(path, Draft.encoded(fields.toArray(String[]::new)), "Sec-Fetch-Site", "same-origin");
    }
}
