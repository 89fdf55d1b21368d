package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.request.Replanning;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page and the API that tell which limits have moved. */
class ReplanningPageIT extends ContractTest {

    @Autowired
    private Replanning replanning;

    @BeforeEach
    @AfterEach
    void nothingIsLeftToDo() {
        while (replanning.step(() -> true)) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"orgdept,200", "analyst,200", "admin,200", "clerk,403", "community01,403", "member01,403"})
    void opensForSupervisorsAnalystsAndAdministrators(String user, int status) {
        resident.signedIn(user).get("/replanning").expect(status);
        as(user).get("/api/replannings").expect(status);
    }

    @Test
    void startsOneRunByHandAndShowsItsProgress() {
        Case handed = dispatched();
        jdbc.sql("update service_request set due_at = due_at - interval '1 hour' where number = ?")
                .param(handed.number)
                .update();
        Caller browser = resident.signedIn("analyst");
        String csrf = csrf(browser.get("/replanning"));

        start(browser, csrf).expect(302);
        Answer running = browser.get("/replanning").expect(200);
        assertThat(running.body()).contains("手动重新计算", "analyst", "进行中");
        assertThat(running.header("Refresh")).hasValue("5");
        assertThat(start(browser, csrf).expect(200).body()).contains("正在重新计算，请等这一次结束");

        nothingIsLeftToDo();
        Answer finished = browser.get("/replanning").expect(200);
        assertThat(finished.header("Refresh")).isEmpty();
        assertThat(finished.body()).contains(handed.number, "办结时限").doesNotContain("进行中");
        JsonNode latest =
                as("orgdept").get("/api/replannings").expect(200).json().get(0);
        assertThat(latest.path("finished").isNull()).isFalse();
        assertThat(latest.path("done").asInt()).isEqualTo(latest.path("total").asInt());
        String moves = "/api/replannings/" + latest.path("id").asLong() + "/moves";
        assertThat(as("orgdept").get(moves).expect(200).json().findValuesAsText("number"))
                .contains(handed.number);
        assertThat(as("orgdept").get(moves + "?page=99").expect(200).json()).isEmpty();
    }

    @Test
    void tellsTheRequesterThatHisLimitMoved() {
        Case handed = dispatched();
        jdbc.sql("update service_request set due_at = due_at - interval '1 hour' where number = ?")
                .param(handed.number)
                .update();
        replanning.start("admin");

        nothingIsLeftToDo();

        assertThat(handed.progress().path("timeline").findValuesAsText("text"))
                .anyMatch(text -> text.startsWith("因工作日历调整，办理时限由"));
    }

    @Test
    void answersBadQuestionsPlainly() {
        resident.signedIn("admin").get("/replanning?run=999999").expect(404);
        resident.signedIn("admin").get("/replanning?run=x").expect(400);
        resident.signedIn("admin").get("/replanning?page=-3").expect(200);
        as("admin").get("/api/replannings/999999").problem(404);
        as("admin").get("/api/replannings/999999/moves").problem(404);
        as("admin").get("/api/replannings/x").problem(400);
    }

    @Test
    void takesNothingWithoutThePagesToken() {
        long before = count("select count(*) from replan_run");

        start(resident.signedIn("admin"), "x").expect(403);

        assertThat(count("select count(*) from replan_run")).isEqualTo(before);
    }

    private static Answer start(Caller browser, String csrf) {
        return browser.form("/replanning", "_csrf=" + csrf, "Sec-Fetch-Site", "same-origin");
    }

    private static String csrf(Answer page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
