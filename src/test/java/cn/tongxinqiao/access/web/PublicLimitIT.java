package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Too many calls, over real HTTP; each test has an address of its own, so that none stands in another's way. */
@IntegrationTest
class PublicLimitIT {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** No other test tries a wrong password for these two: the engine would make them wait. */
    private static final String COLLEAGUE = "secretary01";

    private static final String STRANGER_HERE = "orgdept";

    @LocalServerPort
    private int port;

    @Autowired
    private PublicLimits limits;

    @Autowired
    private LimitSettings settings;

    @Autowired
    private StoppableTime time;

    private Caller resident;
    private String address;

    @BeforeEach
    void comeFromSomewhere() {
        time.stop();
        address = "198.51.100." + ADDRESSES.incrementAndGet();
        resident = at(address);
    }

    @AfterEach
    void goOn() {
        time.goOn();
    }

    @Test
    void tellsAProgramWhenToComeAgain() {
        exhaust(PublicCall.READ, 0);

        Answer refused = resident.get("/api/publications");
        assertThat(refused.problem(429)).contains("秒后再试");
        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(wait -> assertThat(wait).matches("[1-9]\\d*"));
        at("198.51.100.250").get("/api/publications").expect(200);
        at("1.2.3.4, " + address).get("/api/publications").problem(429);
    }

    @Test
    void leavesWhoIsSignedInAlone() {
        exhaust(PublicCall.READ, 0);
        exhaust(PublicCall.SUBMISSION, 0);

        resident.also("Authorization", basic("clerk")).get("/api/publications").expect(200);
        resident.also("Authorization", basic("clerk"))
                .get("/engine-rest/task/count")
                .expect(200);
        resident.post("/api/requests", "{}").problem(429);
        resident.also("Authorization", basic("clerk"))
                .post("/api/requests", "{}")
                .problem(400);
    }

    @Test
    void tellsAPersonOnAPage() {
        exhaust(PublicCall.READ, 0);

        Answer refused = resident.get("/board").expect(429);
        assertThat(refused.body()).contains("请稍后再试").contains("<html");
        assertThat(refused.header("Retry-After")).isPresent();
    }

    @Test
    void losesNothingAPersonTyped() {
        exhaust(PublicCall.STEP, 0);
        String typed = "楼道灯坏了\"><script>alert(1)</script>\n第二行";

        Answer refused = resident.form(
                        "/requests/new/0000/matter?x=1",
                        "text=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&type=HELP")
                .expect(429);

        assertThat(refused.body())
                .contains("没有丢")
                .contains("action=\"/requests/new/0000/matter?x=1\"")
                .contains("name=\"text\"")
                .contains("楼道灯坏了&quot;&gt;&lt;script&gt;")
                .contains("第二行")
                .contains("value=\"HELP\"")
                .doesNotContain("<script>");
    }

    @Test
    void losesNoTextThatCameWithPhotos() {
        exhaust(PublicCall.UPLOAD, 0);

        Answer refused = resident.upload(
                        "/requests/X1/details?token=t",
                        new Caller.Part(
                                "text", null, "text/plain;charset=UTF-8", "在三栋".getBytes(StandardCharsets.UTF_8)),
                        new Caller.Part("files", "a.jpg", "image/jpeg", new byte[100]))
                .expect(429);

        assertThat(refused.body())
                .contains("value=\"在三栋\"")
                .contains("multipart/form-data")
                .contains("照片");
    }

    @Test
    void endsAGuessersSearchForCases() {
        exhaust(PublicCall.MISS, 3);

        resident.get("/api/requests/SQ20990101000001?token=a").problem(404);
        resident.get("/requests/SQ20990101000001?token=b").expect(404);
        resident.get("/api/requests/SQ20990101000002?token=c").problem(404);
        resident.get("/api/requests/SQ20990101000003?token=d").problem(429);
        resident.get("/board").expect(429);
    }

    @Test
    void endsGuessingOfPasswordsWithoutShuttingAnAccount() {
        resident.also("Authorization", basic(COLLEAGUE))
                .get("/engine-rest/engine")
                .expect(200);
        exhaust(PublicCall.WRONG_PASSWORD, 2);

        at(address).also("Authorization", wrong()).get("/engine-rest/engine").problem(401);
        at(address).also("Authorization", wrong()).get("/api/replannings").problem(401);
        at(address).also("Authorization", wrong()).get("/engine-rest/engine").problem(429);
        at(address)
                .also("Authorization", basic(STRANGER_HERE))
                .get("/engine-rest/engine")
                .problem(429);
        at(address)
                .also("Authorization", basic(COLLEAGUE))
                .get("/engine-rest/engine")
                .expect(200);
        at("198.51.100.251")
                .also("Authorization", basic(STRANGER_HERE))
                .get("/engine-rest/engine")
                .expect(200);
    }

    @Test
    void endsGuessingAtTheWebAppsSignIn() {
        exhaust(PublicCall.WRONG_PASSWORD, 1);
        String cookies = resident.get("/camunda/app/tasklist/default/").cookies();
        String token = cookies.replaceFirst(".*XSRF-TOKEN=([^;]*).*", "$1");
        Caller browser = resident.also("Cookie", cookies, "X-XSRF-TOKEN", token);
        String path = "/camunda/api/admin/auth/user/default/login/tasklist";

        browser.form(path, "username=nobody2&password=wrong").problem(401);
        browser.form(path, "username=nobody2&password=wrong").problem(429);
    }

    private Caller at(String forwardedFor) {
        return Caller.anonymous(port).with("X-Forwarded-For", forwardedFor);
    }

    /** Uses up what this address may do within a minute, but for a few calls. */
    private void exhaust(PublicCall call, int left) {
        int all = settings.perMinute(call) * settings.trialFactor();
        for (int calls = 0; calls < all - left; calls++) {
            limits.count(call, address);
        }
    }

    private static String basic(String user) {
        return "Basic "
                + java.util.Base64.getEncoder()
                        .encodeToString((user + ":tongxinqiao-demo").getBytes(StandardCharsets.UTF_8));
    }

    private static String wrong() {
        return "Basic "
                + java.util.Base64.getEncoder().encodeToString("nobody1:wrong".getBytes(StandardCharsets.UTF_8));
    }
}
