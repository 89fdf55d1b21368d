package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counter page as a browser uses it: signed in to Tasklist, with the page's own token. */
class CounterPageIT extends ContractTest {

    @ParameterizedTest
    @CsvSource({"clerk,200", "community01,200", "admin,200", "member01,403", "committee01,403"})
    void opensForStaffOnly(String user, int status) {
        Answer page = resident.signedIn(user).get("/counter");

        page.expect(status);
        assertThat(page.body()).contains("<html lang=\"zh-CN\"");
    }

    @Test
    void asksAStrangerToSignIn() {
        Answer page = resident.get("/counter").expect(401);

        assertThat(page.body()).contains("请先登录");
        assertThat(page.header("Location")).isEmpty();
    }

    @Test
    void entersARequestAndShowsItsReceipt() {
        Page page = open("clerk");
        long before = count("select count(*) from service_request");

        Answer receipt = page.submit(Map.of()).expect(200);

        assertThat(count("select count(*) from service_request")).isEqualTo(before + 1);
        Case entered = new Case(find("SQ\\d{14}", receipt), find("token=([\\w-]{22})", receipt));
        assertThat(receipt.body()).contains("已收到诉求").doesNotContain("<form");
        assertThat(entered.status()).isEqualTo("RECEIVED");
        assertThat(entered.column("channel")).isEqualTo("HOTLINE");
        assertThat(entered.column("submitted_by")).isEqualTo("clerk");
    }

    @Test
    void triagesAtOnceWhatIsComplete() {
        Answer receipt = open("clerk")
                .submit(Map.of(
                        "category", "ENV",
                        "households", "24",
                        "scope", "BUILDING",
                        "deptCount", "1",
                        "repeatCount", "0",
                        "estCost", "0",
                        "emergencyKind", "NONE"))
                .expect(200);
        Case entered = new Case(find("SQ\\d{14}", receipt), find("token=([\\w-]{22})", receipt));

        entered.runJobs();

        assertThat(entered.status()).isEqualTo("DISPATCHED");
    }

    @Test
    void saysInChineseWhatIsWrongAndKeepsWhatWasTyped() {
        Page page = open("clerk");
        long before = count("select count(*) from service_request");

        Answer again = page.submit(Map.of(
                        "community", "",
                        "address", " ",
                        "text", "<script>alert(1)</script>",
                        "phone", "一三八",
                        "households", "三户",
                        "estCost", "-1"))
                .expect(200);

        assertThat(again.body())
                .contains("还没有录入")
                .contains("id=\"community-error\"", "id=\"address-error\"", "id=\"phone-error\"")
                .contains("涉及户数请填整数")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("value=\"三户\"")
                .doesNotContain("<script>alert", "Exception", "typeMismatch", "must ", "Failed to convert");
        assertThat(count("select count(*) from service_request")).isEqualTo(before);
        page.of(again).submit(Map.of()).expect(200);
        assertThat(count("select count(*) from service_request")).isEqualTo(before + 1);
    }

    @Test
    void saysWhatTheRoomRefuses() {
        assertThat(open("clerk").submit(Map.of("compound", "NOPE")).expect(200).body())
                .contains("不在这个社区里");
        assertThat(open("clerk").submit(Map.of("text", "响\u0007铃")).expect(200).body())
                .contains("控制字符");
        assertThat(open("clerk")
                        .submit(Map.of("duplicateOf", "SQ1"))
                        .expect(200)
                        .body())
                .contains("没有编号为");
        assertThat(open("clerk")
                        .submit(Map.of("text", "长".repeat(34_000)))
                        .expect(200)
                        .body())
                .contains("最多5000个字");
    }

    @Test
    void makesOneCaseOfADoubleClick() throws Exception {
        Page page = open("clerk");
        long before = count("select count(*) from service_request");

        List<Answer> answers = atOnce(3, () -> page.submit(Map.of()));

        assertThat(answers.stream()
                        .map(answer -> find("SQ\\d{14}", answer.expect(200)))
                        .distinct())
                .hasSize(1);
        assertThat(count("select count(*) from service_request")).isEqualTo(before + 1);
    }

    @Test
    void asksBeforeItTakesAChangedFormForAnotherCase() {
        Page page = open("clerk");
        page.submit(Map.of()).expect(200);
        long before = count("select count(*) from service_request");

        Answer asked = page.submit(Map.of("text", "是另一件事")).expect(200);

        assertThat(asked.body()).contains("已经录入过");
        assertThat(count("select count(*) from service_request")).isEqualTo(before);
        page.of(asked).submit(Map.of("text", "是另一件事")).expect(200);
        assertThat(count("select count(*) from service_request")).isEqualTo(before + 1);
    }

    @Test
    void suggestsOpenCasesAboutTheSameBeforeAnythingIsEntered() {
        Case open = enter(as("clerk"), Entry.atCounter().with("text", "三栋楼下的水泵半夜轰轰响个不停，孩子睡不着"));
        open.runJobs();
        long before = count("select count(*) from service_request");
        Page page = open("clerk");

        Answer found = page.send("/counter/similar", Map.of("text", "三栋楼下水泵半夜轰轰响，孩子睡不着"));

        assertThat(found.expect(200).body())
                .contains(open.number)
                .contains("data-number=\"" + open.number + "\"")
                .doesNotContain("<html", "<form");
        assertThat(open("community01")
                        .send("/counter/similar", Map.of("text", "三栋楼下水泵半夜轰轰响，孩子睡不着"))
                        .body())
                .contains("轰轰响个不停");
        assertThat(open("community02")
                        .send("/counter/similar", Map.of("text", "三栋楼下水泵半夜轰轰响，孩子睡不着"))
                        .body())
                .contains(open.number)
                .doesNotContain("轰轰响个不停");
        assertThat(page.send("/counter/similar", Map.of("text", "申请低保需要哪些材料")).body())
                .contains("没有相像的");
        assertThat(page.send("/counter/similar", Map.of("text", "泵", "community", ""))
                        .body())
                .contains("选好社区");
        assertThat(count("select count(*) from service_request")).isEqualTo(before);
    }

