package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class MetricsIT {

    private static final String PATH = "/actuator/prometheus";

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void call() {
        http = new Http(port);
    }

    @Test
    void showsCasesLimitsAndJobsToTheMonitoring() {
        HttpResponse<String> answer = withToken("a-token-for-tests-only-0123456789abcdef");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("tongxinqiao_cases_open{application=\"tongxinqiao\",status=\"HANDLING\"}")
                .contains("tongxinqiao_cases_overdue{", "tongxinqiao_cases_due_soon{")
                .contains("tongxinqiao_jobs_waiting{", "tongxinqiao_jobs_failed{", "tongxinqiao_incidents{")
                .doesNotContain("status=\"CLOSED\"", "NaN\ntongxinqiao");
    }

    @Test
    void showsThemToAnAdministratorAndToNobodyElse() {
        assertThat(http.as("admin", "GET", PATH).statusCode()).isEqualTo(200);
        assertThat(http.as("clerk", "GET", PATH).statusCode()).isEqualTo(403);
        assertThat(withToken("a-token-for-tests-only-0123456789abcdeX").statusCode())
                .isEqualTo(401);
        assertThat(withToken("").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> withToken(String token) {
        return http.call("GET", PATH, null, "Authorization", "Bearer " + token);
    }
}
