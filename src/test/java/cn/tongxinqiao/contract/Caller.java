package cn.tongxinqiao.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Somebody who calls the running application as a program would: follows no redirect, keeps no cookie. */
public final class Caller {

    static final String PASSWORD = "tongxinqiao-demo";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final int port;
    private final List<String> identity;
    private final List<String> heard;

    private Caller(int port, List<String> identity, List<String> heard) {
        this.port = port;
        this.identity = identity;
        this.heard = heard;
    }

    /** One of the public. */
    public static Caller anonymous(int port) {
        return new Caller(port, List.of(), Collections.synchronizedList(new ArrayList<>()));
    }

    /** The same program with an account of the demo district. */
    public Caller as(String user) {
        return as(user, PASSWORD);
    }

    public Caller as(String user, String password) {
        return with("Authorization", "Basic " + base64(user + ":" + password));
    }

    /** A browser signed in to Tasklist: fetches the page for its token, posts the form, fetches the token that is new. */
    public Caller signedIn(String user) {
        String before = get("/camunda/app/tasklist/default/").expect(200).cookies();
        Answer in = form(
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "username=" + user + "&password=" + PASSWORD,
                        "Cookie",
                        before,
                        "X-XSRF-TOKEN",
                        token(before))
                .expect(200);
        String session = cookie("JSESSIONID", in.cookies());
        String after = get("/camunda/app/tasklist/default/", "Cookie", session)
                .expect(200)
                .cookies();
        String csrf = after.contains("XSRF-TOKEN=") ? token(after) : token(in.cookies());
        return with("Cookie", session + "; XSRF-TOKEN=" + csrf, "X-XSRF-TOKEN", csrf);
    }

    private static String token(String cookies) {
        return cookie("XSRF-TOKEN", cookies).substring("XSRF-TOKEN=".length());
    }

    private static String cookie(String name, String cookies) {
        return Arrays.stream(cookies.split("; "))
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + cookies));
    }

    /** The same program sending other headers with every call. */
    public Caller with(String... headers) {
        return new Caller(port, List.of(headers), heard);
    }

    /** The same program sending more headers with every call. */
    public Caller also(String... headers) {
        return with(both(identity, Arrays.asList(headers)));
    }

    /** The text of every answer this caller, and those made from it, ever got. */
    String everythingHeard() {
        return String.join("\n", heard);
    }

    String origin() {
        return "http://localhost:" + port;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Posts JSON: a string goes as it is, anything else is written as JSON, null is no body. */
    public Answer post(String path, Object body, String... headers) {
        return json("POST", path, body, headers);
    }

    Answer json(String method, String path, Object body, String... headers) {
        return send(
                method,
                path,
                body == null ? null : written(body).getBytes(StandardCharsets.UTF_8),
                both(List.of("Content-Type", "application/json"), Arrays.asList(headers)));
    }

    public Answer form(String path, String body, String... headers) {
        return send(
                "POST",
                path,
                body.getBytes(StandardCharsets.UTF_8),
                both(List.of("Content-Type", "application/x-www-form-urlencoded"), Arrays.asList(headers)));
    }

    public Answer upload(String path, Part... parts) {
        String boundary = "----boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.file() == null ? "" : "; filename=\"" + part.file() + "\"";
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.field() + "\""
                            + file + "\r\nContent-Type: " + part.type() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.bytes());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        String[] all = both(identity, Arrays.asList(headers));
        if (all.length > 0) {
            request.headers(all);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            heard.add(response.body());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends a request line that no proper client would write.
     *
     * @return the answer's head and body as they came
     */
    String raw(String requestLine, String... headerLines) {
        StringBuilder head = new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of an upload; a plain field where {@code file} is null. */
    public record Part(String field, String file, String type, byte[] bytes) {

        static Part photo(String file, byte[] bytes) {
            return new Part("files", file, "image/jpeg", bytes);
        }
    }

    private static String written(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String[] both(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all.toArray(String[]::new);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
