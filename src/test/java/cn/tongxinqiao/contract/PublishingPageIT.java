package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.publication.Proposal;
import cn.tongxinqiao.publication.Publications;
import cn.tongxinqiao.publication.Sensitivity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The publisher's pages as a browser uses them. */
class PublishingPageIT extends ContractTest {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @Autowired
    private Publications publications;

    @BeforeEach
    void clear() {
        jdbc.sql("delete from publication_change").update();
        jdbc.sql("delete from publication").update();
    }

    @ParameterizedTest
    @CsvSource({"publisher,200", "clerk,403", "community01,403", "member01,403", "orgdept,403"})
    void opensForPublishersOnly(String user, int status) {
        UUID id = propose("SQ1", "路灯不亮");
        Caller browser = resident.signedIn(user);

        assertThat(browser.get("/publishing").expect(status).body()).contains("<html lang=\"zh-CN\"");
        browser.get("/publishing/announcement").expect(status);
        browser.get("/publishing/" + id).expect(status);
    }

    @Test
    void asksAStrangerToSignIn() {
        UUID id = propose("SQ1", "路灯不亮");

        for (String page : List.of("/publishing", "/publishing/" + id, "/publishing/announcement")) {
            Answer asked = resident.get(page).expect(401);
            assertThat(asked.body()).contains("请先登录").doesNotContain("路灯");
            assertThat(asked.header("Location")).isEmpty();
        }
    }

