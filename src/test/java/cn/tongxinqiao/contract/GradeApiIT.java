package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.EditedTable;
import cn.tongxinqiao.contract.Caller.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The calculator of grades anybody may call. */
class GradeApiIT extends ContractTest {

    private static final String GRADE = "/api/property/grade";
    private static final String[] ITEMS = {
        "basicManagement", "order", "cleaning", "greening", "facility", "fire", "disclosure", "complaint", "coBuilding"
    };
    private static final String ONSITE = onsite("10 9 14 7 14 11 9 9 10");
    private static final String GOOD = "{'onsite':" + ONSITE + ",'departments':'92','ownerSatisfaction':'91.0'}";

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/property/graded-quarters.csv", numLinesToSkip = 1)
    void gradesTheQuartersOfTheDemoFirms(
            String firm,
            String quarter,
            String items,
            String departments,
            String owners,
            String onsite,
            String composite,
            String grade,
            String action) {
        String before = earlier(firm, quarter);

        JsonNode graded = post("{'rubric':'2025-1','onsite':" + onsite(items) + ",'departments':" + departments
                        + ",'ownerSatisfaction':'" + owners + "','vetoes':[],'earlierGrades':[" + before
                        + "],'yellowCards':0}")
                .expect(200)
                .json();

        assertThat(graded.path("onsiteScore").asText()).isEqualTo(onsite);
        assertThat(graded.path("composite").asText()).isEqualTo(composite);
        assertThat(graded.path("grade").asText()).isEqualTo(grade);
        assertThat(graded.path("action").asText()).isEqualTo(action);
        assertThat(graded.path("explanation"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(line -> assertThat(line.asText()).endsWith("。"));
        assertThat(graded.fieldNames())
                .toIterable()
                .containsExactly("onsiteScore", "composite", "grade", "action", "explanation");
    }

    /** Grades of the company's quarters before, the oldest first, as the shipped file has them. */
    private static String earlier(String firm, String quarter) {
        List<String> grades =
                switch (firm) {
                    case "a" -> List.of("EXCELLENT", "EXCELLENT", "EXCELLENT");
                    case "b" -> List.of("PASS", "FAIL", "PASS");
                    default -> List.of("PASS", "FAIL");
                };
        int before = Integer.parseInt(quarter.substring(5)) - 1;
        return String.join(
                ",",
                grades.subList(0, before).stream()
                        .map(grade -> "'" + grade + "'")
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The exact sum is 69.995, 69.994, 79.995, 89.995 and 89.994.
                "69.97|70|70.01|70.00|PASS",
                "69.98|70|70|69.99|FAIL",
                "79.98|79.99|80.01|80.00|GOOD",
                "89.97|90|90.01|90.00|EXCELLENT",
                "89.99|89.99|90.00|89.99|GOOD"
            })
    void roundsBeforeItGrades(String departments, String owners, String onsite, String composite, String grade) {
        // Nine items that make the score on site.
        BigDecimal rest = new BigDecimal(onsite);
        int[] maxima = {10, 10, 15, 8, 15, 12, 10, 10, 10};
        List<String> scores = new ArrayList<>();
        for (int max : maxima) {
            BigDecimal score = rest.min(BigDecimal.valueOf(max));
            scores.add(score.toPlainString());
            rest = rest.subtract(score);
        }

        JsonNode graded = post("{'onsite':" + onsite(String.join(" ", scores)) + ",'departments':" + departments
                        + ",'ownerSatisfaction':" + owners + "}")
                .expect(200)
                .json();

        assertThat(graded.path("composite").asText()).isEqualTo(composite);
        assertThat(graded.path("grade").asText()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'earlierGrades':['FAIL','PASS']|RECTIFY",
                "'earlierGrades':['PASS','FAIL']|PROPOSE_EXIT",
                "'yellowCards':1|RECTIFY",
                "'yellowCards':2|PROPOSE_EXIT",
                "'yellowCards':'3'|PROPOSE_EXIT",
                "'earlierGrades':[],'yellowCards':null|RECTIFY",
                "'earlierGrades':null|RECTIFY"
            },
            quoteCharacter = '`')
    void aVetoFailsTheBestAndWhatFollowsGoesByThePast(String past, String action) {
        JsonNode graded = post("{'onsite':" + onsite("10 10 15 8 15 12 10 10 10")
                        + ",'departments':100,'ownerSatisfaction':100,'vetoes':['FIRE_LANE_BLOCKED'],"
                        + past + "}")
                .expect(200)
                .json();

        assertThat(graded.path("composite").asText()).isEqualTo("100.00");
        assertThat(graded.path("grade").asText()).isEqualTo("FAIL");
        assertThat(graded.path("action").asText()).isEqualTo(action);
        assertThat(graded.path("explanation").toString()).contains("消防通道被堵塞");
    }

    @Test
    void takesFiguresAsTextAndAsNumbersAlike() {
        String text = post(GOOD.replace("\"9\"", "9")).expect(200).body();
        String numbers = post(GOOD.replace("'92'", "92.00")
                        .replace("'91.0'", "91")
                        .replace(":10", ":'10'"))
                .expect(200)
                .body();

        assertThat(numbers).isEqualTo(text);
    }

    @Test
    void followsATableTheMomentItIsDeployed() {
        EditedTable stricter = EditedTable.shipped("property-grade")
                .cell("rule_excellent_composite", "&gt;= 95")
                .cell("rule_good_composite", "[80..95)");
        deployed.add(as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        new Part(
                                "deployment-name",
                                null,
                                "text/plain; charset=utf-8",
                                "等级".getBytes(StandardCharsets.UTF_8)),
                        new Part("data", "property-grade.dmn", "application/xml", stricter.bytes()))
                .expect(200)
                .text("id"));

        JsonNode graded = post(GOOD).expect(200).json();

        assertThat(graded.path("grade").asText()).isEqualTo("GOOD");
        assertThat(graded.path("action").asText()).isEqualTo("NONE");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("{}", "onsite"),
                Arguments.of("{}", "departments"),
                Arguments.of("{}", "ownerSatisfaction"),
                Arguments.of(GOOD.replace(ONSITE, "null"), "onsite"),
                Arguments.of(GOOD.replace(ONSITE, "{}"), "onsite"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':13"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':'12.01'"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':-1"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':-0.01"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':11.005"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':'十一'"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':'１１'"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':null"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':''"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':'NaN'"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':1e99"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':'1e999999999'"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':'0x0B'"), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11,", ""), "onsite.fire"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':11,'garden':5"), "onsite.garden"),
                Arguments.of(GOOD.replace("'fire':11", "'fire':11,'':5"), "onsite."),
                Arguments.of(GOOD.replace("'fire'", "'Fire'"), "onsite.Fire"),
                Arguments.of(GOOD.replace("'fire'", "'Fire'"), "onsite.fire"),
                Arguments.of(GOOD.replace(ONSITE, many(101)), "onsite"),
                Arguments.of(GOOD.replace("'departments':'92',", ""), "departments"),
                Arguments.of(GOOD.replace("'92'", "null"), "departments"),
                Arguments.of(GOOD.replace("'92'", "' '"), "departments"),
                Arguments.of(GOOD.replace("'92'", "'100.01'"), "departments"),
                Arguments.of(GOOD.replace("'92'", "-1"), "departments"),
                Arguments.of(GOOD.replace("'92'", "'92分'"), "departments"),
                Arguments.of(GOOD.replace("'92'", "92.001"), "departments"),
                Arguments.of(GOOD.replace(",'ownerSatisfaction':'91.0'", ""), "ownerSatisfaction"),
                Arguments.of(GOOD.replace("'91.0'", "'101'"), "ownerSatisfaction"),
                Arguments.of(GOOD.replace("'91.0'", "'-0.01'"), "ownerSatisfaction"),
                Arguments.of(GOOD.replace("'91.0'", "'91,0'"), "ownerSatisfaction"),
                Arguments.of(with("'vetoes':['NOISE']"), "vetoes"),
                Arguments.of(with("'vetoes':['lift_unsafe']"), "vetoes"),
                Arguments.of(with("'vetoes':[null]"), "vetoes"),
                Arguments.of(with("'vetoes':['']"), "vetoes"),
                Arguments.of(with("'vetoes':['LIFT_UNSAFE','\\u0000']"), "vetoes"),
                Arguments.of(with("'vetoes':[" + "'LIFT_UNSAFE',".repeat(100) + "'LIFT_UNSAFE']"), "vetoes"),
                Arguments.of(with("'earlierGrades':['PASS','不合格']"), "earlierGrades[1]"),
                Arguments.of(with("'earlierGrades':[null]"), "earlierGrades[0]"),
                Arguments.of(with("'earlierGrades':['fail']"), "earlierGrades[0]"),
                Arguments.of(with("'earlierGrades':[" + "'PASS',".repeat(100) + "'PASS']"), "earlierGrades"),
                Arguments.of(with("'yellowCards':-1"), "yellowCards"),
                Arguments.of(with("'yellowCards':1.5"), "yellowCards"),
                Arguments.of(with("'yellowCards':'两张'"), "yellowCards"),
                Arguments.of(with("'yellowCards':1000"), "yellowCards"),
                Arguments.of(with("'yellowCards':9999999999"), "yellowCards"),
                Arguments.of(with("'rubric':'2024-1'"), "rubric"),
                Arguments.of(with("'rubric':2025"), "rubric"),
                Arguments.of(with("'rubric':'2025-1\\u0000'"), "rubric"),
                Arguments.of(with("'rubric':'" + "x".repeat(5000) + "'"), "rubric"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void namesTheFieldThatIsWrong(String body, String field) {
        Answer refused = post(body);

        assertThat(refused.problem(422)).isNotBlank().hasSizeLessThan(2000);
        assertThat(refused.json().path("errors").findValuesAsText("field")).contains(field);
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "",
                "{\"onsite\":",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{'onsite':[]}",
                "{'onsite':'93'}",
                "{'onsite':{'fire':{}}}",
                "{'onsite':{'fire':[11]}}",
                "{'onsite':{'fire':true}}",
                "{'departments':{}}",
                "{'departments':true}",
                "{'vetoes':'LIFT_UNSAFE'}",
                "{'vetoes':[{}]}",
                "{'earlierGrades':{}}",
                "{'earlierGrades':'PASS'}",
                "{'yellowCards':[]}",
                "{'rubric':{}}",
                "{'departments':" + "9".repeat(2000) + "}",
                GOOD.replace("'92'", "92,'departments':93"),
                GOOD.replace("'fire':11", "'fire':11,'fire':12"),
                GOOD.replace("'onsite'", "'onSite'"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesABodyOfAnotherShape(String body) {
        assertThat(post(body).problem(400)).isNotBlank();
    }

    @Test
    void namesAMemberItDoesNotKnow() {
        assertThat(post(with("'weights':{}")).problem(400)).contains("不认识的字段“weights”");
    }

    @Test
    void aLongCodeIsNotSaidBackWhole() {
        Answer refused = post(GOOD.replace("'fire':11", "'fire':11,'" + "g".repeat(40_000) + "':5"));

        assertThat(refused.problem(422)).contains("不在标准");
        assertThat(refused.body()).hasSizeLessThan(2000);
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        post(GOOD.replace("'fire':11", "'fire':11,'" + "g".repeat(600_000) + "':5"))
                .problem(413);
    }

    private static String with(String member) {
        return GOOD.substring(0, GOOD.length() - 1) + "," + member + "}";
    }

    private static String many(int items) {
        List<String> all = new ArrayList<>();
        for (int at = 0; at < items; at++) {
            all.add("'i" + at + "':1");
        }
        return "{" + String.join(",", all) + "}";
    }

    private static String onsite(String scores) {
        String[] each = scores.split(" ");
        List<String> members = new ArrayList<>();
        for (int at = 0; at < ITEMS.length; at++) {
            members.add("'" + ITEMS[at] + "':" + each[at]);
        }
        assertThat(Arrays.asList(each)).hasSameSizeAs(members);
        return "{" + String.join(",", members) + "}";
    }

    private Answer post(String body) {
        return resident.post(GRADE, body.replace('\'', '"'));
    }
}
