package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.privacy.LinkTokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Votes over the API, on the pages of staff, and over an owner's personal link. */
class VotingIT extends ContractTest {

    @Autowired
    private Clock clock;

    @Autowired
    private LinkTokens tokens;

    @Test
    void aVoteRunsOverTheApiFromDraftToProtocol() {
        Caller worker = as("community01");
        String number = draft(worker, "接口表决");
        worker.get("/api/votes/" + number + "/board").problem(409);
        worker.post("/api/votes/" + number + "/open", null).expect(200);
        JsonNode board =
                worker.get("/api/votes/" + number + "/board").expect(200).json();
        assertThat(board.path("homes")).hasSize(36);
        assertThat(board.path("missing")).hasSize(35);
        assertThat(board.at("/gap/quorum").asText()).isEqualTo("还差 24 户、1971.60 ㎡");
        assertThat(board.at("/homes/0/names").asText()).contains("*");
        assertThat(worker.get("/api/votes/" + number + "/board?building=LJHY-3&entrance=9")
                        .expect(200)
                        .json()
                        .path("homes"))
                .isEmpty();

        for (JsonNode head : board.path("missing")) {
            worker.post(
                            "/api/votes/" + number + "/ballots",
                            Map.of("party", head.path("party").asText(), "choice", "AGREE", "channel", "VISIT"),
                            "Idempotency-Key",
                            head.path("owner").asText())
                    .expect(201);
        }
        assertThat(worker.get("/api/votes/" + number + "/gap").expect(200).text("approval"))
                .isEqualTo("已达到");
        String open =
                resident.get("/api/votes/" + number + "/summary").expect(200).body();
        assertThat(open).contains("\"35/35\"", "\"agreeHeads\":null", "\"passed\":null");
        assertThat(resident.get("/votes/" + number).expect(200).body()).doesNotContain("占参与的");

        String sha256 =
                worker.post("/api/votes/" + number + "/close", null).expect(200).text("protocolSha256");

        Answer protocol = worker.get("/api/votes/" + number + "/protocol").expect(200);
        assertThat(protocol.header("Content-Type")).hasValue("application/pdf");
        JsonNode summary =
                resident.get("/api/votes/" + number + "/summary").expect(200).json();
        assertThat(summary.path("passed").asBoolean()).isTrue();
        assertThat(summary.path("protocolSha256").asText()).isEqualTo(sha256);
        assertThat(resident.get("/votes/" + number).expect(200).body())
                .contains("通过", sha256, "《民法典》第二百八十条")
                .doesNotContain("陈*");
        assertThat(worker.post("/api/votes/" + number + "/recounts", null)
                        .expect(201)
                        .json()
                        .path("same")
                        .asBoolean())
                .isTrue();
        worker.post("/api/votes/" + number + "/cancellation", Map.of("reason", "太迟了"))
                .problem(409);
    }

    @Test
    void refusesBallotsThatAreNone() throws IOException {
        Caller worker = as("community01");
        String number = opened(worker, "拒收");
        String party = party(worker, number, 0);
        String path = "/api/votes/" + number + "/ballots";

        assertThat(worker.post(path, Map.of("party", party, "choice", "MAYBE", "channel", "VISIT"), key())
                        .problem(422))
                .contains("同意、反对或弃权");
        assertThat(worker.post(path, Map.of("party", party, "choice", "AGREE", "channel", "ONLINE"), key())
                        .problem(422))
                .contains("纸质票或上门");
        assertThat(worker.post(path, Map.of("party", party, "choice", "AGREE", "channel", "PAPER"), key())
                        .problem(422))
                .contains("照片");
        assertThat(worker.post(path, Map.of("party", "x", "choice", "AGREE", "channel", "VISIT"), key())
                        .problem(422))
                .contains("名册");
        assertThat(worker.post(path, Map.of("party", party, "choice", "AGREE", "channel", "VISIT"))
                        .problem(422))
                .contains("Idempotency-Key");
        assertThat(worker.post(
                                path,
                                Map.of("party", party, "choice", "AGREE", "channel", "VISIT", "givenAt", "gestern"),
                                key())
                        .problem(422))
                .contains("2026-11-20T09:00:00+08:00");
        worker.post(path, "{", key()).problem(400);
        as("housing")
                .post(path, Map.of("party", party, "choice", "AGREE", "channel", "VISIT"), key())
                .problem(403);
        as("community02")
                .post(path, Map.of("party", party, "choice", "AGREE", "channel", "VISIT"), key())
                .problem(404);

        JsonNode kept = worker.also(key())
                .upload(
                        path,
                        field("party", party),
                        field("choice", "OPPOSE"),
                        field("channel", "PAPER"),
                        field("givenAt", ""),
                        new Caller.Part("evidence", "票.png", "image/png", photo()))
                .expect(201)
                .json();
        String id = kept.path("id").asText();
        JsonNode files = worker.get(path + "/" + id + "/files").expect(200).json();
        assertThat(files).hasSize(1);
        worker.get(path + "/" + id + "/files/" + files.at("/0/id").asText()).expect(200);
        worker.get(path + "/" + id + "/files/x").problem(404);
        assertThat(worker.post(path + "/" + id + "/invalid", Map.of("reason", "涂改"))
                        .expect(200)
                        .text("state"))
                .isEqualTo("无效");
        worker.post(path + "/x/invalid", Map.of("reason", "涂改")).problem(404);
    }

