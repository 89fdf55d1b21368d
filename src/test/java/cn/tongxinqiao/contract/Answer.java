package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the application answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Class names, stack traces, SQL and the names of what we are made of. */
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [\\w.$]+\\(|\\b(org|com|java|jakarta|cn\\.tongxinqiao)\\.[a-z]\\w*\\.|Jackson|jackson"
                    + "|(?i)\\b(select|insert into|update|delete from) \\w+|postgres|tomcat|hikari|act_(ru|hi|re|ge|id)_");

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    String text(String field) {
        return json().path(field).asText(null);
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Cookies set, as a browser would send them back. */
    public String cookies() {
        List<String> set = headers.allValues("Set-Cookie");
        return set.stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
    }

    public Answer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /**
     * Expects a refusal that is a proper problem document: complete, in Chinese, without a word about our insides.
     *
     * @return its detail
     */
    public String problem(int expected) {
        expect(expected);
        return problem();
    }

    /** As {@link #problem(int)}, of any kind that is the caller's mistake. */
    public String problem() {
        assertThat(status).as(body).isBetween(400, 499);
        assertThat(header("Location")).isEmpty();
        assertThat(header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).as(body).startsWith("application/problem+json"));
        return checked(body, status);
    }

    /** Checks a problem document. */
    static String checked(String body, int status) {
        JsonNode problem = new Answer(status, null, body).json();
        assertThat(problem.path("type").asText()).as(body).isNotBlank();
        assertThat(problem.path("status").asInt()).as(body).isEqualTo(status);
        assertThat(problem.path("title").asText()).as(body).containsPattern(CHINESE);
        assertThat(problem.path("detail").asText()).as(body).containsPattern(CHINESE);
        assertThat(body).doesNotContainPattern(INSIDES);
        return problem.path("detail").asText();
    }
}
