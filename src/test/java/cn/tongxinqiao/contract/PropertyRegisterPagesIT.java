package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the register of companies and of the rubric: who sees what, what is refused, and two clerks at once. */
class PropertyRegisterPagesIT extends ContractTest {

    private static final String CONTRACTS = "/property-contracts";
    private static final String RUBRICS = "/property-rubrics";
    private static final String COMPOUND = "PRP-1";

    @BeforeEach
    void bringACompoundIn() {
        jdbc.sql("insert into compound (code, name, community_code) values (?, '登记页小区（虚构）', '440118003901')"
                        + " on conflict do nothing")
                .param(COMPOUND)
                .update();
    }

    @AfterEach
    void takeItOut() {
        jdbc.sql("delete from property_contract where compound = ?")
                .param(COMPOUND)
                .update();
        jdbc.sql("delete from property_firm where code like 'prp-%'").update();
        jdbc.sql("delete from compound where code = ?").param(COMPOUND).update();
        jdbc.sql("update property_rubric set made_from = null where valid_from is null")
                .update();
        jdbc.sql("delete from property_rubric where valid_from is null").update();
    }

    @Test
    void theDemoContractsStand() {
        assertThat(jdbc.sql(
                                "select key || ' ' || firm || ' ' || compound || ' ' || households || ' ' || from_day || ' '"
                                        + " || coalesce(until_day::text, '-') from property_contract where entered_by = 'system'"
                                        + " and key like 'demo:%' order by key")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "demo:contract-a firm-a LJHY 1200 2024-01-01 -",
                        "demo:contract-b firm-b JWYY 900 2024-01-01 -",
                        "demo:contract-c firm-c NCJ 600 2024-01-01 2025-11-01",
                        "demo:contract-d firm-d NCJ 600 2025-11-01 -");
    }

    @ParameterizedTest
    @CsvSource({
        "community01,荔景花园,江湾雅苑,true",
        "street01,荔景花园,江湾雅苑,true",
        "community02,江湾雅苑,荔景花园,true",
        "housing,荔景花园,none,false",
        "police,none,荔景花园,false"
    })
    void everyUnitSeesItsOwnCompounds(String person, String seen, String hidden, boolean enters) {
        String page = resident.signedIn(person).get(CONTRACTS).expect(200).body();

        String contracts = page.substring(page.indexOf("contracts-title"), page.indexOf("firms-title"));
        assertThat(contracts.contains("<th scope=\"row\" data-head=\"小区\">" + seen))
                .isEqualTo(!seen.equals("none"));
        assertThat(contracts).doesNotContain("data-head=\"小区\">" + hidden);
        assertThat(page.contains("action=\"/property-contracts\"")).isEqualTo(enters);
        assertThat(page.contains("action=\"/property-contracts/firms\"")).isEqualTo(!person.equals("police"));
    }

    @Test
    void whoMayNotIsToldSo() {
        long other = id("demo:contract-b");
        Caller clerk = resident.signedIn("community01");
        Caller housing = resident.signedIn("housing");
        Caller police = resident.signedIn("police");

        send(clerk, "/" + other + "/end", "lastDay", "2030-01-01", "reason", "越权")
                .expect(404);
        send(clerk, "/999999999/end", "lastDay", "2030-01-01", "reason", "没有").expect(404);
        send(
                        clerk,
                        "",
                        "firm",
                        "firm-a",
                        "compound",
                        "JWYY",
                        "kind",
                        "CONTRACT",
                        "households",
                        "1",
                        "from",
                        "2030-01-01",
                        "key",
                        "x")
                .expect(404);
        send(housing, "/" + other + "/end", "lastDay", "2030-01-01", "reason", "只读")
                .expect(403);
        send(police, "/firms", "code", "prp-x", "name", "不该有的").expect(403);
        send(police, "/firms/firm-a/mail", "mail", "a@b.example").expect(403);
        resident.signedIn("member01").get(CONTRACTS).expect(403);
        assertThat(count("select count(*) from property_contract where compound = 'JWYY'"))
                .isOne();
        assertThat(count("select count(*) from property_contract where id = ? and until_day is null", other))
                .isOne();
    }

