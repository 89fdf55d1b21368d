package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tool does with answers it does not like; the real application is met in bench runs. */
@Timeout(30)
class CaseRunTest {

    private static final String RECEIPT = "{\"number\":\"SQ1\",\"token\":\"t\",\"status\":\"RECEIVED\"}";
    private static final String CLOSED = "{\"status\":\"CLOSED\",\"tier\":\"MINOR\"}";

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer http;

    private record Reply(int status, String body) {}

    @BeforeEach
    void listen() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            Reply reply = replies.poll();
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void hangUp() {
        http.stop(0);
    }

    @Test
    void triesAgainAfterAConflict() throws InterruptedException {
        reply(409, "{}");
        reply(429, "{}");
        reply(201, RECEIPT);
        reply(200, "[]");
        reply(200, "{\"status\":\"TRIAGED\"}");
        reply(200, "[]");
        reply(200, CLOSED);
        Result result = drive(Duration.ofSeconds(20));
        assertThat(result.isEnded()).isTrue();
        assertThat(result)
                .extracting(Result::number, Result::state, Result::tier, Result::conflicts, Result::wasThere)
                .containsExactly("SQ1", "CLOSED", "MINOR", 1, false);
    }

    @Test
    void seesThatAnEarlierRunHadEnteredTheCase() throws InterruptedException {
        reply(201, RECEIPT.replace("RECEIVED", "CLOSED"));
        reply(200, "[]");
        reply(200, CLOSED);
        assertThat(drive(Duration.ofSeconds(20)).wasThere()).isTrue();
    }

    @Test
    void failsTheCaseWhenTheServerFails() throws InterruptedException {
        reply(201, RECEIPT);
        reply(500, "{\"detail\":\"系统内部出错\"}");
        Result result = drive(Duration.ofSeconds(20));
        assertThat(result.problem()).isEqualTo("task list: 500 系统内部出错");
        assertThat(result.number()).isEqualTo("SQ1");
    }

    @Test
    void claimsShowsAndSubmitsAsTheOneWhoIsAsked() throws InterruptedException {
        reply(201, RECEIPT);
        reply(
                200,
                "[{\"id\":\"7\",\"processDefinitionId\":\"request-triage:1:x\",\"taskDefinitionKey\":\"userTask_confirmFacts\"}]");
        reply(200, "{}");
        reply(204, "");
        reply(422, "{\"detail\":\"“分类”必填。\"}");
        assertThat(drive(Duration.ofSeconds(20)).problem())
                .isEqualTo("submission of request-triage/userTask_confirmFacts by clerk: 422 “分类”必填。");
        assertThat(List.copyOf(asked))
                .containsExactly(
                        "POST /api/requests",
                        "GET /engine-rest/task",
                        "GET /engine-rest/task/7/form-variables",
                        "POST /engine-rest/task/7/claim",
                        "POST /engine-rest/task/7/submit-form");
    }

    @Test
    void givesUpWhenTimeIsOver() throws InterruptedException {
        assertThat(drive(Duration.ofNanos(-1)).problem()).isEqualTo("out of time");
    }

    private void reply(int status, String body) {
        replies.add(new Reply(status, body));
    }

    private Result drive(Duration longest) throws InterruptedException {
        Server server =
                new Server(URI.create("http://localhost:" + http.getAddress().getPort()), "secret");
        Message message = Message.parse(1, "{\"text\":\"路灯坏了\"}");
        return new CaseRun(server, new Tally(), message, System.nanoTime() + longest.toNanos()).drive();
    }
}