    @Test
    void anOwnerVotesOverTheLinkWithAConfirmationAndMayChange() {
        Caller worker = as("community01");
        String number = opened(worker, "网上投票");
        String party = party(worker, number, 1);
        String token = tokens.tokenFor("vote:" + number + ":" + party + ":1");
        String path = "/votes/" + number + "/ballot";
        String link = path + "?owner=" + party + "&token=" + token;

        String page = resident.get(link).expect(200).body();
        assertThat(page).contains("还没有投票", "102", "72.40", "是否同意").doesNotContain("<script", "李秀兰");
        assertThat(ballots(worker, number)).isEmpty();
        String form = "owner=" + party + "&token=" + token;
        assertThat(resident.form(path, form).expect(200).body()).contains("请选择同意、反对或弃权");
        String confirm = resident.form(path, form + "&choice=AGREE").expect(200).body();
        assertThat(confirm).contains("请确认", "确认：同意");
        assertThat(ballots(worker, number)).isEmpty();
        String key = found(confirm, "name=\"key\" value=\"([^\"]+)\"");
        String sent = form + "&choice=AGREE&confirmed=1&key=" + key;

        resident.form(path, sent).expect(302);
        resident.form(path, sent).expect(302);

        assertThat(ballots(worker, number)).hasSize(1);
        assertThat(resident.get(link + "&done=1").expect(200).body()).contains("收到您的票了", "同意");
        resident.form(path, form + "&choice=OPPOSE&confirmed=1&key=second").expect(302);
        assertThat(resident.get(link).expect(200).body()).contains("您投过的票", "已改票");
        resident.get(path + "?owner=" + party + "&token=x").expect(404);
        resident.get("/votes/BJ20000101001/ballot?owner=" + party + "&token=" + token)
                .expect(404);
        resident.form(path, "owner=" + party + "&token=x&choice=AGREE&confirmed=1&key=k")
                .expect(404);
    }

    @Test
    void staffRunAVoteOnThePages() throws IOException {
        Caller browser = resident.signedIn("community01");
        String blank = browser.get("/voting/new?compound=LJHY").expect(200).body();
        assertThat(blank).contains("加装电梯", "荔景花园3栋1单元");
        String csrf = csrf(blank);
        String form = "_csrf=" + csrf + "&compound=LJHY&matter=LIFT&part=LJHY-3/1%E5%8D%95%E5%85%83&text=%E5%95%8F"
                + "&key=" + UUID.randomUUID() + "&opens=" + local(0) + "&closes=" + local(7);
        assertThat(post(browser, "/voting/new", form + "&title=").expect(200).body())
                .contains("请填写标题");
        Answer drafted = post(browser, "/voting/new", form + "&title=%3Cb%3E").expect(302);
        assertThat(post(browser, "/voting/new", form + "&title=%3Cb%3E").header("Location"))
                .isEqualTo(drafted.header("Location"));
        String at = drafted.header("Location").orElseThrow().replaceAll("^https?://[^/]+|\\?.*", "");

        assertThat(browser.get(at).expect(200).body())
                .contains("开始表决", "&lt;b&gt;")
                .doesNotContain("<b>");
        browser.get(at + "/edit").expect(200);
        post(browser, at + "/open", "_csrf=" + csrf).expect(302);
        assertThat(browser.get(at).expect(200).body()).contains("还没有投票（", "还差 24 户、1971.60 ㎡", "O01");
        assertThat(post(browser, at + "/close", "_csrf=" + csrf).expect(200).body())
                .contains("还没有到截止时间");
        String entry = browser.get(at + "/ballots/new").expect(200).body();
        String party = found(entry, "<option value=\"([0-9a-f-]{36})\"");
        String key = found(entry, "name=\"key\" value=\"([^\"]+)\"");
        Caller.Part[] paper = {
            field("_csrf", csrf),
            field("key", key),
            field("party", party),
            field("choice", "AGREE"),
            field("channel", "PAPER")
        };
        Caller sameOrigin = browser.also("Sec-Fetch-Site", "same-origin");
        assertThat(sameOrigin.upload(at + "/ballots/new", paper).expect(200).body())
                .contains("照片或扫描件");
        Caller.Part[] withPhoto = Arrays.copyOf(paper, paper.length + 1);
        withPhoto[paper.length] = new Caller.Part("evidence", "票.png", "image/png", photo());
        sameOrigin.upload(at + "/ballots/new", withPhoto).expect(302);
        String page = browser.get(at).expect(200).body();
        String ballot = found(page, "/ballots/([0-9a-f-]{36})/files");
        assertThat(browser.get(at + "/ballots/" + ballot + "/files").expect(200).body())
                .contains("票.png");
        post(browser, at + "/ballots/" + ballot + "/invalid", "_csrf=" + csrf + "&reason=%E6%B6%82%E6%94%B9")
                .expect(302);
        post(browser, at + "/reminders", "_csrf=" + csrf).expect(302);
        assertThat(browser.get(at + "/ballots.pdf?party=" + party).expect(200).header("Content-Type"))
                .hasValue("application/pdf");
        assertThat(post(browser, at + "/cancellation", "_csrf=" + csrf + "&reason=")
                        .expect(200)
                        .body())
                .contains("请写明原因");
        post(browser, at + "/cancellation", "_csrf=" + csrf + "&reason=%E6%94%B9%E6%96%B9%E6%A1%88")
                .expect(302);
        assertThat(browser.get("/voting?status=CANCELLED").expect(200).body()).contains("已取消");
        resident.signedIn("community02").get(at).expect(404);
    }

