package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class WebAppSessionIT {

    @LocalServerPort
    private int port;

    private Http http;
    private String cookies;

    @BeforeEach
    void signInToTasklist() {
        http = new Http(port);
        cookies = signIn("clerk");
    }

    @Test
    void thePagesKnowWhoIsSignedInToTasklist() {
        assertThat(http.call("GET", "/counter", null, "Cookie", cookies).statusCode())
                .isNotIn(401, 403);
        assertThat(http.call("GET", "/api/nothing", null, "Cookie", cookies).statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePagesOfStaffStayClosedToVolunteers() {
        assertThat(http.call("GET", "/counter", null, "Cookie", signIn("member01"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSessionDoesNotOpenTheEnginesApi() {
        assertThat(http.call("GET", "/engine-rest/task", null, "Cookie", cookies)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCallOfOurOwnPageCounts() {
        assertThat(post("Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(404);
        assertThat(post("Origin", http.base()).statusCode()).isEqualTo(404);
    }

    @Test
    void aCallAnotherSiteMadeTheBrowserSendDoesNotCount() {
        assertThat(post("Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(401);
        assertThat(post("Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(401);
        assertThat(post("Origin", "https://evil.example").statusCode()).isEqualTo(401);
        assertThat(post("X-Nothing", "x").statusCode()).isEqualTo(401);
    }

    @Test
    void aFormOfAPageNeedsThePagesToken() {
        HttpResponse<String> answer = http.call(
                "POST",
                "/counter",
                "text=x",
                "Cookie",
                cookies,
                "Sec-Fetch-Site",
                "same-origin",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> post(String header, String value) {
        return http.call(
                "POST", "/api/nothing", "{}", "Cookie", cookies, "Content-Type", "application/json", header, value);
    }

    /** Signs in as the web apps do: fetch the page for its token, then post the form. */
    private String signIn(String user) {
        HttpResponse<String> page = http.call("GET", "/camunda/app/tasklist/default/", null);
        String before = cookiesOf(page);
        String token = Stream.of(before.split("; "))
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.substring("XSRF-TOKEN=".length()))
                .findFirst()
                .orElseThrow();
        HttpResponse<String> answer = http.call(
                "POST",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "username=" + user + "&password=" + Http.PASSWORD,
                "Cookie",
                before,
                "X-XSRF-TOKEN",
                token,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return cookiesOf(answer);
    }

    private static String cookiesOf(HttpResponse<String> answer) {
        List<String> set = answer.headers().allValues("Set-Cookie");
        return set.stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
    }
}
