package cn.tongxinqiao.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.LongAdder;

/** The application under test, spoken to over HTTP as one of its accounts or as nobody. */
final class Server {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final URI base;
    private final String password;
    private final LongAdder calls = new LongAdder();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Server(URI base, String password) {
        this.base = base;
        this.password = password;
    }

    long calls() {
        return calls.sum();
    }

    /** Reads as an account, or as nobody when the account is null. */
    Answer get(String account, String path) throws IOException, InterruptedException {
        return send(request(account, path).GET());
    }

    /** Sends a body as an account, or as nobody when the account is null. */
    Answer post(String account, String path, Object body) throws IOException, InterruptedException {
        return send(posting(account, path, body));
    }

    /** The same, under a key by which the application recognises a repetition. */
    Answer postOnce(String account, String path, Object body, String key) throws IOException, InterruptedException {
        return send(posting(account, path, body).header("Idempotency-Key", key));
    }

    private HttpRequest.Builder posting(String account, String path, Object body) throws IOException {
        return request(account, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private HttpRequest.Builder request(String account, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LONGEST_CALL)
                .header("Accept", "application/json, application/problem+json");
        if (account != null) {
            byte[] credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        calls.increment();
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body());
    }

    /**
     * What came back.
     *
     * @param status HTTP status
     * @param text body as sent
     */
    record Answer(int status, String text) {

        private static final int SHOWN = 300;

        boolean ok() {
            return status / 100 == 2;
        }

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** Status and the sentence of the problem document, or the start of whatever came. */
        String problem() {
            JsonNode detail = json().path("detail");
            String words = detail.isTextual() ? detail.textValue() : text.replaceAll("\\s+", " ");
            return status + " " + words.substring(0, Math.min(SHOWN, words.length()));
        }
    }
}
