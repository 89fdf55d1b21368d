package cn.tongxinqiao.property.process;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.PropertyObjection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Survey, objections, grades and lists over HTTP: who gets what, and what is refused in which words. */
class PublicationPagesIT extends PublicationFixture {

    private static final String EVIL = "<script>alert(1)</script>";

    @LocalServerPort
    private int port;

    private Caller anybody;
    private Caller clerk;

    @BeforeEach
    void connect() {
        anybody = Caller.anonymous(port);
        clerk = Caller.anonymous(port).signedIn("community06").also("Sec-Fetch-Site", "same-origin");
    }

    private static Answer post(Caller browser, String page, String action, String fields) {
        return browser.form(action, "_csrf=" + csrf(browser, page) + "&" + fields);
    }

    private static String csrf(Caller browser, String page) {
        Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get(page).expect(200).body());
        return found.find() ? found.group(1) : "";
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> encode(one.getKey(), UTF_8) + "=" + encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String answers(String number, OwnerLink home, String choice) {
        Map<String, String> sent = all(number, choice).entrySet().stream()
                .collect(Collectors.toMap(one -> "answer." + one.getKey(), Map.Entry::getValue));
        sent.put("code", home.code());
        return form(sent);
    }

    @Test
    void aHomeAnswersByItsCodeAndChangesItUntilTheEnd() {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        anybody.get("/property-survey/" + number).expect(200);
        assertThat(anybody.get("/property-survey/" + number + "?code=" + home.code())
                        .expect(200)
                        .body())
                .contains("很满意", "提交评价");
        anybody.get("/property-survey/" + number + "?code=AAAAAAAAAA").expect(404);
        anybody.get("/property-survey/" + number + "?home=1&token=x").expect(404);
        anybody.get("/property-survey/" + number + "?home=x&token=x").expect(404);
        anybody.form("/property-survey/" + number, form(Map.of("code", home.code())))
                .expect(422);
        anybody.form("/property-survey/" + number, answers(number, home, "SATISFIED"))
                .expect(302);
        anybody.form("/property-survey/" + number, answers(number, home, "NEUTRAL"))
                .expect(302);
        assertThat(anybody.get("/property-survey/" + number + "?code=" + home.code())
                        .expect(200)
                        .body())
                .contains("改成这样");
        assertThat(survey.close(number).score()).isEqualByComparingTo("60");
        anybody.form("/property-survey/" + number, answers(number, home, "SATISFIED"))
                .expect(409);
        assertThat(anybody.get("/property-survey/" + number + "?code=" + home.code())
                        .expect(200)
                        .body())
                .contains("测评已经结束");
    }

    @Test
    void papersAreEnteredByWhoKeepsTheRegisterOnly() {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        String page = "/property-assessments/" + number + "/survey";
        anybody.get(page).expect(401);
        Caller.anonymous(port)
                .signedIn("community02")
                .also("Sec-Fetch-Site", "same-origin")
                .get(page)
                .expect(404);
        Caller.anonymous(port)
                .signedIn("housing")
                .also("Sec-Fetch-Site", "same-origin")
                .get(page)
                .expect(200);
        assertThat(clerk.get(page).expect(200).body()).contains("录入一份").doesNotContain(home.code());
        post(clerk, page, page + "/answers", form(Map.of("home", home.code(), "choices", "1111111")))
                .expect(422);
        post(clerk, page, page + "/papers", form(Map.of("papers", "x"))).expect(422);
        clerk.upload(
                        page + "/papers",
                        new Caller.Part(
                                "_csrf", null, "text/plain", csrf(clerk, page).getBytes(UTF_8)),
                        new Caller.Part("papers", null, "text/plain", "1".getBytes(UTF_8)),
                        new Caller.Part("scan", "清点表.png", "image/png", PHOTO))
                .expect(302);
        String evil = post(clerk, page, page + "/answers", form(Map.of("home", EVIL, "choices", "1111111")))
                .expect(422)
                .body();
        assertThat(evil).doesNotContain(EVIL).contains("没有这一户");
        post(clerk, page, page + "/answers", form(Map.of("home", home.code(), "choices", "1111111")))
                .expect(302);
        post(clerk, page, page + "/answers", form(Map.of("home", home.code(), "choices", "1111111")))
                .expect(422);
        Caller.anonymous(port)
                .signedIn("housing")
                .also("Sec-Fetch-Site", "same-origin")
                .form(page + "/codes", form(Map.of("count", "1")))
                .expect(403);
        assertThat(post(clerk, page, page + "/codes", form(Map.of("count", "2")))
                        .expect(200)
                        .body())
                .contains("只显示这一次");
        assertThat(survey.progress(number, CLERK).onPaper()).isOne();
    }