    @Test
    void looksForTheSameWithoutScriptAndKeepsWhatWasTyped() {
        long before = count("select count(*) from service_request");

        Answer looked =
                open("clerk").send("/counter/look", Map.of("text", "一段还没有写完的话")).expect(200);

        assertThat(looked.body()).contains("一段还没有写完的话").contains("没有相像的").contains("<form");
        assertThat(count("select count(*) from service_request")).isEqualTo(before);
    }

    @Test
    void takesACompoundByItsName() {
        Answer compounds = resident.signedIn("clerk").get("/counter/compounds?community=" + Entry.HOME);
        assertThat(compounds.expect(200).body()).contains("荔景花园（虚构）").doesNotContain("江湾雅苑");

        Answer receipt = open("clerk").submit(Map.of("compound", "荔景花园（虚构）")).expect(200);

        Case entered = new Case(find("SQ\\d{14}", receipt), find("token=([\\w-]{22})", receipt));
        assertThat(entered.column("compound")).isEqualTo("LJHY");
    }

    @Test
    void takesACommunityByItsName() {
        Answer receipt = open("clerk").submit(Map.of("community", "荔园里社区（虚构）")).expect(200);
        Case entered = new Case(find("SQ\\d{14}", receipt), find("token=([\\w-]{22})", receipt));
        assertThat(entered.column("community")).isEqualTo(Entry.HOME);

        assertThat(open("clerk")
                        .submit(Map.of("community", "没有这个地方"))
                        .expect(200)
                        .body())
                .contains("没有这个社区", "value=\"没有这个地方\"")
                .doesNotContain("已收到诉求");
        assertThat(resident.signedIn("clerk")
                        .get("/counter?community=" + Entry.HOME)
                        .body())
                .contains("value=\"荔园里社区（虚构）\"");
    }

    @Test
    void printsAReceiptWithACodeForAPhone() {
        Answer receipt = open("clerk").submit(Map.of()).expect(200);

        assertThat(receipt.body())
                .contains("<svg class=\"qr\"")
                .contains("荔园里社区")
                .containsPattern("d=\"M\\d+ \\d+h1v1h-1z");
        assertThat(receipt.body()).contains("/counter?channel=HOTLINE&amp;community=" + Entry.HOME);
    }

    @Test
    void takesNothingWithoutThePagesToken() {
        Page page = open("clerk");
        long before = count("select count(*) from service_request");

        page.hidden.put("_csrf", "wrong");
        page.submit(Map.of()).expect(403);
        page.hidden.remove("_csrf");
        page.submit(Map.of()).expect(403);

        assertThat(count("select count(*) from service_request")).isEqualTo(before);
    }

    @Test
    void takesNothingAnotherSiteSends() {
        Page page = open("clerk");
        long before = count("select count(*) from service_request");

        assertThat(page.submit(Map.of(), "Sec-Fetch-Site", "cross-site").status())
                .isIn(401, 403);

        assertThat(count("select count(*) from service_request")).isEqualTo(before);
    }

    private Page open(String user) {
        Caller browser = resident.signedIn(user);
        return new Page(browser, browser.get("/counter").expect(200));
    }

    private static String find(String pattern, Answer answer) {
        Matcher found = Pattern.compile(pattern).matcher(answer.body());
        assertThat(found.find()).as(pattern + " in " + answer.body()).isTrue();
        return found.group(found.groupCount());
    }

    /** The opened page: what a browser would send back with it. */
    private static final class Page {

        private static final Pattern HIDDEN =
                Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

        private final Caller browser;
        private final Map<String, String> hidden = new LinkedHashMap<>();

        Page(Caller browser, Answer shown) {
            this.browser = browser;
            Matcher fields = HIDDEN.matcher(shown.body());
            while (fields.find()) {
                hidden.put(fields.group(1), fields.group(2));
            }
            assertThat(hidden).containsKeys("_csrf", "submissionKey");
        }

        Page of(Answer shownNext) {
            return new Page(browser, shownNext);
        }

        Answer submit(Map<String, String> changed) {
            return submit(changed, "Sec-Fetch-Site", "same-origin");
        }

        Answer submit(Map<String, String> changed, String... headers) {
            return send("/counter", changed, headers);
        }

        Answer send(String path, Map<String, String> changed) {
            return send(path, changed, "Sec-Fetch-Site", "same-origin");
        }

        private Answer send(String path, Map<String, String> changed, String... headers) {
            Map<String, String> fields = new LinkedHashMap<>(hidden);
            fields.put("channel", "HOTLINE");
            fields.put("type", "HELP");
            fields.put("community", Entry.HOME);
            fields.put("address", "3栋楼下");
            fields.put("text", "路灯不亮，老人怕摔。");
            fields.putAll(changed);
            return browser.form(
                    path,
                    fields.entrySet().stream()
                            .map(field ->
                                    field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&")),
                    headers);
        }
    }
}
