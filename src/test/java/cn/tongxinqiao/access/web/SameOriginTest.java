package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SameOriginTest {

    @Test
    void trustsReadingFromAnywhereButAnotherSitesScript() {
        assertThat(SameOrigin.trusts(request("GET"))).isTrue();
        assertThat(SameOrigin.trusts(request("GET", "Sec-Fetch-Site", "none"))).isTrue();
        assertThat(SameOrigin.trusts(request("GET", "Sec-Fetch-Site", "cross-site")))
                .isFalse();
        assertThat(SameOrigin.trusts(request("GET", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")))
                .isTrue();
    }

    @Test
    void trustsWritingFromOurOwnPagesOnly() {
        assertThat(SameOrigin.trusts(request("POST", "Sec-Fetch-Site", "same-origin")))
                .isTrue();
        assertThat(SameOrigin.trusts(request("POST", "Origin", "http://localhost")))
                .isTrue();
        assertThat(SameOrigin.trusts(request("POST", "Origin", "http://localhost:81")))
                .isFalse();
        assertThat(SameOrigin.trusts(request("POST", "Origin", "null"))).isFalse();
        assertThat(SameOrigin.trusts(request("DELETE"))).isFalse();
        assertThat(SameOrigin.trusts(request("POST", "Sec-Fetch-Site", "cross-site", "Origin", "http://localhost")))
                .isFalse();
    }

    @Test
    void trustsNoFormThatAnySiteCouldSendToTheApi() {
        MockHttpServletRequest form = request("POST", "Sec-Fetch-Site", "same-origin");
        form.setContentType("application/x-www-form-urlencoded; charset=UTF-8");
        MockHttpServletRequest json = request("POST", "Sec-Fetch-Site", "same-origin");
        json.setContentType("application/json");

        assertThat(SameOrigin.trusts(form)).isFalse();
        assertThat(SameOrigin.trusts(json)).isTrue();
    }

    private static MockHttpServletRequest request(String method, String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/requests");
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return request;
    }
}