    @Test
    void theCompanyObjectsByItsLinkAndTheStreetDecides() {
        String number = posted();
        String link = "/property-objection/" + number;
        String token = firmToken(number);
        assertThat(anybody.get(link + "?token=" + token).expect(200).body()).contains("86.50", "提出异议");
        anybody.get(link + "?token=x").expect(404);
        anybody.get(link).expect(404);
        anybody.form(link, form(Map.of("token", token, "text", " ", "key", "k")))
                .expect(422);
        anybody.form(link, form(Map.of("token", token, "text", EVIL, "key", "k")))
                .expect(302);
        anybody.form(link, form(Map.of("token", token, "text", "再来", "key", "k2")))
                .expect(409);
        assertThat(anybody.get(link + "?token=" + token).expect(200).body())
                .doesNotContain(EVIL)
                .contains("&lt;script&gt;");
        at(get(number).windowUntil());
        fire(number, "event_windowEnded");

        String page = "/property-assessments/" + number + "/objections";
        PropertyObjection objection = objections.list(number, CLERK).get(0);
        String decision = page + "/" + objection.id() + "/decision";
        assertThat(clerk.get(page).expect(200).body()).doesNotContain(EVIL).doesNotContain("登记决定");
        Caller street = Caller.anonymous(port).signedIn("street06").also("Sec-Fetch-Site", "same-origin");
        assertThat(street.get(page).expect(200).body()).contains("登记决定", "绿化养护");
        post(clerk, page, decision, form(Map.of("decision", "REJECTED", "reasons", "不")))
                .expect(403);
        post(street, page, decision, form(Map.of("decision", "UPHELD", "reasons", "对")))
                .expect(422);
        post(street, page, decision, form(Map.of("decision", "UPHELD", "reasons", "对", "score.cleaning", "16")))
                .expect(422);
        post(street, page, decision, form(Map.of("decision", "UPHELD", "reasons", "对", "score.cleaning", "15")))
                .expect(302);
        post(street, page, decision, form(Map.of("decision", "REJECTED", "reasons", "不")))
                .expect(409);
        assertThat(objections.list(number, CLERK).get(0).status()).isEqualTo(PropertyObjection.Status.UPHELD);
    }

    @Test
    void ownersJoinByTheirCodes() {
        String number = drafted();
        jdbc.sql("update property_survey set closed_at = null, respondents = null, praise = null, turnout = null,"
                        + " valid = null, score = null where assessment = ?")
                .param(number)
                .update();
        jdbc.sql("delete from property_survey_code where assessment = ?")
                .param(number)
                .update();
        List<OwnerLink> homes = homes(number, 2);
        survey.close(number);
        String link = "/property-objection/" + number;
        anybody.form(link, form(Map.of("code", homes.get(0).code(), "text", "保洁差", "key", "k")))
                .expect(409);
        post(number);
        anybody.form(link, form(Map.of("code", homes.get(0).code(), "text", "保洁差", "key", "k")))
                .expect(302);
        String id = objections.list(number, CLERK).get(0).id().toString();
        assertThat(anybody.get(link + "?code=" + homes.get(1).code())
                        .expect(200)
                        .body())
                .contains("保洁差", "参加这条异议");
        anybody.form(link + "/join", form(Map.of("code", homes.get(1).code(), "objection", "x")))
                .expect(404);
        anybody.form(link + "/join", form(Map.of("code", homes.get(1).code(), "objection", id)))
                .expect(302);
        assertThat(objections.list(number, CLERK).get(0).status()).isEqualTo(PropertyObjection.Status.OPEN);
    }

    @Test
    void everybodySeesGradesOnlyFromTheNoticeOn() {
        String number = drafted();
        String compound = get(number).compoundName();
        String page = "/property-grades?quarter=" + QUARTER + "&town=" + TOWN + "&page=";
        assertThat(pages(page)).doesNotContain(compound);
        post(number);
        assertThat(pages(page)).contains(compound, "公示中", "2026-07-20 24:00", "20%");
        at(get(number).windowUntil());
        fire(number, "event_windowEnded");
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
        assertThat(pages(page)).contains("2026-07-21 正式公布");
        for (String bad : List.of("", "?quarter=x", "?page=x", "?page=-1", "?page=999999999", "?town=%27--")) {
            anybody.get("/property-grades" + bad).expect(200);
        }
        assertThat(anybody.get("/property-lists").expect(200).body()).contains("红榜", "黑榜", "异议");
    }

    private String pages(String page) {
        StringBuilder all = new StringBuilder();
        for (int at = 1; at <= 10; at++) {
            all.append(anybody.get(page + at).expect(200).body());
        }
        return all.toString();
    }
}
