package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.lift.Concern;
import cn.tongxinqiao.lift.LiftOwnerLinks;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dossier, catalogue and reports over HTTP, and what owners and the public get to see. */
@IntegrationTest
class LiftDossierPagesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DrivenLift lift;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private LiftOwnerLinks links;

    @Autowired
    private JdbcClient jdbc;

    private Caller anybody;

    @BeforeEach
    void connect() {
        anybody = Caller.anonymous(port);
    }

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
        jdbc.sql("delete from lift_measure_use").update();
        jdbc.sql("delete from lift_measure where not shipped").update();
        jdbc.sql("delete from lift_notice where places = 'LiftDossierPagesIT'").update();
    }

    @ParameterizedTest
    @CsvSource({
        "community01,200,true",
        "street01,200,true",
        "mediator,200,false",
        "housing,200,false",
        "community02,404,false",
        "clerk,404,false",
        "member01,403,false",
        "firma,403,false"
    })
    void whoMayReadAndWhoMayAdd(String person, int status, boolean adds) {
        String number = worried();
        Caller browser = anybody.signedIn(person);

        for (String part : List.of("dossier", "measures", "report")) {
            Answer page = browser.get("/lift-cases/" + number + "/" + part);
            assertThat(page.status()).as(part).isEqualTo(status);
            assertThat(page.body().contains("action=\"/lift-cases/" + number))
                    .as(part + " has forms")
                    .isEqualTo(adds && !part.equals("report"));
            assertThat(page.body()).doesNotContain("张三丰", "13800138000", "张美玲");
        }
        for (String file : List.of("dossier/dossier.pdf", "dossier/dossier.zip", "report.pdf")) {
            Answer sent = browser.get("/lift-cases/" + number + "/" + file);
            assertThat(sent.status()).as(file).isEqualTo(status);
            if (status == 200) {
                assertThat(sent.header("Cache-Control").orElse("")).contains("no-store");
                assertThat(sent.header("Content-Disposition").orElse("")).startsWith("attachment");
            }
        }
        if (status == 200) {
            String csrf = csrf(anybody.signedIn("community01").get("/lift-cases/" + number + "/dossier"));
            Answer tried = browser.form(
                    "/lift-cases/" + number + "/dossier/SCHEME/SAFETY/waiver",
                    "_csrf=" + csrf + "&reason=x",
                    "Sec-Fetch-Site",
                    "same-origin");
            assertThat(tried.status()).isIn(adds ? List.of(302, 403) : List.of(403));
        }
    }

    @Test
    void aPaperIsUploadedRefusedAndTakenBack() throws IOException {
        String number = worried();
        String page = "/lift-cases/" + number + "/dossier";
        Caller browser = anybody.signedIn("community01");

        assertThat(upload(browser, page, "/SCHEME/SCHEME_DRAWINGS", "x.pdf", "文字".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("只接受 PDF、JPEG、PNG");
        assertThat(upload(browser, page, "/SCHEME/SCHEME_DRAWINGS", "x.pdf", new byte[0])
                        .body())
                .contains("请选择要上传的文件");
        assertThat(upload(browser, page, "/SCHEME/NONE", "x.jpg", photo().bytes())
                        .status())
                .isEqualTo(404);
        assertThat(upload(browser, page, "/NOWHERE/SAFETY", "x.jpg", photo().bytes())
                        .status())
                .isEqualTo(404);
        assertThat(upload(
                                browser,
                                page,
                                "/SCHEME/SCHEME_DRAWINGS",
                                "方案图.pdf",
                                LiftDossierIT.pdf(1).bytes())
                        .status())
                .isEqualTo(302);
        Answer there = browser.get(page);
        assertThat(there.body()).contains("方案图.pdf");
        String file = found(there, "/dossier/SCHEME/SCHEME_DRAWINGS/([0-9a-f-]{36})\"");
        assertThat(browser.get(page + "/SCHEME/SCHEME_DRAWINGS/" + file).status())
                .isEqualTo(200);
        assertThat(browser.get(page + "/SCHEME/SAFETY/" + file).status()).isEqualTo(404);
        assertThat(post(browser, page, "/SCHEME/SCHEME_DRAWINGS/" + file + "/removal")
                        .status())
                .isEqualTo(302);
        assertThat(browser.get(page).body()).doesNotContain("方案图.pdf");
        assertThat(post(browser, page, "/SCHEME/SAFETY/waiver", "reason", "不占<script>消防车道")
                        .status())
                .isEqualTo(302);
        assertThat(browser.get(page).body()).contains("不占&lt;script&gt;消防车道").doesNotContain("不占<script>");
        assertThat(post(browser, page, "/SCHEME/SCHEME_DRAWINGS/waiver", "reason", "没有")
                        .body())
                .contains("必备材料");
    }

    @Test
    void theCasePageSaysWhatIsMissing() {
        String number = worried();

        assertThat(anybody.signedIn("community01").get("/lift-cases/" + number).body())
                .contains("✗ 缺 初步设计方案图", "/lift-cases/" + number + "/dossier");
    }

    @Test
    void theCatalogueIsKeptByTheDistrictOnly() {
        Caller analyst = anybody.signedIn("analyst");
        String page = "/lift-concerns";

        assertThat(post(analyst, page, "", "kind", "AIR", "label", "改用百叶门", "hint", "")
                        .status())
                .isEqualTo(302);
        assertThat(post(analyst, page, "", "kind", "AIR", "label", "改用百叶门", "hint", "")
                        .body())
                .contains("已有“改用百叶门”");
        assertThat(post(analyst, page, "", "kind", "NONE", "label", "x", "hint", "")
                        .body())
                .contains("请选择是哪一类顾虑");
        Answer clerks = anybody.signedIn("community01").get(page);
        assertThat(clerks.body()).contains("改用百叶门").doesNotContain("action=\"/lift-concerns");
        assertThat(anybody.signedIn("member01").get(page).status()).isEqualTo(403);
    }

    @Test
    void aLinkThatIsNotGoodIsAnsweredLikeACaseThatIsNot() {
        String number = worried();
        UUID party = lift.home("101").party();
        String good = links.of(number, party).path("");

        Answer own = anybody.get(good).expect(200);
        assertThat(own.body()).contains("101 室", "井道换玻璃", "586,000.00").doesNotContain("102 室", "别人的话", "<script");
        assertThat(own.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        String unknown =
                anybody.get(good.replace(number, "JZ20200101001")).expect(404).body();
        for (String bad : List.of(
                good.substring(0, good.length() - 2) + "xx",
                "/lift/" + number,
                "/lift/" + number + "?owner=" + party,
                "/lift/" + number + "?owner=x&token=x")) {
            assertThat(withoutItsTime(anybody.get(bad).expect(404).body())).isEqualTo(withoutItsTime(unknown));
        }
    }

    /** The page names the second it was asked at, for whoever looks for it in the log. */
    private static String withoutItsTime(String page) {
        return page.replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}", "");
    }

    @Test
    void theNoticeIsForEverybodyWithoutNamesAndClosesWithItsWindow() {
        String number = worried();
        anybody.get("/lift-notices/" + number).expect(404);
        hang(number, 8);

        Answer open = anybody.get("/lift-notices/" + number).expect(200);
        assertThat(open.body())
                .contains("正在公示", "586,000.00", "29,841.50", "904", "怎样提异议")
                .doesNotContain("张三丰", "**", "O01", "井道换玻璃", "别人的话");
        assertThat(anybody.get("/lift-notices").expect(200).body()).contains(number);
        anybody.get("/lift-notices?page=99").expect(200);
        anybody.get("/lift-notices?page=x").expect(200);

        jdbc.sql(
                        "update lift_notice set ends_at = now() - interval '1 minute', ends_on = current_date - 1 where lift = ?")
                .param(number)
                .update();
        assertThat(anybody.get("/lift-notices/" + number).expect(200).body())
                .contains("已结束")
                .doesNotContain("正在公示");
        jdbc.sql("update lift_notice set conclusion = 'PASSED', concluded_at = now() where lift = ?")
                .param(number)
                .update();
        assertThat(anybody.get("/lift-notices/" + number).expect(200).body())
                .contains("已结束", "不再公开各户数额")
                .doesNotContain("29,841.50");
    }

    private void hang(String number, int days) {
        jdbc.sql("update lift_case set status = 'NOTICE' where number = ?")
                .param(number)
                .update();
        jdbc.sql(
                        "insert into lift_notice (id, lift, edition, posted_on, places, days, day_kind, table_version, ends_on,"
                                + " ends_at, posted_by, posted_at) values (gen_random_uuid(), :lift, 1, current_date - 2,"
                                + " 'LiftDossierPagesIT', 10, 'CALENDAR', 1, current_date + :days, now() + interval '8 days',"
                                + " 'community01', now())")
                .param("lift", number)
                .param("days", days)
                .update();
    }

    private String worried() {
        String number = lift.at("SCHEME", "userTask_scheme");
        say(number, "101", Concern.LIGHT, "井道换玻璃");
        say(number, "102", Concern.NOISE, "别人的话");
        return number;
    }

    private void say(String number, String home, Concern concern, String condition) {
        wishes.record(
                number,
                null,
                List.of(new SaidPosition(lift.home(home).home().id(), Wish.OPPOSE, concern, null, condition)),
                CLERK,
                DrivenLift.key());
    }

    private static Answer upload(Caller browser, String page, String paper, String name, byte[] bytes) {
        return browser.also("Sec-Fetch-Site", "same-origin")
                .upload(
                        page + paper,
                        new Caller.Part(
                                "_csrf",
                                null,
                                "text/plain",
                                csrf(browser.get(page)).getBytes(StandardCharsets.UTF_8)),
                        new Caller.Part("files", name, "application/octet-stream", bytes));
    }

    private static Answer post(Caller browser, String page, String act, String... pairs) {
        StringBuilder body = new StringBuilder("_csrf=").append(csrf(browser.get(page)));
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&')
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return browser.form(page + act, body.toString(), "Sec-Fetch-Site", "same-origin");
    }

    private static String csrf(Answer page) {
        return found(page, "name=\"_csrf\" value=\"([^\"]+)\"");
    }

    private static String found(Answer page, String pattern) {
        Matcher field = Pattern.compile(pattern).matcher(page.body());
        assertThat(field.find()).as(pattern + " in " + page.body()).isTrue();
        return field.group(1);
    }
}
