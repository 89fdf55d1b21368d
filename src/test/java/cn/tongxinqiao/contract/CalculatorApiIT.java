package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.DemoBuilding;
import cn.tongxinqiao.EditedTable;
import cn.tongxinqiao.contract.Caller.Part;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The two calculators anybody may call. */
class CalculatorApiIT extends ContractTest {

    private static final String TALLY = "/api/votes/tally";
    private static final String SHARES = "/api/lift/cost-shares";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|{'heads':{'total':35,'participating':23,'agree':17},"
                        + "'area':{'total':'2957.40','participating':'2088.60','agree':'1576.20'},"
                        + "'quorum':{'heads':false,'area':true},'approval':{'heads':false,'area':true},'passed':false,"
                        + "'gap':{'quorumHeads':1,'quorumArea':'0.00','approvalHeads':1,'approvalArea':'0.00'}}",
                "2|{'heads':{'total':35,'participating':33,'agree':25},"
                        + "'area':{'total':'2957.40','participating':'2812.60','agree':'2070.80'},"
                        + "'quorum':{'heads':true,'area':true},'approval':{'heads':true,'area':false},'passed':false,"
                        + "'gap':{'quorumHeads':0,'quorumArea':'0.00','approvalHeads':0,'approvalArea':'38.65'}}",
                "3|{'heads':{'total':35,'participating':34,'agree':30},"
                        + "'area':{'total':'2957.40','participating':'2885.00','agree':'2533.60'},"
                        + "'quorum':{'heads':true,'area':true},'approval':{'heads':true,'area':true},'passed':true,"
                        + "'gap':{'quorumHeads':0,'quorumArea':'0.00','approvalHeads':0,'approvalArea':'0.00'}}"
            },
            quoteCharacter = '"')
    void countsTheRoundsOfTheDemoBuilding(int round, String counted) throws Exception {
        ObjectNode vote = vote("IMPORTANT");
        DemoBuilding.round(round)
                .forEach(home -> home(
                        vote,
                        home.unit(),
                        home.area().toPlainString(),
                        home.owner(),
                        home.choice().name()));

        assertThat(resident.post(TALLY, vote).expect(200).json()).isEqualTo(JSON.readTree(counted.replace('\'', '"')));
    }

    @Test
    void sharesTheCostsOfTheDemoBuilding() {
        ObjectNode costs = sharing("FLOOR_COEFFICIENT_AREA", "586000.00");
        DemoBuilding.homes().forEach(home -> units(costs)
                .addObject()
                .put("unit", home.unit())
                .put("floor", home.floor())
                .put("area", home.area())
                .put("pays", home.pays()));

        JsonNode shares = resident.post(SHARES, costs).expect(200).json();

        assertThat(shares.path("sum").asText()).isEqualTo("586000.00");
        assertThat(shares.path("shares"))
                .extracting(share -> share.path("unit").asText() + " "
                        + share.path("coefficient").asText() + " "
                        + share.path("amount").asText())
                .containsExactlyElementsOf(DemoBuilding.homes().stream()
                        .map(home -> home.unit() + " " + home.coefficient() + " " + home.share())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, '1', '1', 50.00, 50.00",
        "STEPS, '2', '6', 25.00, 75.00",
        "PERCENT_TABLE, '33.3', '66.7', 33.30, 66.70",
        "CUSTOM, , , 12.34, 87.66"
    })
    void knowsTheOtherMethodsToo(String method, String coefficient, String other, String amount, String rest) {
        ObjectNode costs = sharing(method, "100");
        units(costs).addObject().put("unit", "301").put("floor", 3).put("pays", true);
        units(costs).addObject().put("unit", "701").put("floor", 7).put("pays", true);
        if (method.equals("PERCENT_TABLE")) {
            ((ObjectNode) units(costs).get(0)).put("percent", coefficient);
            ((ObjectNode) units(costs).get(1)).put("percent", 66.7);
        } else if (method.equals("CUSTOM")) {
            ((ObjectNode) units(costs).get(0)).put("amount", amount);
            ((ObjectNode) units(costs).get(1)).put("amount", rest);
        }

        JsonNode shares = resident.post(SHARES, costs).expect(200).json().path("shares");

        assertThat(shares.at("/0/amount").asText()).isEqualTo(amount);
        assertThat(shares.at("/1/amount").asText()).isEqualTo(rest);
        assertThat(shares.at("/0/coefficient").asText(null)).isEqualTo(coefficient);
        assertThat(shares.at("/1/coefficient").asText(null)).isEqualTo(other);
        assertThat(shares.at("/0").has("coefficient")).isTrue();
    }

    @Test
    void takesAreasAsNumbersToo() {
        String vote = "{\"matter\":\"ORDINARY\",\"units\":["
                + "{\"unit\":\"101\",\"area\":88.6,\"owner\":\"O1\",\"choice\":\"AGREE\"},"
                + "{\"unit\":\"102\",\"area\":72.4125,\"owner\":\"O2\",\"choice\":\"ABSTAIN\"}]}";

        JsonNode counted = resident.post(TALLY, vote).expect(200).json();

        assertThat(counted.at("/area/total").asText()).isEqualTo("161.0125");
        assertThat(counted.at("/gap/approvalHeads").asInt()).isEqualTo(1);
        assertThat(counted.at("/passed").asBoolean()).isFalse();
    }

    static Stream<Arguments> badVotes() {
        String home = "{'unit':'101','area':'60','owner':'O1','choice':'AGREE'}";
        return Stream.of(
                Arguments.of("{}", "事项类别（matter）没有写"),
                Arguments.of("{'matter':'HUGE','units':[" + home + "]}", "事项类别（matter）不认识"),
                Arguments.of("{'matter':'ORDINARY'}", "没有房屋"),
                Arguments.of("{'matter':'ORDINARY','units':[]}", "没有房屋"),
                Arguments.of("{'matter':'ORDINARY','units':[null]}", "第 1 套房屋是空的"),
                Arguments.of("{'matter':'ORDINARY','place':'增城','units':[" + home + "]}", "地区（place）应是行政区划代码"),
                Arguments.of("{'matter':'ORDINARY','place':'44011','units':[" + home + "]}", "地区（place）应是行政区划代码"),
                Arguments.of("{'matter':'ORDINARY','date':'2026-02-30','units':[" + home + "]}", "日期（date）"),
                Arguments.of("{'matter':'ORDINARY','date':'20261120','units':[" + home + "]}", "日期（date）"),
                Arguments.of(
                        "{'matter':'ORDINARY','date':'2020-12-31','units':[" + home + "]}", "没有 2020-12-31 适用于一般事项"),
                Arguments.of(homes(home, home), "房屋“101”出现了两次"),
                Arguments.of(homes(home, home.replace("101", "102").replace("AGREE", "OPPOSE")), "业主“O1”有两种意见"),
                Arguments.of(homes(home, home.replace("101", "102").replace("AGREE", "ABSENT")), "业主“O1”有两种意见"),
                Arguments.of(homes(home.replace("'60'", "'0'")), "房屋“101”的面积（area）必须大于零"),
                Arguments.of(homes(home.replace("'60'", "-60")), "房屋“101”的面积（area）必须大于零"),
                Arguments.of(homes(home.replace("'60'", "'六十'")), "房屋“101”的面积（area）不是数字"),
                Arguments.of(homes(home.replace("'60'", "'60.00001'")), "房屋“101”的面积（area）最多 4 位小数"),
                Arguments.of(homes(home.replace("'60'", "1e99")), "房屋“101”的面积（area）太大"),
                Arguments.of(homes(home.replace("'60'", "1e999999999")), "房屋“101”的面积（area）不是数字"),
                Arguments.of(homes(home.replace("'60'", "null")), "房屋“101”没有面积（area）"),
                Arguments.of(homes(home.replace("'area':'60',", "")), "房屋“101”没有面积（area）"),
                Arguments.of(homes(home.replace("'owner':'O1',", "")), "房屋“101”没有业主（owner）"),
                Arguments.of(homes(home.replace("'O1'", "' '")), "房屋“101”没有业主（owner）"),
                Arguments.of(homes(home.replace(",'choice':'AGREE'", "")), "房屋“101”的意见（choice）没有写"),
                Arguments.of(homes(home.replace("AGREE", "同意")), "房屋“101”的意见（choice）不认识"),
                Arguments.of(homes(home.replace("'unit':'101',", "")), "第 1 套房屋没有房号（unit）"),
                Arguments.of(homes(home.replace("'101'", "'" + "1".repeat(51) + "'")), "房号（unit）最多 50 个字"));
    }

    private static String homes(String... homes) {
        return "{'matter':'ORDINARY','units':[" + String.join(",", homes) + "]}";
    }

    @ParameterizedTest
    @MethodSource("badVotes")
    void saysWhatIsWrongWithAVote(String vote, String reason) {
        Answer refused = resident.post(TALLY, vote.replace('\'', '"'));

        assertThat(refused.problem(422)).contains(reason);
    }

    static Stream<Arguments> badCosts() {
        String home = "{'unit':'301','floor':3,'area':'60','pays':true}";
        return Stream.of(
                Arguments.of("{}", "办法（method）没有写"),
                Arguments.of("{}", "分摊总额（total）没有写"),
                Arguments.of("{}", "没有房屋"),
                Arguments.of(costs("BY_FEELING", "100", home), "办法（method）不认识"),
                Arguments.of(costs("EQUAL", "100"), "没有房屋"),
                Arguments.of(costs("EQUAL", "-0.01", home), "分摊总额不能为负数"),
                Arguments.of(costs("EQUAL", "1.001", home), "分摊总额最多精确到分"),
                Arguments.of(costs("EQUAL", "一百", home), "分摊总额（total）不是数字"),
                Arguments.of(costs("EQUAL", "1000000000000", home), "分摊总额（total）太大"),
                Arguments.of(costs("EQUAL", "100", home, home), "房屋“301”出现了两次"),
                Arguments.of(costs("EQUAL", "100", home.replace("true", "false")), "没有一户分摊"),
                Arguments.of(costs("EQUAL", "100", home.replace("'unit':'301',", "")), "第 1 套房屋没有房号（unit）"),
                Arguments.of(costs("EQUAL", "100", home).replace("'units'", "'place':'广州','units'"), "地区（place）"),
                Arguments.of(costs("EQUAL", "100", home).replace("'units'", "'date':'今天','units'"), "日期（date）"),
                Arguments.of(costs("FLOOR_COEFFICIENT_AREA", "100", home.replace("'floor':3,", "")), "房屋“301”没有楼层"),
                Arguments.of(costs("FLOOR_COEFFICIENT_AREA", "100", home.replace("'area':'60',", "")), "房屋“301”没有面积"),
                Arguments.of(costs("FLOOR_COEFFICIENT_AREA", "100", home.replace("'60'", "0")), "房屋“301”的面积必须大于零"),
                Arguments.of(costs("FLOOR_COEFFICIENT_AREA", "100", home.replace(":3", ":0")), "房屋“301”在第 0 层"),
                Arguments.of(costs("FLOOR_COEFFICIENT_AREA", "100", home.replace(":3", ":-2")), "房屋“301”在第 -2 层"),
                Arguments.of(costs("FLOOR_COEFFICIENT_AREA", "100", home.replace(":3", ":2.5")), "楼层（floor）应为"),
                Arguments.of(costs("FLOOR_COEFFICIENT_AREA", "100", home.replace(":3", ":1")), "系数都为零"),
                Arguments.of(costs("STEPS", "100", home.replace(":3", ":1")), "系数都为零"),
                Arguments.of(costs("STEPS", "100", home.replace("'floor':3,", "")), "房屋“301”没有楼层"),
                Arguments.of(costs("PERCENT_TABLE", "100", home), "房屋“301”没有比例"),
                Arguments.of(costs("PERCENT_TABLE", "100", with(home, "'percent':'99.99'")), "各户比例合计 99.99%"),
                Arguments.of(costs("PERCENT_TABLE", "100", with(home, "'percent':'x'")), "比例（percent）不是数字"),
                Arguments.of(costs("PERCENT_TABLE", "100", with(home, "'percent':'-1'")), "房屋“301”的比例不能为负数"),
                Arguments.of(
                        costs(
                                "PERCENT_TABLE",
                                "100",
                                with(home, "'percent':'90'"),
                                with(home, "'percent':'10'")
                                        .replace("301", "302")
                                        .replace("true", "false")),
                        "房屋“302”不参与分摊，却写了比例"),
                Arguments.of(costs("CUSTOM", "100", home), "房屋“301”没有金额"),
                Arguments.of(costs("CUSTOM", "100", with(home, "'amount':99.99")), "各户金额合计 99.99 元"),
                Arguments.of(costs("CUSTOM", "100", with(home, "'amount':'100.001'")), "房屋“301”的金额最多精确到分"));
    }

    private static String costs(String method, String total, String... homes) {
        return "{'method':'" + method + "','total':'" + total + "','units':[" + String.join(",", homes) + "]}";
    }

    private static String with(String home, String member) {
        return home.replace("}", "," + member + "}");
    }

    @ParameterizedTest
    @MethodSource("badCosts")
    void saysWhatIsWrongWithCosts(String costs, String reason) {
        assertThat(resident.post(SHARES, costs.replace('\'', '"')).problem(422)).contains(reason);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Answer refused = resident.post(
                TALLY,
                homes("{'unit':'101','area':'x','owner':'','choice':'JA'}").replace('\'', '"'));

        refused.problem(422);
        assertThat(refused.json().path("errors"))
                .extracting(fault -> fault.path("field").asText())
                .containsExactlyInAnyOrder("units[0].area", "units[0].owner", "units[0].choice");
    }

    @ParameterizedTest
    @ValueSource(strings = {TALLY, SHARES})
    void asksForAProperBody(String path) {
        resident.post(path, null).problem(400);
        resident.post(path, "").problem(400);
        resident.post(path, "{\"units\":").problem(400);
        resident.post(path, "[]").problem(400);
        resident.post(path, "{\"units\":{}}").problem(400);
        assertThat(resident.post(path, "{\"pay\":true}").problem(400)).contains("不认识的字段“pay”");
    }

    @Test
    void takesAWholeCompoundWithoutDelay() {
        ObjectNode vote = vote("IMPORTANT");
        ObjectNode costs = sharing("FLOOR_COEFFICIENT_AREA", "99999999.99");
        for (int home = 0; home < 5000; home++) {
            String unit = "荔景花园" + (home / 200 + 1) + "栋" + (home % 200 / 6 + 1) + "0" + (home % 6 + 1);
            home(vote, unit, "88.6" + home % 10, "业主" + home, home % 4 == 0 ? "OPPOSE" : "AGREE");
            units(costs)
                    .addObject()
                    .put("unit", unit)
                    .put("floor", home % 200 / 6 + 1)
                    .put("area", "88.6" + home % 10)
                    .put("pays", home % 7 > 0)
                    .put("percent", (String) null)
                    .put("amount", (String) null);
        }
        long start = System.nanoTime();

        JsonNode counted = resident.post(TALLY, vote).expect(200).json();
        JsonNode shared = resident.post(SHARES, costs).expect(200).json();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(counted.at("/heads/agree").asInt()).isEqualTo(3750);
        assertThat(counted.at("/approval/heads").asBoolean()).isTrue();
        assertThat(shared.path("shares")).hasSize(5000);
        assertThat(shared.path("sum").asText()).isEqualTo("99999999.99");
    }

    @Test
    void goesByTheTableAnAnalystHasDeployed() {
        ObjectNode vote = vote("ORDINARY");
        home(vote, "101", "60", "O1", "AGREE");
        home(vote, "102", "60", "O2", "OPPOSE");
        assertThat(passed(vote)).isFalse();

        deploy(EditedTable.shipped("vote-threshold")
                .cell("rule_ordinary_approvalHeads", "\"≥1/2\"")
                .cell("rule_ordinary_approvalArea", "\"≥1/2\""));

        assertThat(passed(vote)).isTrue();
    }

    @Test
    void goesByTheRuleOfTheNearestPlaceOnThatDay() {
        deploy(EditedTable.shipped("lift-cost-coefficient")
                .replacing(
                        "(?s)(<rule id=\"rule_floor2\">.*?</rule>)",
                        "$1" + coefficientOfSecondFloor("city", "4401", ">= date(\"2026-01-01\")", "0.7")
                                + coefficientOfSecondFloor("district", "440118", "< date(\"2026-06-01\")", "0.9")));

        assertThat(coefficient("440118", "2026-05-31")).isEqualTo("0.9");
        assertThat(coefficient("440118001901", "2025-05-31")).isEqualTo("0.9");
        assertThat(coefficient("440118", "2026-06-01")).isEqualTo("0.7");
        assertThat(coefficient("440105", "2026-06-01")).isEqualTo("0.7");
        assertThat(coefficient("440105", "2025-12-31")).isEqualTo("0.5");
        assertThat(coefficient("4402", "2026-06-01")).isEqualTo("0.5");
        assertThat(coefficient(null, "2026-06-01")).isEqualTo("0.5");
    }

    private static String coefficientOfSecondFloor(String id, String place, String date, String base) {
        return EditedTable.shipped("lift-cost-coefficient")
                .xml()
                .replaceAll("(?s).*(<rule id=\"rule_floor2\">.*?</rule>).*", "$1")
                .replace("rule_floor2", "rule_" + id)
                .replace("\"全国\"", "\"" + place + "\"")
                .replace("\"0.5\"", "\"" + base + "\"")
                .replaceFirst(
                        "(_date\">\\s*<text>)(</text>)",
                        "$1" + date.replace("<", "&lt;").replace(">", "&gt;") + "$2");
    }

    private String coefficient(String place, String date) {
        ObjectNode costs = sharing("FLOOR_COEFFICIENT_AREA", "100");
        costs.put("place", place).put("date", date);
        units(costs)
                .addObject()
                .put("unit", "201")
                .put("floor", 2)
                .put("area", "60")
                .put("pays", true);
        return resident.post(SHARES, costs)
                .expect(200)
                .json()
                .at("/shares/0/coefficient")
                .asText();
    }

    private boolean passed(ObjectNode vote) {
        return resident.post(TALLY, vote).expect(200).json().path("passed").asBoolean();
    }

    private void deploy(EditedTable table) {
        deployed.add(as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        new Part("deployment-name", null, "text/plain", "表".getBytes(StandardCharsets.UTF_8)),
                        new Part("table", table.id() + ".dmn", "application/octet-stream", table.bytes()))
                .expect(200)
                .text("id"));
    }

    private static ObjectNode vote(String matter) {
        ObjectNode vote = JSON.createObjectNode();
        vote.put("matter", matter).put("place", "440118").put("date", "2026-11-20");
        vote.putArray("units");
        return vote;
    }

    private static ObjectNode sharing(String method, String total) {
        ObjectNode costs = JSON.createObjectNode();
        costs.put("method", method).put("place", "440118").put("date", "2026-11-20");
        costs.put("total", total).putArray("units");
        return costs;
    }

    private static ArrayNode units(ObjectNode asked) {
        return (ArrayNode) asked.get("units");
    }

    private static void home(ObjectNode vote, String unit, String area, String owner, String choice) {
        units(vote)
                .addObject()
                .put("unit", unit)
                .put("area", area)
                .put("owner", owner)
                .put("choice", choice);
    }
}
