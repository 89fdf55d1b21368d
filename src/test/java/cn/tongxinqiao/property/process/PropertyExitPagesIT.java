package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.property.HandoverItem;
import cn.tongxinqiao.property.HandoverItem.Party;
import cn.tongxinqiao.property.HandoverItem.State;
import cn.tongxinqiao.property.PropertyExits.Paper;
import cn.tongxinqiao.property.RectificationStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rectifications and exits on their pages: who sees and writes what, the company's link, bad input. */
class PropertyExitPagesIT extends PropertyFollowFixture {

    private static final String LATER = "2026-03-20";

    @LocalServerPort
    private int port;

    private Caller anybody;

    @BeforeEach
    void connect() {
        anybody = Caller.anonymous(port);
    }

    private Answer post(Caller browser, String page, String action, Map<String, String> fields) {
        String body = "_csrf=" + csrf(browser, page)
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining());
        return browser.form(action, body, "Sec-Fetch-Site", "same-origin");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String csrf(Caller browser, String page) {
        Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get(page).expect(200).body());
        return found.find() ? found.group(1) : "";
    }

    private Answer upload(Caller browser, String page, String action, Map<String, String> fields, String field) {
        List<Caller.Part> parts = new ArrayList<>();
        parts.add(part("_csrf", csrf(browser, page)));
        fields.forEach((name, value) -> parts.add(part(name, value)));
        parts.add(new Caller.Part(field, "通知.png", "image/png", PHOTO));
        return browser.also("Sec-Fetch-Site", "same-origin").upload(action, parts.toArray(Caller.Part[]::new));
    }

    private static Caller.Part part(String name, String value) {
        return new Caller.Part(name, null, "text/plain; charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
    }

    private String page(String number) {
        return "/property-assessments/" + rectifications.get(number).assessment() + "/rectification";
    }

    @Test
    void theCommunityWritesTheItemsOnThePageAndStrangersDoNotSeeIt() {
        String number = opened();
        String page = page(number);
        Caller worker = anybody.signedIn("community04");
        assertThat(post(worker, page, page + "/items", Map.of("what", "<b>灯坏", "byDay", "2099-01-01", "proof", "照片"))
                        .expect(422)
                        .body())
                .contains("role=\"alert\"", "&lt;b&gt;灯坏")
                .doesNotContain("<b>灯坏");
        assertThat(post(worker, page, page + "/items", Map.of("what", "灯坏", "byDay", "三月", "proof", "照片"))
                        .expect(422)
                        .body())
                .contains("role=\"alert\"");
        post(worker, page, page + "/items", Map.of("what", "灯坏", "byDay", LATER, "proof", "照片"))
                .expect(302);
        assertThat(rectifications.items(number)).hasSize(1);
        anybody.signedIn("community02").get(page).expect(404);
        anybody.get(page).expect(401);
        Caller housing = anybody.signedIn("housing");
        assertThat(housing.get(page).expect(200).body()).doesNotContain("写整改事项", "住建部门复评意见");
        worker.get("/property-assessments/KH199901010001/rectification").expect(404);
        worker.get(page + "/proofs/x").expect(404);
    }

    @Test
    void theCompanyAnswersAndAsksForLongerOnItsOwnPage() {
        String number = ordered();
        String page = page(number);
        Caller worker = anybody.signedIn("community04");
        String shown = post(worker, page, page + "/link", Map.of()).expect(200).body();
        Matcher link = Pattern.compile("/property-rectification/(ZG\\d+)\\?token=([\\w-]{22})")
                .matcher(shown);
        assertThat(link.find()).isTrue();
        String own = "/property-rectification/" + number;
        String token = link.group(2);
        assertThat(anybody.get(own + "?token=" + token).expect(200).body())
                .contains("电梯照明修好")
                .doesNotContain("<script", "企业承诺整改");
        anybody.get(own).expect(404);
        anybody.get(own + "?token=x").expect(404);
        anybody.upload(
                        own + "/items/1",
                        part("token", token),
                        part("answer", "<i>换了"),
                        new Caller.Part("files", "灯.png", "image/png", PHOTO))
                .expect(302);
        anybody.upload(own + "/items/7", part("token", token), part("answer", "没有"))
                .expect(404);
        anybody.upload(own + "/items/1", part("token", "x"), part("answer", "没有"))
                .expect(404);
        assertThat(anybody.upload(own + "/items/2", part("token", token), part("answer", " "))
                        .expect(422)
                        .body())
                .contains("必填");
        assertThat(anybody.upload(
                                own + "/items/2",
                                part("token", token),
                                part("answer", "台账已公示"),
                                new Caller.Part("files", "假.png", "image/png", new byte[] {'M', 'Z'}))
                        .expect(422)
                        .body())
                .contains("只接受", ">台账已公示</textarea>");
        String answered = worker.get(page).expect(200).body();
        assertThat(answered).contains("&lt;i&gt;换了").doesNotContain("<i>换了");
        Matcher proof = Pattern.compile(page + "/proofs/[0-9a-f-]{36}").matcher(answered);
        assertThat(proof.find()).isTrue();
        worker.get(proof.group()).expect(200);
        anybody.signedIn("community02").get(proof.group()).expect(404);
        assertThat(anybody.form(own + "/extension", "token=" + token + "&lastDay=2099-01-01&reason=%E7%BC%BA%E4%BB%B6")
                        .expect(422)
                        .body())
                .contains("延期后的最后一天", "value=\"缺件\"", "value=\"2099-01-01\"");
        anybody.form(own + "/extension", "token=" + token + "&lastDay=2026-04-10&reason=x")
                .expect(302);
        assertThat(open(number)).containsExactly("userTask_extension");
    }

    @Test
    void theHousingDepartmentWritesItsFindingOnThePage() {
        String number = ordered();
        at("2026-04-02");
        fire(number, "event_due");
        assertThat(rectifications.get(number).status()).isEqualTo(RectificationStatus.RECHECK);
        String page = page(number);
        Caller scorer = anybody.signedIn("housing");
        String csrf = csrf(scorer, page);
        ScoredAssessments.departments(jdbc, rectifications.get(number).assessment(), "60");
        assertThat(scorer.get(page).expect(200).body())
                .contains("您给这次考核评过分，复评请由别人来做。")
                .doesNotContain("name=\"finding\"");
        assertThat(scorer.form(
                                page + "/finding",
                                "_csrf=" + csrf + "&result=PASSED&finding=x",
                                "Sec-Fetch-Site",
                                "same-origin")
                        .expect(403)
                        .body())
                .contains("您给这次考核评过分");
        assertThat(rectifications.housing(number)).isEmpty();
        Caller housing = anybody.signedIn("housing02");
        assertThat(housing.get(page).expect(200).body()).contains("name=\"finding\"");
        assertThat(post(housing, page, page + "/finding", Map.of("finding", "没选"))
                        .expect(422)
                        .body())
                .contains("请选择");
        Caller worker = anybody.signedIn("community04");
        post(worker, page, page + "/finding", Map.of("result", "PASSED", "finding", "x"))
                .expect(403);
        post(housing, page, page + "/finding", Map.of("result", "PASSED", "finding", "看过"))
                .expect(302);
        assertThat(rectifications.housing(number)).isPresent();
    }

    @Test
    void papersGoUpAndDownAndTheHandoverListIsFilledByWhomItConcerns() {
        String number = leaving();
        String page = "/property-exits/" + number;
        Caller worker = anybody.signedIn("community04");
        assertThat(worker.get("/property-exits").expect(200).body()).contains(number);
        assertThat(upload(worker, page, page + "/papers", Map.of("kind", "OTHER"), "file")
                        .expect(422)
                        .body())
                .contains("请选择材料的种类");
        upload(worker, page, page + "/papers", Map.of("kind", "NOTICE"), "file").expect(302);
        String paper =
                page + "/papers/" + exits.papers(number, Paper.NOTICE).get(0).id();
        worker.get(paper).expect(200);
        worker.get(page + "/papers/x").expect(404);
        Caller stranger = anybody.signedIn("community02");
        stranger.get(page).expect(404);
        stranger.get(paper).expect(404);
        anybody.get(page).expect(401);
        Caller police = anybody.signedIn("police");
        police.get(page).expect(404);
        submit("community04", number, "userTask_notice", Map.of("deliveredOn", "2026-03-02"));
        assertThat(post(worker, page, page + "/early", Map.of("lastDay", "x"))
                        .expect(422)
                        .body())
                .contains("提前交接的日子");
        at("2026-05-02");
        fire(number, "event_noticeOver");

        String keys = handovers.items(number).stream()
                .filter(item -> item.party() == Party.POLICE)
                .map(HandoverItem::code)
                .findFirst()
                .orElseThrow();
        String list = police.get(page).expect(200).body();
        assertThat(list).contains(page + "/items/" + keys).doesNotContain(page + "/items/PREMISES");
        post(police, page, page + "/items/PREMISES", Map.of("state", "HANDED")).expect(403);
        assertThat(post(police, page, page + "/items/" + keys, Map.of("state", "DISPUTED", "note", ""))
                        .expect(422)
                        .body())
                .contains("争议是什么", "value=\"DISPUTED\" selected=\"selected\"");
        assertThat(post(police, page, page + "/items/" + keys, Map.of("state", "??"))
                        .expect(422)
                        .body())
                .contains("请选择");
        post(police, page, page + "/items/" + keys, Map.of("state", "HANDED", "note", "<u>交了"))
                .expect(302);
        assertThat(handovers.items(number))
                .anySatisfy(item -> assertThat(item.state()).isEqualTo(State.HANDED));
        assertThat(worker.get(page).expect(200).body()).contains("&lt;u&gt;交了").doesNotContain("<u>交了");
        worker.get("/property-exits/TC199901010001").expect(404);
    }
}