    @Test
    void aFirmServesFromItsContractToItsEnd() {
        Caller clerk = resident.signedIn("community03");
        send(clerk, "/firms", "code", "prp-a", "name", "登记页<b>物业", "creditCode", "", "mail", "firm@prp.example")
                .expect(302);
        send(clerk, "/firms", "code", "prp-a", "name", "登记页<b>物业").expect(302);
        assertThat(send(clerk, "/firms", "code", "prp-a", "name", "别的名字")
                        .expect(422)
                        .body())
                .contains("已经是", "value=\"别的名字\"");
        String key = UUID.randomUUID().toString();
        String[] contract = {
            "firm",
            "prp-a",
            "compound",
            COMPOUND,
            "kind",
            "CONTRACT",
            "households",
            "300",
            "area",
            "27000.50",
            "from",
            "2026-01-01",
            "lastDay",
            "",
            "key",
            key
        };
        send(clerk, "", contract).expect(302);
        send(clerk, "", contract).expect(302);
        assertThat(count("select count(*) from property_contract where compound = ?", COMPOUND))
                .isOne();
        String page = clerk.get(CONTRACTS).expect(200).body();
        assertThat(page).contains("登记页&lt;b&gt;物业", "300").doesNotContain("登记页<b>");
        contract[15] = UUID.randomUUID().toString();
        assertThat(send(clerk, "", contract).expect(422).body())
                .contains("这个小区在这些日子已经有物业服务合同", "value=\"300\"", "value=\"27000.50\"");

        long id = jdbc.sql("select id from property_contract where compound = ?")
                .param(COMPOUND)
                .query(Long.class)
                .single();
        assertThat(send(clerk, "/" + id + "/end", "lastDay", "2025-12-31", "reason", "早了")
                        .expect(422)
                        .body())
                .contains("不能早于第一天", "value=\"早了\"");
        assertThat(send(clerk, "/" + id + "/end", "lastDay", "2026-06-30", "reason", " ")
                        .expect(422)
                        .body())
                .contains("终止原因");
        send(clerk, "/" + id + "/end", "lastDay", "2026-06-30", "reason", "合同到期")
                .expect(302);
        send(clerk, "/" + id + "/end", "lastDay", "2026-06-30", "reason", "再点一次")
                .expect(302);
        assertThat(send(clerk, "/" + id + "/end", "lastDay", "2026-07-31", "reason", "延后")
                        .expect(422)
                        .body())
                .contains("不能再延后");
        assertThat(jdbc.sql("select until_day || ' ' || end_reason from property_contract where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("2026-07-01 合同到期");
        assertThat(clerk.get(CONTRACTS + "?over=1").expect(200).body()).contains("2026-06-30（合同到期）");
        contract[11] = "2026-07-01";
        contract[15] = UUID.randomUUID().toString();
        send(clerk, "", contract).expect(302);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firm|none|请选择已登记的物业服务企业",
                "kind|OTHER|请写明是物业服务合同还是应急物业服务",
                "households|0|户数应为",
                "households|1.5|“户数”应写成整数",
                "households|-1|“户数”应写成整数",
                "households|999999999|户数应为",
                "households|99999999999999|“户数”应写成整数",
                "area|0|面积应大于 0",
                "area|一百|“面积”应写成",
                "area|1.005|面积应大于 0，最多两位小数",
                "from|2026-02-30|“第一天”应写成",
                "from||请写明合同第一天",
                "lastDay|2025-12-31|不能早于第一天",
                "lastDay|明天|“最后一天”应写成",
                "lastDay|+999999999-12-31|“最后一天”应写成",
                "from|-999999999-01-01|“第一天”应写成",
                "key||这张表单不完整"
            })
    void badInputIsSaidInASentenceAndNothingIsLost(String field, String value, String reason) {
        Caller clerk = resident.signedIn("community03");
        List<String> form = new ArrayList<>(List.of(
                "firm",
                "firm-a",
                "compound",
                COMPOUND,
                "kind",
                "CONTRACT",
                "households",
                "312",
                "area",
                "",
                "from",
                "2026-01-01",
                "lastDay",
                "",
                "key",
                "k-" + UUID.randomUUID()));
        form.set(form.indexOf(field) + 1, value == null ? "" : value);

        String page = send(clerk, "", form.toArray(String[]::new)).expect(422).body();

        assertThat(page).contains("role=\"alert\"", reason);
        if (!field.equals("households")) {
            assertThat(page).contains("value=\"312\"");
        }
        assertThat(count("select count(*) from property_contract where compound = ?", COMPOUND))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "企业 1|名称|||企业代码只能用",
                "|名称|||企业代码只能用",
                "prp-b||||请写明企业名称",
                "prp-b|示例A物业（虚构）|||登记在另一家企业",
                "prp-b|名称|12345||信用代码应为 18 位",
                "prp-b|名称||不是邮箱|不像邮箱地址"
            })
    void aFirmThatCannotBeIsRefused(String code, String name, String credit, String mail, String reason) {
        assertThat(send(
                                resident.signedIn("street03"),
                                "/firms",
                                "code",
                                code == null ? "" : code,
                                "name",
                                name == null ? "" : name,
                                "creditCode",
                                credit == null ? "" : credit,
                                "mail",
                                mail == null ? "" : mail)
                        .expect(422)
                        .body())
                .contains(reason);
        assertThat(count("select count(*) from property_firm where code = 'prp-b'"))
                .isZero();
    }

