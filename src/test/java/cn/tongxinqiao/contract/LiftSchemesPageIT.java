package cn.tongxinqiao.contract;

import static cn.tongxinqiao.contract.MyWorkPageIT.csrf;
import static cn.tongxinqiao.contract.MyWorkPageIT.post;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.vote.BallotExplanations;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages and the API of lift schemes over HTTP: who may, what is told, and nothing typed is lost. */
class LiftSchemesPageIT extends ContractTest {

    private static final String HOUSE = "LJHY-3~1单元";
    private static final String NEW = "/lift-schemes/new?house=" + URLEncoder.encode(HOUSE, StandardCharsets.UTF_8);

    @Autowired
    private List<BallotExplanations> explanations;

    @AfterEach
    void forget() {
        jdbc.sql("delete from lift_scheme_vote").update();
        for (String table : List.of("lift_scheme_home", "lift_scheme_money", "lift_scheme_version")) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
            jdbc.sql("delete from " + table + " where scheme in (select id from lift_scheme where made_key not like"
                            + " 'demo:%')")
                    .update();
            jdbc.sql("alter table " + table + " enable trigger user").update();
        }
        jdbc.sql("delete from lift_scheme where made_key not like 'demo:%'").update();
    }

    @ParameterizedTest
    @CsvSource({
        "community01,200,true",
        "secretary01,200,true",
        "street01,200,true",
        "mediator,200,false",
        "housing,200,false",
        "community02,404,false",
        "street02,404,false",
        "clerk,404,false",
        "member01,403,false",
        "firma,403,false",
        "committee01,403,false"
    })
    void opensForWhoMayReadTheRegisterAndOffersChangesToWhoMayMakeThem(String user, int status, boolean edits) {
        Caller browser = resident.signedIn(user);

        Answer page = browser.get("/lift-schemes/" + demo()).expect(status);

        browser.get(NEW).expect(edits ? 200 : status == 200 ? 403 : status);
        browser.get("/lift-schemes?compound=LJHY").expect(status);
        if (status == 200) {
            assertThat(page.body()).contains("586,000.00", "29,841.50", "收 15,000.00", "一分不差");
            assertThat(page.body().contains("建新版本")).isEqualTo(edits);
        }
    }

    @Test
    void noNameOfAnOwnerStandsOnAnyPage() {
        Caller browser = resident.signedIn("community01");

        String pages = browser.get("/lift-schemes/" + demo()).body()
                + browser.get("/lift-schemes/compare?ids=" + demo() + "&ways=EQUAL")
                        .body()
                + browser.get(NEW).body();

        assertThat(pages).doesNotContain("陈志强", "朱丽华", "陈**", "朱**", "1380000");
    }

    @Test
    void aSchemeIsTypedTriedSavedChangedAndFrozen() {
        Caller browser = resident.signedIn("community01");
        Answer form = browser.get(NEW).expect(200);
        List<String> fields = golden(form, "方案A");

        String tried = send(browser, form, "/lift-schemes/new", fields, "act", "preview", "house", HOUSE)
                .expect(200)
                .body();
        assertThat(tried).contains("还没有保存", "29,841.50", "8,678.96", "value=\"280，000元\"");
        assertThat(count("select count(*) from lift_scheme where made_key not like 'demo:%'"))
                .isZero();

        Answer saved = send(browser, form, "/lift-schemes/new", fields, "act", "save", "house", HOUSE)
                .expect(302);
        Answer again = send(browser, form, "/lift-schemes/new", fields, "act", "save", "house", HOUSE)
                .expect(302);
        assertThat(again.header("Location").orElse(""))
                .isEqualTo(saved.header("Location").orElse(""));
        String path =
                saved.header("Location").orElse("").replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]+", "");

        Answer page = browser.get(path).expect(200);
        assertThat(page.body()).contains("方案A", "草稿，第 1 版", "29,841.50", "17,357.91", "17,020.94", "8,678.96");
        assertThat(post(browser, path + "/freeze", csrf(page), "version", "1", "seen", "0")
                        .expect(302)
                        .header("Location")
                        .orElse(""))
                .endsWith("done=frozen");
        assertThat(browser.get(path + "/edit").expect(200).body()).contains("已定稿，不能再改");
        Answer frozen = browser.get(path).expect(200);
        post(browser, path + "/versions", csrf(frozen), "seen", "1").expect(302);
        assertThat(post(browser, path + "/versions", csrf(frozen), "seen", "1")
                        .expect(409)
                        .body())
                .contains("刚才由 community01 改过");
        assertThat(browser.get(path).expect(200).body()).contains("草稿，第 2 版");
        assertThat(browser.get(path + "?version=1").expect(200).body()).contains("已定稿，第 1 版", "这不是最新的一版");
    }

    @Test
    void whatCannotBeSavedStaysOnThePage() {
        Caller browser = resident.signedIn("community01");
        Answer form = browser.get(NEW).expect(200);
        List<String> fields = golden(form, "方案<A>");
        set(fields, "item-amount-0", "二十八万");
        set(fields, "home-" + home(form, "101") + "-compensation", "1.5e3");

        String refused = send(browser, form, "/lift-schemes/new", fields, "act", "save", "house", HOUSE)
                .expect(422)
                .body();

        assertThat(refused)
                .contains("造价第 1 行的金额“二十八万”不是数字", "101 的补偿“1.5e3”不是数字", "value=\"二十八万\"", "value=\"1.5e3\"")
                .contains("value=\"方案&lt;A&gt;\"")
                .doesNotContain("方案<A>");
    }

    @Test
    void theSecondOfTwoIsToldAndKeepsWhatHeTyped() {
        Caller one = resident.signedIn("community01");
        Caller other = resident.signedIn("street01");
        String path = made(one, "方案A");
        Answer first = one.get(path + "/edit").expect(200);
        Answer second = other.get(path + "/edit").expect(200);
        send(one, first, path + "/edit", golden(first, "方案甲"), "act", "save", "version", "1", "seen", "0")
                .expect(302);

        List<String> typed = golden(second, "方案乙");
        set(typed, "item-source-0", "第二个人写的");
        String late = send(other, second, path + "/edit", typed, "act", "save", "version", "1", "seen", "0")
                .expect(409)
                .body();

        assertThat(late).contains("刚才由 community01 改过", "没有丢", "value=\"方案乙\"", "value=\"第二个人写的\"");
        assertThat(one.get(path).body()).contains("方案甲").doesNotContain("方案乙");
    }

    @Test
    void aChangeFromAnotherSiteOrByAReaderDoesNotArrive() {
        Caller browser = resident.signedIn("community01");
        String path = made(browser, "方案A");
        Caller reader = resident.signedIn("mediator");
        Answer page = reader.get("/leave").expect(200);

        browser.form(path + "/freeze", "version=1&seen=0", "Sec-Fetch-Site", "cross-site")
                .expect(403);
        post(reader, path + "/freeze", csrf(page), "version", "1", "seen", "0").expect(403);
        assertThat(browser.get(path).body()).contains("草稿，第 1 版");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lift-schemes?compound=%00",
                "/lift-schemes?compound=%F0%9F%98%80",
                "/lift-schemes/new?house=%00",
                "/lift-schemes/new?house=LJHY-3~%00",
                "/lift-schemes/new?house=LJHY-3~9%E5%8D%95%E5%85%83",
                "/lift-schemes/new?house=",
                "/lift-schemes/x",
                "/lift-schemes/compare?ids=~~&ids=~",
                "/lift-schemes/compare?ids=",
                "/lift-schemes/compare.xlsx",
                "/lift-schemes/%00/edit",
                "/api/lift/schemes?compound=%00",
                "/api/lift/schemes/compare?ids=%00",
                "/voting/%00/board",
                "/voting/x/board?building=%00"
            })
    void nothingTypedIntoAnAddressBreaks(String address) {
        assertThat(resident.signedIn("community01").get(address).status()).isBetween(400, 499);
    }

    @Test
    void figuresBeyondEveryMeasureAreRefused() {
        Caller browser = resident.signedIn("community01");
        Answer form = browser.get(NEW).expect(200);

        for (String odd : List.of("999999999999", "-1", "0.001", "1e9", "NaN", "\u0000", "١٢", "1".repeat(5000))) {
            List<String> fields = golden(form, "方案A");
            set(fields, "item-amount-0", odd);
            send(browser, form, "/lift-schemes/new", fields, "act", "save", "house", HOUSE)
                    .expect(422);
        }
        List<String> named = golden(form, "名\u0000");
        send(browser, form, "/lift-schemes/new", named, "act", "save", "house", HOUSE)
                .expect(422);
        List<String> dated = golden(form, "方案A");
        set(dated, "rulesOn", "0000-13-45");
        send(browser, form, "/lift-schemes/new", dated, "act", "save", "house", HOUSE)
                .expect(422);
        List<String> far = golden(form, "方案A");
        set(far, "rulesOn", "+999999999-01-01");
        send(browser, form, "/lift-schemes/new", far, "act", "save", "house", HOUSE)
                .expect(422);
        assertThat(count("select count(*) from lift_scheme where made_key not like 'demo:%'"))
                .isZero();
    }

    @Test
    void schemesAreComparedOnThePageAndInAWorkbook() {
        Caller browser = resident.signedIn("mediator");

        String page = browser.get("/lift-schemes/compare?ids=" + demo() + "&ways=EQUAL&ways=STEPS")
                .expect(200)
                .body();
        assertThat(page).contains("29,841.50", "19,533.33", "−10,308.17", "904：29,841.50", "假如改成“平均分摊”");
        assertThat(browser.get("/lift-schemes/compare?ids=" + demo())
                        .expect(422)
                        .body())
                .contains("请选 2 到 4 个");
        browser.get("/lift-schemes/compare?ids=x&ids=y").expect(404);
        browser.get("/lift-schemes/compare?ids=" + demo() + "&ids=" + UUID.randomUUID())
                .expect(404);

        Answer book = browser.get("/lift-schemes/compare.xlsx?ids=" + demo() + "&ids=" + demo() + "~1~EQUAL")
                .expect(200);
        assertThat(book.header("Content-Type").orElse("")).contains("spreadsheetml");
        browser.get("/lift-schemes/" + demo() + "/shares.xlsx?version=1").expect(200);
        assertThat(count("select count(*) from audit_entry where kind = 'EXPORT' and actor = 'mediator'"
                        + " and subject_type = 'lift-scheme'"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void programsOfStaffReadSchemesAndAskWhatIf() {
        JsonNode listed = as("community01")
                .get("/api/lift/schemes?compound=LJHY")
                .expect(200)
                .json();
        assertThat(listed.findValuesAsText("id")).contains(demo());
        JsonNode scheme =
                as("community01").get("/api/lift/schemes/" + demo()).expect(200).json();
        assertThat(scheme.path("pool").asText()).isEqualTo("586000.00");
        assertThat(scheme.path("sum").asText()).isEqualTo("586000.00");
        assertThat(scheme.path("shares")).hasSize(36);
        JsonNode equal = as("mediator")
                .get("/api/lift/schemes/" + demo() + "?method=EQUAL")
                .expect(200)
                .json();
        assertThat(equal.path("sum").asText()).isEqualTo("586000.00");
        JsonNode custom = as("mediator")
                .get("/api/lift/schemes/" + demo() + "?method=CUSTOM")
                .expect(200)
                .json();
        assertThat(custom.path("problem").asText()).contains("金额");
        assertThat(as("mediator")
                        .get("/api/lift/schemes/compare?ids=" + demo() + "&ids=" + demo() + "~1~STEPS")
                        .expect(200)
                        .json()
                        .path("rows"))
                .hasSize(36);
        as("mediator").get("/api/lift/schemes/" + demo() + "?method=X").problem(400);
        as("mediator").get("/api/lift/schemes/" + demo() + "?version=99").problem(404);
        as("community02").get("/api/lift/schemes/" + demo()).problem(404);
        as("community02").get("/api/lift/schemes?compound=LJHY").problem(404);
        as("community02").get("/api/lift/schemes?compound=NONE").problem(404);
        as("member01").get("/api/lift/schemes/" + demo()).problem(403);
    }

    @Test
    void anOwnerReadsOnTheBallotWhatTheOwnHomesWouldPay() {
        String number = as("community01")
                .post(
                        "/api/votes",
                        Map.of(
                                "title",
                                "加装电梯",
                                "matter",
                                "LIFT",
                                "compound",
                                "LJHY",
                                "building",
                                "LJHY-3",
                                "entrance",
                                "1单元",
                                "text",
                                "是否同意？",
                                "closesAt",
                                "2099-01-01T00:00:00+08:00",
                                "opensAt",
                                "2026-01-01T00:00:00+08:00"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .text("number");
        Caller browser = resident.signedIn("community01");
        Answer page = browser.get("/lift-schemes/" + demo()).expect(200);
        String votes = "/lift-schemes/" + demo() + "/votes";
        assertThat(post(browser, votes, csrf(page), "version", "1", "vote", "BJ00000000000")
                        .expect(404)
                        .body())
                .contains("role=\"alert\"");
        post(browser, votes, csrf(page), "version", "1", "vote", number).expect(302);
        post(browser, votes, csrf(page), "version", "1", "vote", number).expect(302);
        as("community01").post("/api/votes/" + number + "/open", null).expect(200);
        String draft = made(browser, "方案C");
        assertThat(post(browser, draft + "/votes", csrf(page), "version", "1", "vote", number)
                        .expect(422)
                        .body())
                .contains("草稿不能交业主表决");

        assertThat(lines(number, "O35"))
                .containsExactly("如果通过：您家 904 室分摊 29,841.50 元。", "金额按方案“方案B（玻璃井道）”第 1 版，楼层系数×面积。");
        assertThat(lines(number, "O29"))
                .startsWith("如果通过：您家 801 室分摊 26,036.87 元。", "如果通过：您家 802 室分摊 21,276.18 元。", "您家 2 套合计：付 47,313.05 元。");
        assertThat(lines(number, "O01").get(0)).startsWith("如果通过：您家 101 室不分摊，得到补偿 15,000.00 元。");
        as("community01")
                .post("/api/votes/" + number + "/cancellation", Map.of("reason", "测试结束"))
                .expect(200);
    }

    private List<String> lines(String number, String owner) {
        UUID party = jdbc.sql("select id from owner_party where compound = 'LJHY' and code = ?")
                .param(owner)
                .query(UUID.class)
                .single();
        return explanations.stream()
                .flatMap(source -> source.linesFor(number, party).stream())
                .toList();
    }

    private String demo() {
        return jdbc.sql("select id::text from lift_scheme where made_key like 'demo:%'")
                .query(String.class)
                .single();
    }

    private String made(Caller browser, String name) {
        Answer form = browser.get(NEW).expect(200);
        return send(browser, form, "/lift-schemes/new", golden(form, name), "act", "save", "house", HOUSE)
                .expect(302)
                .header("Location")
                .orElse("")
                .replaceFirst("\\?.*", "")
                .replaceFirst("^https?://[^/]+", "");
    }

    /** The demo building's money as somebody would type it, full-width signs and all. */
    private List<String> golden(Answer form, String name) {
        List<String> fields = new ArrayList<>(List.of(
                "key",
                field(form, "key"),
                "name",
                name,
                "place",
                "440118",
                "rulesOn",
                "2025-09-12",
                "method",
                "FLOOR_COEFFICIENT_AREA",
                "item-label-0",
                "设备",
                "item-amount-0",
                "280，000元",
                "item-label-1",
                "土建",
                "item-amount-1",
                "240,000.00",
                "item-label-2",
                "管线",
                "item-amount-2",
                "４００００",
                "item-label-3",
                "设计",
                "item-amount-3",
                "30000",
                "item-label-4",
                "监理及其他",
                "item-amount-4",
                " 30 000 ",
                "subsidy-label-0",
                "示例",
                "subsidy-amount-0",
                "100000"));
        Matcher row = Pattern.compile("home-(\\d+)-pays").matcher(form.body());
        List<String> ids = row.results().map(found -> found.group(1)).distinct().toList();
        assertThat(ids).hasSize(36);
        Map<String, String> numbers = numbers();
        for (String id : ids) {
            String number = numbers.get(id);
            boolean low = number.startsWith("1");
            if (!low && !number.equals("204") && !number.equals("902")) {
                fields.addAll(List.of("home-" + id + "-pays", "true"));
            }
            if (low || number.equals("204")) {
                fields.addAll(List.of("home-" + id + "-compensation", low ? "15000" : "6000"));
            }
        }
        return fields;
    }

    private Map<String, String> numbers() {
        return jdbc
                .sql("select id::text as id, number from home where building = 'LJHY-3' and until_day is null")
                .query((row, index) -> Map.entry(row.getString("id"), row.getString("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String home(Answer form, String number) {
        return numbers().entrySet().stream()
                .filter(home -> home.getValue().equals(number))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static void set(List<String> fields, String name, String value) {
        int at = fields.indexOf(name);
        if (at < 0) {
            fields.addAll(List.of(name, value));
        } else {
            fields.set(at + 1, value);
        }
    }

    private static Answer send(Caller browser, Answer form, String path, List<String> fields, String... more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return post(browser, path, csrf(form), all.toArray(String[]::new));
    }

    private static String field(Answer page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }
}
