package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Leave on the page, as a browser uses it, and over the API. */
class LeavePageIT extends ContractTest {

    @Autowired
    private Clock clock;

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from absence").update();
    }

    @ParameterizedTest
    @CsvSource({"admin,200", "community01,200", "member01,200", "clerk,200", "firma,403"})
    void opensForStaffAndMembersOfTheCorps(String user, int status) {
        resident.signedIn(user).get("/leave").expect(status);
        as(user).get("/api/absences").expect(status);
        as("platform").get("/api/absences").problem(403);
    }

    @Test
    void registersShowsAndTakesBackOnesOwnLeave() {
        Caller browser = resident.signedIn("community01");
        String csrf = csrf(browser.get("/leave"));
        String form =
                "_csrf=" + csrf + "&member=community01&from=" + day(0) + "&to=" + day(1) + "&substitute=secretary01";

        browser.form("/leave", form, "Sec-Fetch-Site", "cross-site").expect(401);
        post(browser, "/leave", form).expect(302);
        post(browser, "/leave", form).expect(302);

        Answer page = browser.get("/leave?done=registered").expect(200);
        assertThat(page.body()).contains("请假已经登记", "江晓辉", "朱静", "没有登记。");
        assertThat(count()).isEqualTo(1);
        String path = field(page, "action=\"(/leave/[^\"]+/cancellation)\"");
        post(browser, path, "_csrf=" + csrf).expect(302);
        assertThat(browser.get("/leave?done=cancelled").expect(200).body()).contains("请假已经撤销", "今天没有人请假");
        post(browser, "/leave/x/cancellation", "_csrf=" + csrf).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "community01,3,1,'',to-error,不能早于开始",
        "community01,-1,1,'',from-error,不能早于今天",
        "community01,1,1,community02,substitute-error,不在同一个单位",
        "community01,1,1,community01,substitute-error,不能是请假人自己",
        "community02,1,1,'',member-error,只能登记本人",
        "community01,1,9999,'',to-error,结束日期最迟"
    })
    void saysAtTheFieldWhatIsWrongAndKeepsWhatWasTyped(
            String member, int from, int to, String substitute, String place, String problem) {
        Caller browser = resident.signedIn("community01");
        String form = "_csrf=" + csrf(browser.get("/leave")) + "&member=" + member + "&from=" + day(from) + "&to="
                + day(to) + "&substitute=" + substitute;

        Answer page = post(browser, "/leave", form).expect(200);

        assertThat(page.body())
                .containsPattern("id=\"" + place + "\">[^<]*" + problem)
                .contains("value=\"" + day(from) + "\"");
        assertThat(count()).isZero();
    }

    @Test
    void escapesWhatWasTyped() {
        Caller browser = resident.signedIn("admin");
        String form = "_csrf=" + csrf(browser.get("/leave")) + "&member=%3Cb%3Ex&from=" + day(1) + "&to=%3Ci%3E";

        assertThat(post(browser, "/leave", form).expect(200).body())
                .contains("&lt;b&gt;x", "“&lt;i&gt;”无法识别")
                .doesNotContain("<b>x", "<i>");
    }

    @Test
    void letsALeaderRegisterForHisPeopleAndAnAdministratorForAnybody() {
        Caller leader = resident.signedIn("secretary01");
        Answer page = leader.get("/leave").expect(200);
        assertThat(page.body()).contains("<option value=\"community01\"").doesNotContain("value=\"community02\"");
        post(leader, "/leave", "_csrf=" + csrf(page) + "&member=community01&from=" + day(1) + "&to=" + day(1))
                .expect(302);
        Caller admin = resident.signedIn("admin");
        post(admin, "/leave", "_csrf=" + csrf(admin.get("/leave")) + "&member=duty&from=" + day(1) + "&to=" + day(1))
                .expect(302);

        assertThat(count()).isEqualTo(2);
        assertThat(leader.get("/leave").expect(200).body()).contains("江晓辉").doesNotContain("区值班员");
        assertThat(admin.get("/leave").expect(200).body()).contains("江晓辉", "区值班员");
    }

    @Test
    void takesNothingWithoutThePagesToken() {
        post(resident.signedIn("community01"), "/leave", "_csrf=x&from=" + day(1) + "&to=" + day(1))
                .expect(403);

        assertThat(count()).isZero();
    }

    @Test
    void followsTheSameRulesOverTheApi() {
        Caller worker = as("community01");
        Map<String, Object> leave =
                Map.of("from", day(0).toString(), "to", day(1).toString(), "substitute", "secretary01");

        String id = worker.post("/api/absences", leave).expect(201).text("id");
        assertThat(worker.post("/api/absences", leave).expect(201).text("id")).isEqualTo(id);
        assertThat(worker.post("/api/absences", Map.of("from", day(1).toString(), "to", day(1).toString()))
                        .problem(409))
                .contains("重叠");
        assertThat(worker.post("/api/absences", Map.of("from", "2026-02-30", "to", "x"))
                        .problem(422))
                .contains("2026-02-30");
        assertThat(worker.post("/api/absences", Map.of("to", "2026-02-01")).problem(422))
                .contains("开始日期");
        assertThat(worker.post(
                                "/api/absences",
                                Map.of("member", "secretary01", "from", day(5).toString(), "to", day(5).toString()))
                        .problem(403))
                .contains("只能登记本人");

        assertThat(as("secretary01").get("/api/absences").expect(200).json().findValuesAsText("member"))
                .containsExactly("community01");
        assertThat(as("community02").get("/api/absences").expect(200).json()).isEmpty();
        as("community02").get("/api/absences?unit=440118001901").problem(403);
        as("community02").get("/api/absences?unit=nowhere").problem(404);
        assertThat(as("admin")
                        .get("/api/absences?unit=440118001901")
                        .expect(200)
                        .json())
                .hasSize(1);
        as("community02").send("DELETE", "/api/absences/" + id, null).problem(403);
        as("community02").send("DELETE", "/api/absences/x", null).problem(404);
        worker.send("DELETE", "/api/absences/" + id, null).expect(204);
        worker.send("DELETE", "/api/absences/" + id, null).expect(204);
        assertThat(worker.get("/api/absences").expect(200).json()).isEmpty();
    }

    private LocalDate day(int ahead) {
        return LocalDate.now(clock).plusDays(ahead);
    }

    private int count() {
        return jdbc.sql("select count(*) from absence").query(Integer.class).single();
    }

    private static Answer post(Caller browser, String path, String form) {
        return browser.form(path, form, "Sec-Fetch-Site", "same-origin");
    }

    private static String csrf(Answer page) {
        return field(page, "name=\"_csrf\" value=\"([^\"]+)\"");
    }

    private static String field(Answer page, String pattern) {
        Matcher field = Pattern.compile(pattern).matcher(page.body());
        assertThat(field.find()).as(pattern).isTrue();
        return field.group(1);
    }
}
