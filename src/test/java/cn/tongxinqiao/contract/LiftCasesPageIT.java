package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of a lift case over HTTP: who may, what is told, and what is refused in words. */
class LiftCasesPageIT extends ContractTest {

    private static final Pattern NUMBER = Pattern.compile("JZ\\d{11}");

    @Autowired
    private RuntimeService engine;

    private String number;

    @BeforeEach
    void aCase() {
        Caller browser = resident.signedIn("community01");
        Answer list = browser.get("/lift-cases").expect(200);
        number = found(
                NUMBER,
                post(
                                browser,
                                "/lift-cases",
                                list,
                                "house",
                                "LJHY-3~1单元",
                                "initiatorName",
                                "司徒加梯",
                                "initiatorPhone",
                                "13812345601")
                        .expect(302)
                        .header("Location")
                        .orElseThrow());
    }

    @AfterEach
    void stop() {
        engine.createProcessInstanceQuery().processInstanceBusinessKey(number).rootProcessInstances().list().stream()
                .forEach(root -> engine.deleteProcessInstance(root.getId(), "end of test"));
        jdbc.sql("update lift_case set status = 'STOPPED', ended_at = now() where number = ? and ended_at is null")
                .param(number)
                .update();
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
    void opensForWhoMayAndOffersOnlyWhatTheyMayDo(String user, int status, boolean runs) {
        Caller browser = resident.signedIn(user);

        for (String part : List.of("", "/survey", "/meetings")) {
            Answer page = browser.get("/lift-cases/" + number + part).expect(status);
            assertThat(page.body()).doesNotContain("司徒加梯", "13812345601");
            if (status == 200) {
                assertThat(page.body()).contains(number, "荔景花园3栋");
                assertThat(page.header("Cache-Control").orElse("")).contains("no-store");
            }
        }
        if (status == 200) {
            assertThat(browser.get("/lift-cases/" + number).body().contains("停办，不能撤回"))
                    .isEqualTo(runs);
        }
    }

    @Test
    void onePageShowsTheHouseWhatIsDueAndTheMoney() {
        Caller browser = resident.signedIn("community01");
        Answer survey = browser.get("/lift-cases/" + number + "/survey").expect(200);
        String home = found(Pattern.compile("data-home=\"(\\d+)\" aria-label=\"104，"), survey.body());
        post(
                        browser,
                        "/lift-cases/" + number + "/survey",
                        survey,
                        "home",
                        home,
                        "wish-" + home,
                        "OPPOSE",
                        "concern-" + home,
                        "NOISE",
                        "reason-" + home,
                        "老人<b>睡不好",
                        "condition-" + home,
                        "井道离窗两米")
                .expect(302);

        String page = browser.get("/lift-cases/" + number).expect(200).body();

        assertThat(page)
                .contains("建档、核对条件", "104，反对，顾虑噪声", "老人&lt;b&gt;睡不好", "井道离窗两米", "还有 35 户没有登记")
                .contains("586,000.00", "904：29,841.50")
                .doesNotContain("老人<b>");
        assertThat(browser.get("/lift-cases/" + number + "/survey?home=" + home)
                        .expect(200)
                        .body())
                .contains("这户说过的", "✗ 反对，顾虑噪声", "下一户没有登记的：");
    }

    @Test
    void whoSpeaksForTheLiftIsShownForAReasonAndThatIsWrittenDown() {
        Caller browser = resident.signedIn("community01");
        Answer page = browser.get("/lift-cases/" + number).expect(200);

        String refused = post(browser, "/lift-cases/" + number + "/people", page, "reason", "")
                .expect(422)
                .body();
        assertThat(refused).contains("查看原因").doesNotContain("13812345601");
        String shown = post(browser, "/lift-cases/" + number + "/people", page, "reason", "约见面")
                .expect(200)
                .body();

        assertThat(shown).contains("司徒加梯", "13812345601");
        assertThat(jdbc.sql("select actor || ' ' || coalesce(reason, '') from audit_entry where case_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .contains("community01 约见面");
        post(browser, "/lift-cases/" + number + "/people", page, "reason", "长".repeat(201))
                .expect(422);
        Caller mediator = resident.signedIn("mediator");
        Answer form = mediator.get("/mediations/new").expect(200);
        assertThat(post(mediator, "/lift-cases/" + number + "/people", form, "reason", "约见面")
                        .expect(403)
                        .body())
                .contains("不能办理")
                .doesNotContain("13812345601");
    }

    @Test
    void aMeetingIsOnlyPlannedInTalksAndTypedWordsAreKept() {
        Caller browser = resident.signedIn("community01");
        Answer early = browser.get("/lift-cases/" + number + "/meetings").expect(200);
        assertThat(early.body()).contains("到“协商”这一步才能约");
        jdbc.sql("update lift_case set status = 'TALKS', talks_since = now(), heard_at = now() where number = ?")
                .param(number)
                .update();
        Answer form = browser.get("/lift-cases/" + number + "/meetings").expect(200);
        String[] fields = {
            "startsAt", "2020-01-01T19:30", "endsAt", "2020-01-01T21:30", "place", "金邻议事厅", "topic", "谈采光"
        };

        assertThat(post(browser, "/lift-cases/" + number + "/meetings", form, fields)
                        .expect(422)
                        .body())
                .contains("开会时间已经过去了", "谈采光", "2020-01-01T19:30");
        fields[1] = "2099-01-01T19:30";
        fields[3] = "2099-01-01T21:30";
        post(browser, "/lift-cases/" + number + "/meetings", form, fields).expect(302);
        post(browser, "/lift-cases/" + number + "/meetings", form, fields).expect(302);
        String planned =
                browser.get("/lift-cases/" + number + "/meetings").expect(200).body();
        assertThat(planned).contains("第 1 次协调会（已约）", "104 张**", "801、802").doesNotContain("第 2 次协调会");
    }

    @Test
    void aCaseIsStoppedForAReason() {
        Caller browser = resident.signedIn("community01");
        Answer page = browser.get("/lift-cases/" + number).expect(200);

        post(browser, "/lift-cases/" + number + "/stop", page, "reason", " ").expect(422);
        post(browser, "/lift-cases/" + number + "/stop", page, "reason", "大家不装了")
                .expect(302);
        assertThat(browser.get("/lift-cases/" + number).expect(200).body())
                .contains("已终止", "大家不装了")
                .doesNotContain("停办，不能撤回");
        post(browser, "/lift-cases/" + number + "/stop", page, "reason", "再停").expect(409);
    }

    @Test
    void aRequestForALiftLeadsToACaseAndLearnsOfItsEnd() {
        stop();
        Case request = enter(as("clerk"), Entry.atCounter().with("category", "LIFT"));
        Case bins = enter(as("clerk"), Entry.atCounter());
        Caller browser = resident.signedIn("community01");
        assertThat(browser.get("/lift-cases").expect(200).body())
                .contains("/lift-cases?request=" + request.number)
                .doesNotContain(bins.number);
        assertThat(resident.signedIn("street02").get("/lift-cases").expect(200).body())
                .doesNotContain(request.number);
        Answer form = browser.get("/lift-cases?request=" + request.number).expect(200);
        assertThat(form.body()).contains("name=\"request\" maxlength=\"20\" value=\"" + request.number);

        assertThat(proposed(browser, form, bins.number).expect(422).body())
                .contains("没有加装电梯的诉求 " + bins.number, "司徒加梯");
        number = found(
                NUMBER,
                proposed(browser, form, request.number)
                        .expect(302)
                        .header("Location")
                        .orElseThrow());
        assertThat(browser.get("/lift-cases").body()).doesNotContain("/lift-cases?request=" + request.number);
        Answer again = browser.get("/lift-cases").expect(200);
        assertThat(proposed(browser, again, request.number).expect(422).body()).contains("已有在办的加装案件 " + number);
        post(browser, "/lift-cases/" + number + "/stop", browser.get("/lift-cases/" + number), "reason", "张三丰不肯")
                .expect(302);

        assertThat(request.events()).contains("LIFT_BEGUN", "LIFT_ENDED");
        assertThat(request.progress().toString())
                .contains(number + " 已结束，结果是已终止")
                .doesNotContain("张三丰");
        assertThat(browser.get("/lift-cases").body()).contains("/lift-cases?request=" + request.number);
    }

    private static Answer proposed(Caller browser, Answer form, String request) {
        return post(
                browser,
                "/lift-cases",
                form,
                "house",
                "LJHY-3~1单元",
                "request",
                request,
                "initiatorName",
                "司徒加梯",
                "initiatorPhone",
                "13812345601");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/%F0%9F%98%80",
                "/JZ20261121001%27",
                "/JZ20261121001/survey",
                "/{n}/survey?home=x",
                "/{n}/survey?home=99999999999999999999",
                "/{n}/survey?home=9&show=%00&meeting=%00",
                "/{n}?show=%F0%9F%98%80",
                "/{n}/meetings/x/minutes"
            })
    void strangeAddressesAreAnsweredNotBroken(String path) {
        int status = resident.signedIn("community01")
                .get("/lift-cases" + path.replace("{n}", number))
                .status();

        assertThat(status).isIn(200, 400, 404, 405);
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(found.groupCount());
    }

    private static Answer post(Caller browser, String path, Answer form, String... fields) {
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(form.body());
        List<String> all = new ArrayList<>(
                List.of("key", key.find() ? key.group(1) : UUID.randomUUID().toString()));
        all.addAll(List.of(fields));
        return MyWorkPageIT.post(browser, path, MyWorkPageIT.csrf(form), all.toArray(String[]::new));
    }
}