    @Test
    void ofTwoClerksAtOnceOneEntersTheContract() throws Exception {
        List<Callable<Answer>> entries = new ArrayList<>();
        for (String person : List.of("community03", "street03", "secretary03", "admin")) {
            Caller clerk = resident.signedIn(person);
            String csrf = csrf(clerk, CONTRACTS);
            String body = body(
                    csrf,
                    "firm",
                    "firm-b",
                    "compound",
                    COMPOUND,
                    "kind",
                    "CONTRACT",
                    "households",
                    "10",
                    "from",
                    "2026-01-01",
                    "key",
                    UUID.randomUUID().toString());
            entries.add(() -> clerk.form(CONTRACTS, body, "Sec-Fetch-Site", "same-origin"));
        }

        List<Answer> answers = atOnce(entries);

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(302, 422, 422, 422);
        assertThat(count("select count(*) from property_contract where compound = ?", COMPOUND))
                .isOne();
    }

    @Test
    void aFormSentFourTimesAtOnceIsOneContract() throws Exception {
        Caller clerk = resident.signedIn("community03");
        String body = body(
                csrf(clerk, CONTRACTS),
                "firm",
                "firm-b",
                "compound",
                COMPOUND,
                "kind",
                "INTERIM",
                "households",
                "10",
                "from",
                "2026-01-01",
                "key",
                UUID.randomUUID().toString());

        List<Answer> answers = atOnce(4, () -> clerk.form(CONTRACTS, body, "Sec-Fetch-Site", "same-origin"));

        assertThat(answers).extracting(Answer::status).containsOnly(302);
        assertThat(count("select count(*) from property_contract where compound = ?", COMPOUND))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "analyst,200,true",
        "housing,200,true",
        "orgdept,200,false",
        "admin,200,false",
        "community01,403,false",
        "police,403,false",
        "member01,403,false",
        "firma,403,false"
    })
    void whoSeesTheRubricAndWhoChangesIt(String person, int status, boolean edits) {
        Caller browser = resident.signedIn(person);
        for (String page : List.of(RUBRICS, RUBRICS + "/2025-1")) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(status);
        }
        assertThat(browser.get(RUBRICS).body().contains("复制为新草稿")).isEqualTo(edits);
        if (status == 200 && !edits) {
            String csrf = csrf(resident.signedIn("analyst"), RUBRICS);
            assertThat(browser.form(RUBRICS, body(csrf, "from", "2025-1", "key", "k"), "Sec-Fetch-Site", "same-origin")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aQuarterIsComparedOnThePageWithWhatFollowsAndBothGrades() {
        String page = resident.signedIn("analyst")
                .get(RUBRICS + "/2025-1?quarter=2025Q2")
                .expect(200)
                .body();

        assertThat(page)
                .contains("结果运用有变化的 0 份", "data-head=\"原结果运用\">约谈并限期整改", "data-head=\"新结果运用\">约谈并限期整改")
                .doesNotContain("不能算：");
        assertThat(resident.signedIn("analyst")
                        .get(RUBRICS + "/2025-1")
                        .expect(200)
                        .body())
                .as("the newest quarter with results is compared unasked")
                .contains("data-head=\"原结果运用\"");
    }

    @Test
    void aDraftIsCopiedChangedRefusedAndThrownAwayOnThePage() {
        Caller analyst = resident.signedIn("analyst");
        String csrf = csrf(analyst, RUBRICS);
        String made = analyst.form(
                        RUBRICS,
                        body(csrf, "from", "2025-1", "key", "page-" + UUID.randomUUID()),
                        "Sec-Fetch-Site",
                        "same-origin")
                .expect(302)
                .header("Location")
                .orElseThrow();
        String page = made.substring(made.indexOf(RUBRICS));
        String shown = analyst.get(page).expect(200).body();
        assertThat(shown).contains("草稿", "value=\"basicManagement\"", "value=\"FIRE_LANE_BLOCKED\"", "定下施行");
        String[] one = {
            "edition",
            "1",
            "name",
            "一项的<i>标准",
            "onsite",
            "0.5",
            "departments",
            "0.25",
            "owners",
            "0.25",
            "itemCode",
            "fire",
            "itemName",
            "消防, 安全",
            "itemMax",
            "100",
            "itemCode",
            "",
            "itemName",
            "",
            "itemMax",
            "",
            "vetoCode",
            "",
            "vetoName",
            ""
        };
        one[15] = "99";
        assertThat(post(analyst, page, one).expect(422).body())
                .contains("满分合计 99", "value=\"99\"", "value=\"一项的&lt;i&gt;标准\"");
        one[15] = "一百";
        assertThat(post(analyst, page, one).expect(422).body()).contains("应写成 12.5 这样的数", "value=\"一百\"");
        one[15] = "100";
        post(analyst, page, one).expect(302);
        assertThat(post(analyst, page, one).expect(409).body()).contains("刚刚被别人改过");
        assertThat(analyst.get(page).expect(200).body())
                .contains("value=\"消防, 安全\"", "一项的&lt;i&gt;标准")
                .doesNotContain("value=\"basicManagement\"", "<i>标准");
        assertThat(post(analyst, page + "/decision", "edition", "2", "from", "2020-01-01", "reason", "太早")
                        .expect(422)
                        .body())
                .contains("施行日期", "太早");
        assertThat(post(analyst, page + "/decision", "edition", "1", "from", "2026-12-31", "reason", "旧版次")
                        .status())
                .isIn(409, 422);
        assertThat(post(analyst, page + "/decision", "edition", "2", "from", "明天", "reason", "x")
                        .expect(422)
                        .body())
                .contains("“施行日期”应写成");
        assertThat(analyst.get(page + "?quarter=x").expect(422).body()).contains("季度应写成");
        analyst.get(RUBRICS + "/none").expect(404);
        post(analyst, page + "/removal").expect(302);
        analyst.get(page).expect(404);
        assertThat(post(analyst, RUBRICS + "/2025-1/removal").expect(409).body())
                .contains("不能再改");
    }

    private long id(String key) {
        return jdbc.sql("select id from property_contract where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private static Answer send(Caller caller, String act, String... pairs) {
        return caller.form(CONTRACTS + act, body(csrf(caller, CONTRACTS), pairs), "Sec-Fetch-Site", "same-origin");
    }

    private static Answer post(Caller caller, String path, String... pairs) {
        return caller.form(path, body(csrf(caller, RUBRICS), pairs), "Sec-Fetch-Site", "same-origin");
    }

    private static String body(String csrf, String... pairs) {
        StringBuilder body = new StringBuilder("_csrf=").append(csrf);
        for (int at = 0; at < pairs.length; at += 2) {
            body.append('&')
                    .append(pairs[at])
                    .append('=')
                    .append(URLEncoder.encode(pairs[at + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    /** From a page whose form the caller has; a token of any of our pages will do. */
    private static String csrf(Caller caller, String page) {
        for (String from : List.of(page, "/mediations/new", "/leave")) {
            Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(caller.get(from).body());
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new AssertionError("no token");
    }
}
