package cn.tongxinqiao.contract;

import static cn.tongxinqiao.contract.MyWorkPageIT.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The building board of a vote without script: read, filter, record, put right, reveal. */
class VoteBoardPageIT extends ContractTest {

    private String number;
    private Caller worker;

    @BeforeEach
    void anOpenVoteOfTheDemoBuilding() {
        number = as("community01")
                .post(
                        "/api/votes",
                        Map.of(
                                "title",
                                "加装电梯<i>",
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
        as("community01").post("/api/votes/" + number + "/open", null).expect(200);
        worker = resident.signedIn("community01");
    }

    /** An open vote would hold its owners in the register for other tests. */
    @AfterEach
    void callOff() {
        as("community01").post("/api/votes/" + number + "/cancellation", Map.of("reason", "测试结束"));
    }

    @ParameterizedTest
    @CsvSource({
        "community01,200,true",
        "street01,200,true",
        "mediator,200,true",
        "housing,200,false",
        "community02,404,false",
        "clerk,404,false",
        "member01,403,false",
        "committee01,403,false"
    })
    void opensForReadersAndOffersRecordingToThoseWhoMay(String user, int status, boolean records) {
        Answer page = resident.signedIn(user).get(board("&home=" + home("201"))).expect(status);

        if (status == 200) {
            assertThat(page.body())
                    .contains("还差 24 户、1971.60 ㎡", "加装电梯&lt;i&gt;")
                    .doesNotContain("梁建明", "1380000");
            assertThat(page.body().contains("id=\"record\"")).isEqualTo(records);
        }
    }

    @Test
    void drawsTheHouseFromTheTopAndMarksTheHomesOfOneHead() {
        String page = worker.get(board("")).expect(200).body();

        assertThat(page.indexOf("9 层")).isLessThan(page.indexOf("1 层"));
        assertThat(page.split("class=\"home absent\"", -1)).hasSize(37);
        assertThat(page.split("class=\"mark\">①", -1)).hasSize(3);
        assertThat(page).contains("802，未参与，72.40 平方米，与标 ① 的是同一业主，业主 姚**");
        assertThat(page).contains("还没有参与的", "给没投票的业主发提醒信");
    }

    @Test
    void aBallotIsRecordedOnceAndShownWithTheGap() {
        String key = UUID.randomUUID().toString();
        Answer page = worker.get(board("&home=" + home("802"))).expect(200);

        for (int i = 0; i < 2; i++) {
            Answer answer = record(page, "802", key, "AGREE", "VISIT").expect(302);
            assertThat(answer.header("Location").orElse("")).contains("done=recorded");
        }

        String after = worker.get(board("&home=" + home("802") + "&done=recorded"))
                .expect(200)
                .body();
        assertThat(after)
                .contains("已登记。", "户数 1/35", "面积 161.00/2957.40", "同一业主的房屋：", "下一户未参与：803")
                .contains("登记就是改票");
        assertThat(after.split("class=\"home agree", -1)).hasSize(3);
        assertThat(count("select count(*) from vote_ballot where vote = ?", number))
                .isEqualTo(1);
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedStays() {
        Answer page = worker.get(board("&home=" + home("201"))).expect(200);

        assertThat(record(page, "201", "k1", "AGREE", "PAPER").expect(422).body())
                .contains("role=\"alert\"", "value=\"AGREE\" checked=\"checked\"", "value=\"k1\"");
        assertThat(record(page, "201", "k2", "", "VISIT").expect(422).body()).contains("请选择同意、反对或弃权");
        assertThat(record(page, "201", "k3", "AGREE", "VISIT", "givenAt", "昨天")
                        .expect(422)
                        .body())
                .contains("2026-11-20 09:30");
        assertThat(record(page, "201", "k4", "AGREE", "VISIT", "proxyName", "林<b>")
                        .expect(422)
                        .body())
                .contains("value=\"林&lt;b&gt;\"");
        assertThat(count("select count(*) from vote_ballot where vote = ?", number))
                .isZero();
        record(page, "201", "k5", "AGREE", "PAPER", photo()).expect(302);
        assertThat(count("select count(*) from vote_ballot where vote = ?", number))
                .isEqualTo(1);
    }

    @Test
    void aMistakeIsPutRightByAnotherBallotOrDeclaredInvalid() {
        Answer page = worker.get(board("&home=" + home("301"))).expect(200);
        record(page, "301", "a", "OPPOSE", "VISIT").expect(302);
        record(page, "301", "b", "AGREE", "VISIT").expect(302);
        String after = worker.get(board("&home=" + home("301"))).expect(200).body();
        assertThat(after).contains("已改票", "计票", "class=\"home agree chosen\"");

        String last = jdbc.sql("select id::text from vote_ballot where vote = ? and choice = 'AGREE'")
                .param(number)
                .query(String.class)
                .single();
        assertThat(act(page, "/invalid", "home", home("301"), "ballot", last, "reason", "")
                        .expect(422)
                        .body())
                .contains("role=\"alert\"");
        act(page, "/invalid", "home", home("301"), "ballot", last, "reason", "按错了")
                .expect(302);

        assertThat(worker.get(board("&home=" + home("301"))).body()).contains("class=\"home oppose chosen\"", "无效：按错了");
    }

    @Test
    void namesAndPhonesAreShownForAReasonOnlyAndLogged() {
        Answer page = worker.get(board("&home=" + home("201"))).expect(200);

        assertThat(act(page, "/contacts", "home", home("201"), "reason", "")
                        .expect(422)
                        .body())
                .doesNotContain("梁建明");
        assertThat(act(page, "/contacts", "home", home("201"), "reason", "约时间上门")
                        .expect(200)
                        .body())
                .contains("梁建明", "13800000005");
        assertThat(count("select count(*) from audit_entry where kind = 'REVEAL' and actor = 'community01'"
                        + " and subject_id = 'LJHY/O05' and reason = '约时间上门'"))
                .isPositive();
    }

    @Test
    void looksForOneChoiceByFadingTheOthers() {
        Answer page = worker.get(board("&home=" + home("101"))).expect(200);
        record(page, "101", "o", "OPPOSE", "VISIT").expect(302);

        String filtered = worker.get(board("&show=OPPOSE")).expect(200).body();

        assertThat(filtered.split("class=\"home absent dim\"", -1)).hasSize(36);
        assertThat(filtered).contains("class=\"home oppose\"");
        worker.get(board("&show=X&page=99&home=-1")).expect(200);
        worker.get(board("&home=x")).expect(400);
    }

    @Test
    void anEndedVoteIsReadOnly() {
        Answer page = worker.get(board("&home=" + home("101"))).expect(200);
        callOff();

        assertThat(worker.get(board("&home=" + home("101"))).expect(200).body())
                .contains("已取消")
                .doesNotContain("id=\"record\"", "发提醒信");
        record(page, "101", "late", "AGREE", "VISIT").expect(409);
    }

    @Test
    void aHomeOfAnotherVoteOrNoneIsNotRecorded() {
        Answer page = worker.get(board("")).expect(200);

        assertThat(act(page, "/ballots", "home", "999999999", "key", "x", "choice", "AGREE", "channel", "VISIT")
                        .expect(422)
                        .body())
                .contains("不在这次表决的名册里");
        act(page, "/ballots", "key", "y", "choice", "AGREE", "channel", "VISIT").expect(422);
        worker.get("/voting/BJ00000000000/board").expect(404);
    }

    private String board(String more) {
        return "/voting/" + number + "/board?building=LJHY-3&entrance=1%E5%8D%95%E5%85%83" + more;
    }

    private String home(String home) {
        return jdbc.sql("select id::text from home where building = 'LJHY-3' and number = ? and until_day is null")
                .param(home)
                .query(String.class)
                .single();
    }

    private Answer act(Answer page, String act, String... fields) {
        return MyWorkPageIT.post(worker, "/voting/" + number + "/board" + act, csrf(page), fields);
    }

    private Answer record(Answer page, String home, String key, String choice, String channel, Object... more) {
        List<Caller.Part> parts = new ArrayList<>(List.of(
                text("_csrf", csrf(page)),
                text("building", "LJHY-3"),
                text("entrance", "1单元"),
                text("home", home(home)),
                text("key", key),
                text("choice", choice),
                text("channel", channel)));
        for (int i = 0; i < more.length; i++) {
            if (more[i] instanceof byte[] photo) {
                parts.add(new Caller.Part("evidence", "票.jpg", "image/jpeg", photo));
            } else {
                parts.add(text((String) more[i], (String) more[++i]));
            }
        }
        return worker.also("Sec-Fetch-Site", "same-origin")
                .upload("/voting/" + number + "/board/ballots", parts.toArray(Caller.Part[]::new));
    }

    private static Caller.Part text(String name, String value) {
        return new Caller.Part(name, null, "text/plain;charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
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
}