    @Test
    void letsNobodyElseDecide() {
        UUID id = propose("SQ1", "路灯不亮");
        Caller clerk = resident.signedIn("clerk");
        String form = "act=APPROVE&version=0&text=x";

        assertThat(clerk.form("/publishing/" + id, form, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(403);
        assertThat(resident.form("/publishing/" + id, form, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isIn(401, 403);
        assertThat(resident.signedIn("publisher")
                        .form("/publishing/" + id, form, "Sec-Fetch-Site", "same-origin")
                        .status())
                .as("without the page's token")
                .isEqualTo(403);
        assertThat(status(id)).isEqualTo("PROPOSED");
    }

    @Test
    void showsOriginalAndMaskedSideBySideWithTheMarks() {
        Case closed = handled(Entry.atCounter().with("text", "我叫张伟，电话13812345678，<b>路灯</b>不亮。欧阳清心"));
        rated(closed);
        UUID id = idOf(closed);

        String page = open("/publishing/" + id).body;

        assertThat(page)
                .contains("<mark><span>13812345678</span><small>电话</small></mark>")
                .contains("<mark><span>欧阳清心</span><small>姓名</small></mark>")
                .contains("<mark><span>〔电话〕</span></mark>")
                .contains("&lt;b&gt;路灯")
                .doesNotContain("<b>路灯")
                .contains("可以公开");
        assertThat(resident.get("/publishing/" + id).body()).doesNotContain("13812345678");
    }

    @Test
    void publishesWhatThePublisherEdited() {
        UUID id = propose("SQ1", "我叫张伟，路灯不亮。");
        Page page = open("/publishing/" + id);

        Answer preview = page.submit(Map.of("act", "PREVIEW", "text", "路灯不亮<i>。", "result", "已换灯"))
                .expect(200);
        assertThat(preview.body()).contains("公众看到的样子", "路灯不亮&lt;i&gt;。", "用时2个工作日");
        assertThat(status(id)).isEqualTo("PROPOSED");

        Answer done = page.submit(Map.of("act", "APPROVE", "text", "路灯不亮。", "result", "已换灯"));

        assertThat(done.status()).isEqualTo(302);
        assertThat(done.header("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/publishing?done=PUBLISHED"));
        assertThat(resident.get("/api/publications/" + id).expect(200).text("text"))
                .isEqualTo("路灯不亮。");
        assertThat(open("/publishing?done=PUBLISHED").body).contains("已办理");
    }

    @Test
    void refusesToPublishAPhoneAndKeepsWhatWasTyped() {
        UUID id = propose("SQ1", "路灯不亮");

        Answer refused = open("/publishing/" + id)
                .submit(Map.of("act", "APPROVE", "text", "找138 1234 5678和粤A12345", "result", ""))
                .expect(422);

        assertThat(refused.body()).contains("电话1处", "车牌号1处", "138 1234 5678").doesNotContain("Exception");
        assertThat(status(id)).isEqualTo("PROPOSED");
        resident.get("/api/publications/" + id).problem(404);
    }

    @Test
    void tellsTheSecondOfTwoPublishers() throws Exception {
        UUID id = propose("SQ1", "路灯不亮");
        Page page = open("/publishing/" + id);
        Callable<Answer> approve = () -> page.submit(Map.of("act", "APPROVE", "text", "路灯不亮。", "result", ""));

        List<Answer> answers = atOnce(List.of(approve, approve, approve));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(302, 409, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(late -> assertThat(late.body())
                .contains("没有办理"));
        assertThat(count("select count(*) from publication_change where publication = ?", id))
                .isEqualTo(2);
    }

    @Test
    void declinesCorrectsAndWithdrawsOnlyWithAReason() {
        UUID declined = propose("SQ1", "路灯不亮");
        Page waiting = open("/publishing/" + declined);
        assertThat(waiting.submit(Map.of("act", "DECLINE", "text", "x"))
                        .expect(422)
                        .body())
                .contains("请填写理由");
        assertThat(waiting.submit(Map.of("act", "DECLINE", "text", "x", "reason", "涉及他人"))
                        .status())
                .isEqualTo(302);
        assertThat(status(declined)).isEqualTo("DECLINED");

        UUID shown = propose("SQ2", "路灯不亮");
        open("/publishing/" + shown).submit(Map.of("act", "APPROVE", "text", "路灯不量"));
        open("/publishing/" + shown).submit(Map.of("act", "CORRECT", "text", "路灯不亮", "reason", "错字"));
        assertThat(resident.get("/api/publications/" + shown).text("text")).isEqualTo("路灯不亮");
        open("/publishing/" + shown).submit(Map.of("act", "WITHDRAW", "text", "路灯不亮", "reason", "居民要求"));
        resident.get("/api/publications/" + shown).problem(404);
        assertThat(open("/publishing/" + shown).body)
                .contains("路灯不量", "错字", "居民要求")
                .doesNotContain("value=\"APPROVE\"", "value=\"CORRECT\"");
    }

    @Test
    void entersAnAnnouncementOnce() {
        Page page = open("/publishing/announcement");
        Map<String, String> said = Map.of("title", "停水通知", "text", "明天停水。", "community", Entry.HOME);

        Answer first = page.submit(said);
        Answer second = page.submit(said);

        assertThat(first.status()).isEqualTo(302);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(count("select count(*) from publication")).isEqualTo(1);
        assertThat(page.submit(Map.of("title", "", "text", "打13812345678", "key", "other"))
                        .expect(422)
                        .body())
                .contains("标题", "13812345678");
    }

    @Test
    void listsAndFiltersTheQueue() {
        for (int number = 0; number < 21; number++) {
            propose("SQ" + number, "第" + number + "盏路灯不亮");
        }

        assertThat(open("/publishing").body).contains("第20盏", "rel=\"next\"").doesNotContain("第0盏");
        assertThat(open("/publishing?page=1").body)
                .contains("第0盏", "rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
        assertThat(open("/publishing?category=PARK").body).contains("没有符合条件");
        assertThat(open("/publishing?status=PUBLISHED").body).contains("没有符合条件");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=NOPE", "?page=-1", "?page=x", "/x", "/00000000-0000-0000-0000-000000000000"})
    void saysInChineseWhatItDoesNotKnow(String rest) {
        Answer answer = resident.signedIn("publisher").get("/publishing" + rest);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).contains("<html lang=\"zh-CN\"").doesNotContain("Exception", "cn.tongxinqiao");
    }

    private void rated(Case handled) {
        resident.post(handled.path("/rating"), Map.of("solved", true, "satisfaction", "SATISFIED"))
                .expect(200);
        handled.runJobs();
        assertThat(handled.status()).isEqualTo("CLOSED");
    }

    private UUID idOf(Case closed) {
        return jdbc.sql("select id from publication where source = ?")
                .param(closed.number)
                .query(UUID.class)
                .single();
    }

    private String status(UUID id) {
        return jdbc.sql("select status from publication where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private UUID propose(String number, String text) {
        return publications
                .propose(new Proposal(
                        number,
                        Entry.HOME,
                        "ENV",
                        "MINOR",
                        Entry.HOME,
                        "荔园里社区",
                        text,
                        "已办。",
                        2,
                        "未评价",
                        List.of(),
                        new Sensitivity(false, false, false, false, false, false)))
                .id();
    }

    private Page open(String path) {
        Caller browser = resident.signedIn("publisher");
        return new Page(browser, path, browser.get(path).expect(200).body());
    }

    /** An opened page: what a browser would send back with it. */
    private record Page(Caller browser, String path, String body) {

        Answer submit(Map<String, String> typed) {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher hidden = HIDDEN.matcher(body);
            while (hidden.find()) {
                fields.put(hidden.group(1), hidden.group(2));
            }
            fields.putAll(typed);
            return browser.form(
                    path,
                    fields.entrySet().stream()
                            .map(field ->
                                    field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&")),
                    "Sec-Fetch-Site",
                    "same-origin");
        }
    }
}
