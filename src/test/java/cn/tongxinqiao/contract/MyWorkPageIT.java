package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A member's and a worker's own pages, as a phone without a script uses them. */
class MyWorkPageIT extends ContractTest {

    @Autowired
    private Clock clock;

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from absence").update();
    }

    @ParameterizedTest
    @CsvSource({"member01,200", "community01,200", "team01,200", "clerk,200", "firma,403"})
    void opensForStaffAndMembersOfTheCorps(String user, int status) {
        resident.signedIn(user).get("/my-work").expect(status);
        as(user).get("/api/my-work/pages").expect(status);
    }

    @Test
    void showsAMemberWhatHeMayClaimAndNothingOfAnotherCommunity() {
        Case mine = dispatched();
        Case other = dispatched(Entry.atCounter().with("community", "440118002901"));

        String page = resident.signedIn("member01").get("/my-work").expect(200).body();

        assertThat(page).contains(mine.number, "待抢", "剩 ").doesNotContain(other.number);
        resident.signedIn("member01")
                .get("/my-work/" + id(other, "community02"))
                .expect(404);
        resident.signedIn("member01").get("/my-work/nothing").expect(404);
    }

    @Test
    void leadsFromClaimToDoneAndOffersTheNext() {
        Case first = dispatched();
        Case second = dispatched();
        String task = id(first, "community01");
        Caller member = resident.signedIn("member01");
        String csrf = csrf(member.get("/my-work"));

        Answer offered = member.get("/my-work/" + task).expect(200);
        assertThat(offered.body()).contains("抢单", "138****").doesNotContain("13800138000", "办好了，提交");
        post(member, "/my-work/" + task + "/claim", csrf).expect(302);
        post(member, "/my-work/" + id(second, "community01") + "/claim", csrf).expect(302);
        Answer mine = member.get("/my-work/" + task).expect(200);
        assertThat(mine.body()).contains("拍办理前", "办好了，提交", "退回待接单").doesNotContain("转给谁", "13800138000");

        assertThat(post(member, "/my-work/" + task + "/contact", csrf, "reason", "x")
                        .expect(200)
                        .body())
                .contains("请写明查看理由")
                .doesNotContain("13800138000");
        assertThat(post(member, "/my-work/" + task + "/contact", csrf, "reason", "上门前联系")
                        .expect(200)
                        .body())
                .contains("tel:13800138000", "已记入审计");
        assertThat(count("select count(*) from audit_entry where kind = 'REVEAL' and case_number = ?", first.number))
                .isEqualTo(1);

        post(member, "/my-work/" + task + "/place", csrf, "words", "3栋垃圾房").expect(302);
        assertThat(member.get("/my-work/" + task).expect(200).body()).contains("已登记：", "3栋垃圾房", "建议有办理后照片，还没有");

        Answer refused = post(
                        member,
                        "/my-work/" + task + "/report",
                        csrf,
                        "outcome",
                        "SOLVED",
                        "hours",
                        "多",
                        "result",
                        "已清运，<b>现场干净</b>。",
                        "number",
                        first.number)
                .expect(200);
        assertThat(refused.body()).contains("role=\"alert\"", "&lt;b&gt;现场干净").doesNotContain("<b>现场");
        Answer done = solved(member, csrf, first, task).expect(302);
        assertThat(done.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("done=SOLVED"));
        assertThat(member.get("/my-work?done=SOLVED&sent=" + task).expect(200).body())
                .contains("已提交办理结果", "下一件", second.number)
                .doesNotContain(first.number);
        assertThat(solved(member, csrf, first, task).expect(302).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("done=TWICE"));
        first.runJobs();
        assertThat(first.status()).isEqualTo("AWAITING_RATING");
    }

    @Test
    void keepsAPhotoOnceHoweverOftenItIsSent() {
        Case mine = dispatched();
        String task = id(mine, "community01");
        Caller worker = resident.signedIn("community01");
        String csrf = csrf(worker.get("/my-work"));
        post(worker, "/my-work/" + task + "/claim", csrf).expect(302);

        for (int i = 0; i < 2; i++) {
            upload(worker, task, csrf, "BEFORE", "one-key").expect(302);
        }

        assertThat(worker.get("/my-work/" + task).expect(200).body()).containsOnlyOnce("alt=\"办理前照片\"");
        assertThat(upload(worker, task, csrf, "REQUEST", "other").expect(200).body())
                .contains("role=\"alert\"");
    }

    @ParameterizedTest
    @CsvSource({"BEYOND,已多次协调，超出社区权限。,,HANDLING|REHANDLING", "RETURNED,应由城管办理。,NOT_OURS,TRIAGED|DISPATCHED|HANDLING"})
    void takesOtherOutcomesToo(String outcome, String reason, String code, String statuses) {
        Case mine = dispatched();
        String task = id(mine, "community01");
        Caller worker = resident.signedIn("community01");
        String csrf = csrf(worker.get("/my-work"));
        post(worker, "/my-work/" + task + "/claim", csrf).expect(302);

        post(
                        worker,
                        "/my-work/" + task + "/report",
                        csrf,
                        "outcome",
                        outcome,
                        "reason",
                        reason,
                        "returnReason",
                        code == null ? "" : code)
                .expect(302);

        mine.runJobs();
        assertThat(statuses.split("\\|")).contains(mine.status());
        assertThat(count("select count(*) from work_order where number = ? and outcome = ?", mine.number, outcome))
                .isEqualTo(1);
    }

    @Test
    void tellsWhoComesSecondKindly() throws Exception {
        Case mine = dispatched();
        String task = id(mine, "community01");
        List<Caller> people = List.of(
                resident.signedIn("member01"), resident.signedIn("community01"), resident.signedIn("secretary01"));
        List<String> tokens =
                people.stream().map(person -> csrf(person.get("/my-work"))).toList();

        List<Answer> answers = atOnce(List.of(
                () -> post(people.get(0), "/my-work/" + task + "/claim", tokens.get(0)),
                () -> post(people.get(1), "/my-work/" + task + "/claim", tokens.get(1)),
                () -> post(people.get(2), "/my-work/" + task + "/claim", tokens.get(2))));

        assertThat(answers).filteredOn(answer -> answer.status() == 302).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 302)
                .allSatisfy(answer -> assertThat(answer.expect(200).body()).containsPattern("已被别人抢走|已经不在了"));
    }

    @Test
    void neverGivesTheSameTaskToTwoWhoAskForTheNext() throws Exception {
        Case one = dispatched();
        Case two = dispatched();
        Caller worker = as("community01");
        Caller leader = as("secretary01");

        List<Answer> answers = atOnce(
                List.of(() -> worker.post("/api/my-work/next", null), () -> leader.post("/api/my-work/next", null)));

        assertThat(answers.stream()
                        .map(answer -> answer.expect(200).text("number"))
                        .toList())
                .containsExactlyInAnyOrder(one.number, two.number);
        assertThat(worker.post("/api/my-work/next", null).expect(200).text("detail"))
                .contains("没有可以抢的单");
    }

    @Test
    void letsAWorkerPassOnAndAMemberOnlyGiveBack() {
        Case mine = dispatched();
        String task = id(mine, "community01");
        as("community01").post("/api/my-work/next", null).expect(200);

        assertThat(as("community01")
                        .get("/api/my-work/" + task + "/colleagues")
                        .expect(200)
                        .json()
                        .findValuesAsText("id"))
                .contains("secretary01", "member01")
                .doesNotContain("community01", "community02");
        passOn("community01", task, "secretary01", "x").problem(422);
        passOn("community01", task, "community02", "他熟悉情况").problem(403);
        passOn("community02", task, "", "他熟悉情况").problem(404);
        passOn("secretary01", task, "", "他熟悉情况").problem(409);
        passOn("community01", task, "member01", "他熟悉情况").expect(204);

        assertThat(mine.column("handler")).isEqualTo("member01");
        assertThat(note(mine, "PASSED_ON")).contains("转办给", "他熟悉情况");
        assertThat(count(
                        "select count(*) from audit_entry where case_number = ? and kind = 'OVERRIDE'"
                                + " and actor = 'community01'",
                        mine.number))
                .isEqualTo(1);
        assertThat(as("member01")
                        .get("/api/my-work/" + task + "/colleagues")
                        .expect(200)
                        .json()
                        .path("colleagues"))
                .isEmpty();
        passOn("member01", task, "secretary01", "我有事").problem(422);
        passOn("member01", task, "", "我有事").expect(204);
        assertThat(mine.column("handler")).isEqualTo("null");
        assertThat(resident.signedIn("member02").get("/my-work").expect(200).body())
                .contains(mine.number);
    }

    @Test
    void letsASubstituteSeeAndTakeOverTheTasksOfWhoIsAway() {
        Case mine = dispatched();
        String task = id(mine, "community01");
        as("community01").post("/api/my-work/next", null).expect(200);
        String today = LocalDate.now(clock).toString();
        as("community01")
                .post("/api/absences", Map.of("from", today, "to", today, "substitute", "secretary01"))
                .expect(201);
        Caller substitute = resident.signedIn("secretary01");
        Answer page = substitute.get("/my-work?for=community01").expect(200);

        assertThat(page.body()).contains("代办", mine.number, "接过来办");
        Caller member = resident.signedIn("member01");
        assertThat(post(member, "/my-work/" + task + "/take-over", csrf(member.get("/leave")))
                        .expect(200)
                        .body())
                .contains("任务不存在");
        post(substitute, "/my-work/" + task + "/take-over", csrf(page)).expect(302);
        post(substitute, "/my-work/" + task + "/take-over", csrf(page)).expect(302);

        assertThat(mine.column("handler")).isEqualTo("secretary01");
        assertThat(note(mine, "HANDED_OVER")).contains("请假", "接办");
    }

    private String note(Case request, String event) {
        return jdbc.sql("select text from request_event where number = ? and event = ? order by id desc limit 1")
                .params(request.number, event)
                .query(String.class)
                .single();
    }

    private Answer passOn(String user, String task, String to, String reason) {
        return as(user).post("/api/my-work/" + task + "/pass-on", Map.of("to", to, "reason", reason));
    }

    private static String id(Case request, String user) {
        return request.task(user, "userTask_handle").substring("/engine-rest/task/".length());
    }

    private static Answer solved(Caller caller, String csrf, Case request, String task) {
        return post(
                caller,
                "/my-work/" + task + "/report",
                csrf,
                "outcome",
                "SOLVED",
                "contacted",
                "true",
                "hours",
                "1.5",
                "result",
                "已清运，现场干净。",
                "number",
                request.number);
    }

    private static Answer upload(Caller caller, String task, String csrf, String purpose, String key) {
        return caller.also("Sec-Fetch-Site", "same-origin")
                .upload(
                        "/my-work/" + task + "/files",
                        new Caller.Part("_csrf", null, "text/plain", csrf.getBytes(StandardCharsets.UTF_8)),
                        new Caller.Part("purpose", null, "text/plain", purpose.getBytes(StandardCharsets.UTF_8)),
                        new Caller.Part("key", null, "text/plain", key.getBytes(StandardCharsets.UTF_8)),
                        Caller.Part.photo("before.jpg", photo()));
    }

    private static byte[] photo() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Answer post(Caller browser, String path, String csrf, String... pairs) {
        StringBuilder body = new StringBuilder("_csrf=").append(csrf);
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&')
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return browser.form(path, body.toString(), "Sec-Fetch-Site", "same-origin");
    }

    static String csrf(Answer page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }
}
