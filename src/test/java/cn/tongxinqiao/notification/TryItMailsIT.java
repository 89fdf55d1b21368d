package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The mailbox of a trial, filled by the application's own sender. */
class TryItMailsIT extends OutboxFixture {

    @LocalServerPort
    private int port;

    @Autowired
    private TryItMails mails;

    @Autowired
    private LetterSender own;

    @Test
    void showsWhatWasSentWithLinksThatOpenInAPageOfTheirOwn() throws Exception {
        outbox.send(new Letter(
                "test:trial",
                LetterTemplate.RATING_ASKED,
                ADDRESS,
                "SQ20260304000001",
                LetterTemplate.RATING_ASKED.samples()));

        run(own);

        TryItMail mail = mails.list().get(0);
        assertThat(mail.to()).isEqualTo(ADDRESS);
        assertThat(mail.messageId()).isEqualTo(column("test:trial", "message_id"));
        assertThat(mail.plain()).contains("http://127.0.0.1:" + port + "/requests/SQ20260115000128?token=");
        assertThat(get("/mails").body()).contains(ADDRESS, "事情办好了吗");
        HttpResponse<String> shown = get("/mails/" + mail.id());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"",
                        "srcdoc=\"&lt;meta http-equiv=",
                        "target=&quot;_blank&quot;",
                        "基本满意")
                .doesNotContain("allow-scripts", "allow-same-origin");
    }

    @Test
    void handsOutTheFileOfALetterToBeKept() throws Exception {
        outbox.send(new Letter(
                "test:calendar",
                LetterTemplate.LIFT_MEETING,
                ADDRESS,
                "JZ20260304001",
                LetterTemplate.LIFT_MEETING.samples(),
                new LetterAttachment(
                        "meeting.ics", "text/calendar; charset=UTF-8; method=REQUEST", "BEGIN:VCALENDAR\r\n")));
        run(own);
        TryItMail mail = mails.list().get(0);

        assertThat(get("/mails/" + mail.id()).body()).contains("/mails/" + mail.id() + "/files/0", "meeting.ics");
        HttpResponse<String> file = get("/mails/" + mail.id() + "/files/0");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith("BEGIN:VCALENDAR");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(mail.plain()).contains("/lift/JZ20261121001?owner=");
        for (String place : java.util.List.of("1", "x", "9999", "-1")) {
            assertThat(get("/mails/" + mail.id() + "/files/" + place).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void runsNoScriptOfALetter() throws Exception {
        outbox.send(new Letter(
                "test:hostile",
                LetterTemplate.PROGRESS,
                ADDRESS,
                "SQ1",
                Map.of("happened", "<script>alert(1)</script>", "link", "/")));
        run(own);

        String page = get("/mails/" + mails.list().get(0).id()).body();

        assertThat(page).doesNotContain("<script>").contains("&amp;lt;script&amp;gt;");
    }

    @Test
    void keepsABoundedNumber() {
        for (int i = 0; i < 3; i++) {
            outbox.send(letter("test:bounded:" + i));
        }
        run(own);

        assertThat(mails.list()).hasSizeGreaterThanOrEqualTo(3).hasSizeLessThanOrEqualTo(500);
        assertThat(mails.list().get(0).id()).isGreaterThan(mails.list().get(1).id());
        assertThat(mails.find(-1)).isEmpty();
    }

    @Test
    void knowsNoOtherMail() throws Exception {
        assertThat(get("/mails/999999999").statusCode()).isEqualTo(404);
        assertThat(get("/mails/x").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