    @Test
    void whatNoDatabaseKeepsIsNothingThatExists() {
        Caller worker = as("community01");
        String number = opened(worker, "怪字");
        worker.get("/api/votes?compound=%00").expect(200);
        assertThat(worker.get("/api/votes/" + number + "/gap").expect(200).text("approval"))
                .isEqualTo("还没有业主参与");
        assertThat(worker.get("/api/votes/" + number + "/board?building=x%00&entrance=%00")
                        .expect(200)
                        .json()
                        .path("homes"))
                .isEmpty();
        for (String odd : List.of("\\u0000", "\\ud800")) {
            String body = "{\"title\":\"t\",\"matter\":\"LIFT\",\"compound\":\"LJHY" + odd + "x\",\"text\":\"t\","
                    + "\"opensAt\":\"2026-01-01T00:00:00Z\",\"closesAt\":\"2026-01-02T00:00:00Z\"}";
            worker.post("/api/votes", body).problem();
            worker.post("/api/votes", body.replace("\"t\"", "\"t" + odd + "\"")).problem();
            worker.post(
                            "/api/votes/" + number + "/ballots",
                            "{\"party\":\"" + odd + "\",\"choice\":\"AGREE\",\"channel\":\"VISIT\"}",
                            key())
                    .problem();
            worker.post(
                            "/api/votes/" + number + "/ballots",
                            "{\"party\":\"" + party(worker, number, 0)
                                    + "\",\"choice\":\"AGREE\",\"channel\":\"VISIT\",\"witness\":\"" + odd + "王\"}",
                            key())
                    .problem();
            worker.post("/api/votes/" + number + "/cancellation", "{\"reason\":\"原因" + odd + "\"}")
                    .problem();
        }
        resident.signedIn("community01").get("/voting?compound=%00&status=%00").expect(200);
        resident.get("/votes/" + number + "/ballot?owner=%00&token=%00").expect(404);
    }

    @ParameterizedTest
    @CsvSource({"community01,200", "admin,200", "housing,200", "mediator,200", "member01,403", "firma,403"})
    void thePageOpensForStaff(String user, int status) {
        resident.signedIn(user).get("/voting").expect(status);
    }

    private String draft(Caller worker, String title) {
        return worker.post(
                        "/api/votes",
                        Map.of(
                                "title", title,
                                "matter", "LIFT",
                                "compound", "LJHY",
                                "building", "LJHY-3",
                                "entrance", "1单元",
                                "text", "是否同意加装电梯？",
                                "opensAt", OffsetDateTime.now(clock).toString(),
                                "closesAt",
                                        OffsetDateTime.now(clock).plusDays(7).toString()))
                .expect(201)
                .text("number");
    }

    private String opened(Caller worker, String title) {
        String number = draft(worker, title);
        worker.post("/api/votes/" + number + "/open", null).expect(200);
        return number;
    }

    private static String party(Caller worker, String number, int home) {
        return worker.get("/api/votes/" + number + "/board")
                .expect(200)
                .json()
                .at("/homes/" + home + "/party")
                .asText();
    }

    private static List<JsonNode> ballots(Caller worker, String number) {
        List<JsonNode> all = new ArrayList<>();
        worker.get("/api/votes/" + number + "/ballots").expect(200).json().forEach(all::add);
        return all;
    }

    private String local(int days) {
        return LocalDateTime.now(clock).plusDays(days).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    }

    private static String[] key() {
        return new String[] {"Idempotency-Key", UUID.randomUUID().toString()};
    }

    private static Caller.Part field(String name, String value) {
        return new Caller.Part(name, null, "text/plain; charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer post(Caller browser, String path, String form) {
        return browser.form(path, form, "Sec-Fetch-Site", "same-origin");
    }

    private static String csrf(String page) {
        return found(page, "name=\"_csrf\" value=\"([^\"]+)\"");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
