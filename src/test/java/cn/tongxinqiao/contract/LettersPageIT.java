package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The staff's page of letters as a browser uses it. */
class LettersPageIT extends ContractTest {

    private static final String PROGRESS = "/letters/templates/progress";

    @Autowired
    private Outbox outbox;

    @BeforeEach
    @AfterEach
    void forgetLetters() {
        jdbc.sql("delete from letter").update();
        jdbc.sql("delete from letter_template").update();
    }

    @ParameterizedTest
    @CsvSource({"clerk,200", "admin,200", "community01,403", "member01,403", "auditor,403"})
    void opensForClerksAndAdministratorsOnly(String user, int status) {
        Caller browser = resident.signedIn(user);

        browser.get("/letters").expect(status);
        browser.get(PROGRESS).expect(status);
    }

    @Test
    void asksAStrangerToSignIn() {
        assertThat(resident.get("/letters").expect(401).body()).contains("请先登录");
    }

    @Test
    void showsWhatIsStuckMaskedAndSendsItAgain() {
        outbox.send(letter("test:good", "li.si@example.com"));
        outbox.send(letter("test:bad", "13812345678"));
        jdbc.sql("update letter set attempts = 2, last_error = '与邮件服务器的连接断了' where business_key = 'test:good'")
                .update();
        Caller browser = resident.signedIn("clerk");

        Answer page = browser.get("/letters").expect(200);

        assertThat(page.body())
                .contains("电子邮箱地址写法不对", "与邮件服务器的连接断了", "SQ20260304000001", "办理进展")
                .doesNotContain("li.si", "13812345678");
        String id = jdbc.sql("select id::text from letter where business_key = 'test:bad'")
                .query(String.class)
                .single();
        post(browser, "/letters/" + id + "/again", Map.of("_csrf", csrf(page))).expect(302);
        assertThat(status("test:bad")).isEqualTo("QUEUED");
        assertThat(browser.get("/letters?done=again").expect(200).body()).contains("已让这封信马上重新发送");
    }

    @Test
    void sendsAllFailedOnesAgain() {
        outbox.send(letter("test:1", "x"));
        outbox.send(letter("test:2", "y"));
        Caller browser = resident.signedIn("admin");

        Answer done = post(browser, "/letters/again", Map.of("_csrf", csrf(browser.get("/letters"))))
                .expect(302);

        assertThat(done.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("count=2"));
        assertThat(status("test:1")).isEqualTo("QUEUED");
    }

    @Test
    void takesNothingWithoutThePagesToken() {
        outbox.send(letter("test:1", "x"));
        Caller browser = resident.signedIn("clerk");

        post(browser, "/letters/again", Map.of()).expect(403);
        post(browser, PROGRESS, Map.of("seen", "0", "act", "save", "subject", "x", "plain", "x", "html", "x"))
                .expect(403);

        assertThat(status("test:1")).isEqualTo("FAILED");
    }

    @Test
    void previewsSavesAndRestoresAText() {
        Caller browser = resident.signedIn("clerk");
        Answer page = browser.get(PROGRESS).expect(200);
        assertThat(page.body()).contains("随软件提供", "srcdoc=", "sandbox=\"\"", "happened");
        Map<String, String> edited = Map.of(
                "_csrf",
                csrf(page),
                "seen",
                "0",
                "subject",
                "好消息 {{number}}",
                "plain",
                "{{happened}}",
                "html",
                "<p>{{happened}}</p>");

        Answer preview = post(browser, PROGRESS, edited).expect(200);
        assertThat(preview.body()).contains("还没有保存", "好消息 SQ20260115000128");
        assertThat(versions()).isZero();

        post(browser, PROGRESS, and(edited, "act", "save")).expect(302);
        assertThat(versions()).isEqualTo(1);
        assertThat(browser.get(PROGRESS).expect(200).body()).contains("第 1 版，clerk");

        Answer late = post(browser, PROGRESS, and(edited, "act", "save")).expect(200);
        assertThat(late.body()).contains("刚才有人改过");

        post(browser, PROGRESS + "/restore", Map.of("_csrf", csrf(page), "seen", "1", "version", "0"))
                .expect(302);
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void saysInChineseWhatIsWrongAndKeepsWhatWasTyped() {
        Caller browser = resident.signedIn("clerk");
        String csrf = csrf(browser.get(PROGRESS));

        Answer refused = post(
                        browser,
                        PROGRESS,
                        Map.of(
                                "_csrf",
                                csrf,
                                "seen",
                                "0",
                                "act",
                                "save",
                                "subject",
                                "x",
                                "plain",
                                "{{hapened}}",
                                "html",
                                "</textarea><script>alert(1)</script>"))
                .expect(200);

        assertThat(refused.body())
                .contains("纯文本第 1 行用了不认识的变量“hapened”", "&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(versions()).isZero();
    }

    @Test
    void sendsATestLetterAndRefusesABadAddress() {
        Caller browser = resident.signedIn("admin");
        String csrf = csrf(browser.get("/letters/templates/test"));

        post(browser, "/letters/templates/test/test", Map.of("_csrf", csrf, "address", "me@example.com"))
                .expect(302);
        assertThat(count("select count(*) from letter where status = 'QUEUED'")).isEqualTo(1);
        assertThat(post(browser, "/letters/templates/test/test", Map.of("_csrf", csrf, "address", "me"))
                        .expect(200)
                        .body())
                .contains("测试信没有发");
    }

    @Test
    void knowsNoOtherTemplate() {
        resident.signedIn("admin").get("/letters/templates/frame").expect(404);
    }

    private static Letter letter(String key, String address) {
        return new Letter(key, LetterTemplate.PROGRESS, address, "SQ20260304000001", LetterTemplate.PROGRESS.samples());
    }

    private String status(String key) {
        return jdbc.sql("select status from letter where business_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private long versions() {
        return count("select count(*) from letter_template");
    }

    private static String csrf(Answer page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as("a form with a token").isTrue();
        return field.group(1);
    }

    private static Map<String, String> and(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put(name, value);
        return all;
    }

    private static Answer post(Caller browser, String path, Map<String, String> fields) {
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
