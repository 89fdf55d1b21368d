package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.property.FirmLinks;
import cn.tongxinqiao.property.ScorerRole;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of an assessment over HTTP: the list, the case, the scores, and the company's own page. */
@IntegrationTest
class PropertyScoresPagesIT extends CollectFixture {

    @LocalServerPort
    private int port;

    @Autowired
    private FirmLinks links;

    private Caller anybody;

    @BeforeEach
    void connect() {
        anybody = Caller.anonymous(port);
    }

    @ParameterizedTest
    @CsvSource({
        "community02,200",
        "street02,200",
        "orgdept,200",
        "community01,404",
        "street01,404",
        "clerk,404",
        "member01,403"
    })
    void whoMayRead(String person, int status) {
        String number = collecting();
        Caller browser = anybody.signedIn(person);

        for (String path : new String[] {"", "/scores"}) {
            assertThat(browser.get("/property-assessments/" + number + path).status())
                    .as(path)
                    .isEqualTo(status);
        }
    }

    @Test
    void theCaseSaysWhereEachFigureComesFrom() {
        String number = collecting();
        submit(
                number,
                "userTask_selfReport",
                "community02",
                Map.of("feePaid", 320, "income", "<b>停车</b>收益。", "complaints", "没有。"));
        answer(number, "dept-fire", "fire", "80");
        String page = anybody.signedIn("community02")
                .get("/property-assessments/" + number)
                .expect(200)
                .body();

        assertThat(page)
                .contains("320 户（来自企业自评和社区核对）", "区消防救援大队", "按评了分的部门的权重折算：80.00", "&lt;b&gt;停车", "待办")
                .doesNotContain("<b>停车");
        assertThat(anybody.signedIn("orgdept")
                        .get("/property-assessments?quarter=2026Q1")
                        .expect(200)
                        .body())
                .contains(number, "手工启动");
        assertThat(anybody.signedIn("community02")
                        .get("/property-assessments")
                        .expect(200)
                        .body())
                .doesNotContain("手工启动");
        assertThat(anybody.signedIn("community02")
                        .get("/property-assessments?quarter=2026Q9")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aScorerWritesItsSheetAndDoesNotReadTheOther() {
        String number = collecting();
        String path = "/property-assessments/" + number + "/scores";
        Caller community = anybody.signedIn("community02");
        Caller street = anybody.signedIn("street02");

        assertThat(post(community, path + "/COMMUNITY", path, "score-fire", "12.5")
                        .status())
                .isEqualTo(422);
        Answer refused = post(community, path + "/COMMUNITY", path, "score-fire", "12,5", "note-fire", "灭火器过期");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).as("nothing typed is lost").contains("灭火器过期");
        assertThat(post(community, path + "/COMMUNITY", path, "note-fire", "栓箱上锁", "score-order", "9")
                        .expect(422)
                        .body())
                .contains("写了扣分原因，没有写得分", "栓箱上锁");
        assertThat(post(community, path + "/COMMUNITY", path, "fact-LIFT_UNSAFE", "停了三天")
                        .expect(422)
                        .body())
                .contains("没有勾选", "停了三天");
        assertThat(onsite.sheet(number, ScorerRole.COMMUNITY)).isEmpty();
        assertThat(post(community, path + "/STREET", path, "score-fire", "11").status())
                .isEqualTo(403);
        assertThat(post(
                                community,
                                path + "/COMMUNITY",
                                path,
                                "score-fire",
                                "11",
                                "note-fire",
                                "灭火器过期",
                                "veto-LIFT_UNSAFE",
                                "1",
                                "fact-LIFT_UNSAFE",
                                "困人两次")
                        .status())
                .isEqualTo(302);
        assertThat(onsite.sheet(number, ScorerRole.COMMUNITY).orElseThrow().vetoes())
                .containsEntry("LIFT_UNSAFE", "困人两次");
        assertThat(community.get(path).body()).contains("灭火器过期", "困人两次");
        assertThat(street.get(path).body()).doesNotContain("灭火器过期", "困人两次");

        score(number, WORKER, Map.of("fire", "11", "facility", "15"), Map.of());
        score(number, STREET, Map.of("fire", "11", "facility", "5"), Map.of());
        assertThat(street.get(path).body()).contains("评分对照", "待会商");
        assertThat(post(street, path + "/joint/ITEM/facility", path, "score", "9", "note", "一起看过")
                        .status())
                .isEqualTo(302);
        assertThat(post(street, path + "/joint/ITEM/fire", path, "score", "9", "note", "一起看过")
                        .status())
                .isEqualTo(422);
        assertThat(street.get(path).body()).contains("一起看过");
    }

    @Test
    void photosAreKeptWithTheScoresAndARefusedPhotoLeavesThemKept() {
        String number = collecting();
        String path = "/property-assessments/" + number + "/scores";
        Caller community = anybody.signedIn("community02");

        Answer refused = upload(community, path + "/COMMUNITY", path, "9", "并不是照片".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("评分已保存，照片没有收下。", "role=\"alert\"");
        assertThat(fireScore(number)).isEqualByComparingTo("9");
        assertThat(onsite.photos(number, ScorerRole.COMMUNITY)).isEmpty();

        assertThat(upload(community, path + "/COMMUNITY", path, "12.5", picture())
                        .status())
                .isEqualTo(422);
        assertThat(fireScore(number)).isEqualByComparingTo("9");
        assertThat(onsite.photos(number, ScorerRole.COMMUNITY)).isEmpty();

        assertThat(upload(community, path + "/COMMUNITY", path, "8.5", picture())
                        .status())
                .isEqualTo(302);
        assertThat(fireScore(number)).isEqualByComparingTo("8.5");
        assertThat(onsite.photos(number, ScorerRole.COMMUNITY)).hasSize(1);
        assertThat(upload(community, path + "/COMMUNITY", path, "8", new byte[0])
                        .status())
                .isEqualTo(302);
        assertThat(fireScore(number)).isEqualByComparingTo("8");
        assertThat(onsite.photos(number, ScorerRole.COMMUNITY)).hasSize(1);
    }

    private BigDecimal fireScore(String number) {
        return onsite.sheet(number, ScorerRole.COMMUNITY)
                .orElseThrow()
                .items()
                .get("fire")
                .score();
    }

    private static Answer upload(Caller browser, String path, String page, String fire, byte[] photo) {
        return browser.also("Sec-Fetch-Site", "same-origin")
                .upload(
                        path,
                        text("_csrf", csrf(browser, page)),
                        text("score-fire", fire),
                        new Caller.Part("photos", photo.length == 0 ? "" : "现场.png", "image/png", photo));
    }

    private static Caller.Part text(String name, String value) {
        return new Caller.Part(name, null, "text/plain; charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
    }

    private static String csrf(Caller browser, String page) {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get(page).body());
        assertThat(csrf.find()).as("a form on " + page).isTrue();
        return csrf.group(1);
    }

    @Test
    void theCompanyReportsByItsLinkAndOnlyByIt() {
        String number = collecting();
        String path = "/property-firm/" + number;
        assertThat(anybody.get(path).status()).isEqualTo(404);
        assertThat(anybody.get(path + "?token=x").status()).isEqualTo(404);
        String link = links.path(number);
        assertThat(anybody.get(link).expect(200).body()).contains("填报自评").doesNotContain("已交的自评");
        String token = links.token(number);

        Answer refused = anybody.form(
                path + "/report",
                "token=" + token + "&feePaid=500&income=" + coded("停车收益") + "&complaints=" + coded("没有"),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("停车收益", "400");
        assertThat(anybody.form(
                                path + "/report",
                                "token=" + token + "&feePaid=300&income=" + coded("停车收益") + "&complaints="
                                        + coded("没有"),
                                "Sec-Fetch-Site",
                                "same-origin")
                        .status())
                .isEqualTo(302);
        assertThat(anybody.get(link + "&done=1").body()).contains("已收到", "更正自评", "停车收益");
        assertThat(open(number)).contains("userTask_confirmReport");
    }

    @Test
    void aQuarterIsOpenedByWhoMayAndOnlyWhenItIsOver() {
        assertThat(post(
                                anybody.signedIn("orgdept"),
                                "/property-assessments",
                                "/property-assessments",
                                "quarter",
                                "2026Q2")
                        .status())
                .isEqualTo(422);
        assertThat(post(anybody.signedIn("orgdept"), "/property-assessments", "/property-assessments", "quarter", "第一季")
                        .status())
                .isEqualTo(422);
        collecting();
        assertThat(post(
                                anybody.signedIn("orgdept"),
                                "/property-assessments",
                                "/property-assessments",
                                "quarter",
                                "2026Q1")
                        .status())
                .isEqualTo(409);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer post(Caller browser, String path, String page, String... pairs) {
        StringBuilder body = new StringBuilder("_csrf=").append(csrf(browser, page));
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&').append(pairs[i]).append('=').append(coded(pairs[i + 1]));
        }
        return browser.form(path, body.toString(), "Sec-Fetch-Site", "same-origin");
    }
}
