package cn.tongxinqiao.notification;

import static cn.tongxinqiao.notification.LetterSender.Step.FAILED;
import static cn.tongxinqiao.notification.LetterSender.Step.HELD;
import static cn.tongxinqiao.notification.LetterSender.Step.IDLE;
import static cn.tongxinqiao.notification.LetterSender.Step.PAUSED;
import static cn.tongxinqiao.notification.LetterSender.Step.PUT_OFF;
import static cn.tongxinqiao.notification.LetterSender.Step.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.notification.ScriptedMailServer.Mood;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Letters over real SMTP, with servers that refuse, stall and break off. */
class LetterSenderIT extends OutboxFixture {

    @Test
    void deliversPlainAndHtmlInChinese() throws Exception {
        GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        try {
            String key = write();
            MailSettings set = settings("from", "同心桥 <bridge@example.org>");
            LetterSender real = new LetterSender(
                    letters,
                    templates,
                    writer,
                    MailServer.at("127.0.0.1", mailbox.getSmtp().getPort(), set),
                    set,
                    clock,
                    transactions,
                    new io.micrometer.core.instrument.simple.SimpleMeterRegistry());

            assertThat(run(real)).containsExactly(SENT, IDLE);

            MimeMessage mail = mailbox.getReceivedMessages()[0];
            assertThat(mailbox.getReceivedMessages()).hasSize(1);
            assertThat(mail.getSubject()).isEqualTo("您的诉求有新进展（SQ20260304000001）");
            assertThat(mail.getAllRecipients()[0].toString()).isEqualTo(ADDRESS);
            assertThat(mail.getFrom()[0].toString()).contains("bridge@example.org");
            assertThat(mail.getMessageID()).isEqualTo(column(key, "message_id"));
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(parts(mail)).hasSize(2);
            assertThat(parts(mail).get(0)).contains("已派单", "现在由荔园里社区负责。", "/r/SQ20260304000001?token=abc", "想找人");
            assertThat(parts(mail).get(1)).contains("<html lang=\"zh-CN\">", "已派单", "href=\"http", "token=abc");
            assertThat(status(key)).isEqualTo("SENT");
            assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("{{");
        } finally {
            mailbox.stop();
        }
    }

    @Test
    void keepsLettersWhileTheServerIsDownAndBlamesNone() {
        server.goDown();
        String first = write();
        String second = write();

        assertThat(run(sender)).containsExactly(PAUSED);
        assertThat(sender.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.reason()).contains("连不上"));
        assertThat(column(first, "attempts")).isEqualTo("0");
        assertThat(column(second, "attempts")).isEqualTo("0");

        server.comeBack();
        assertThat(run(sender)).as("still pausing").containsExactly(PAUSED);
        later(Duration.ofSeconds(31));
        assertThat(run(sender)).containsExactly(SENT, SENT, IDLE);
        assertThat(sender.trouble()).isEmpty();
        assertThat(server.takenIds())
                .containsExactlyInAnyOrder(column(first, "message_id"), column(second, "message_id"));
    }

    @Test
    void keepsLettersHoweverLongTheServerIsDown() {
        server.goDown();
        String key = write();
        for (int day = 0; day < 10; day++) {
            assertThat(run(sender)).containsExactly(PAUSED);
            later(Duration.ofDays(1));
        }

        server.comeBack();
        server.is(Mood.RECIPIENT_LATER);
        assertThat(run(sender)).as("its own trouble counts from now").contains(PUT_OFF);
        server.is(Mood.GOOD);
        later(Duration.ofMinutes(2));

        assertThat(run(sender)).containsExactly(SENT, IDLE);
        assertThat(status(key)).isEqualTo("SENT");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"CLOSES_AT_ONCE", "SILENT", "SENDER_NEVER"})
    void restsWholeWhenTheServerIsOfNoUse(Mood mood) {
        server.is(mood);
        String key = write();
        write();

        assertThat(run(sender)).containsExactly(PAUSED);
        assertThat(column(key, "attempts")).isEqualTo("0");
        assertThat(status(key)).isEqualTo("QUEUED");

        server.is(Mood.GOOD);
        later(Duration.ofMinutes(1));
        assertThat(run(sender)).containsExactly(SENT, SENT, IDLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"DROPS_AFTER_DOT", "HANGS_AFTER_DOT", "GOES_AWAY"})
    void sendsAgainUnderTheSameMessageIdWhenTheServerBreaksOff(Mood mood) {
        server.is(mood);
        String key = write();

        assertThat(run(sender)).containsExactly(PUT_OFF, PAUSED);
        assertThat(column(key, "attempts")).isEqualTo("1");
        assertThat(column(key, "last_error")).contains("断了");

        server.is(Mood.GOOD);
        later(Duration.ofMinutes(2));
        assertThat(run(sender)).containsExactly(SENT, IDLE);
        assertThat(server.takenIds()).containsExactly(column(key, "message_id"));
        assertThat(server.seenIds()).containsOnly(column(key, "message_id"));
    }

    @Test
    void takesAYesForAYesEvenIfTheGoodbyeFails() {
        server.is(Mood.DROPS_AFTER_YES);
        String key = write();

        assertThat(run(sender)).containsExactly(SENT, IDLE);

        assertThat(status(key)).isEqualTo("SENT");
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void backsOffStepByStepAndGivesUpAtLast() {
        server.is(Mood.RECIPIENT_LATER);
        String key = write();
        List<Long> waits = new ArrayList<>();
        while (status(key).equals("QUEUED")) {
            assertThat(sender.step()).isIn(PUT_OFF, FAILED);
            if (status(key).equals("QUEUED")) {
                long wait = jdbc.sql("select extract(epoch from next_attempt_at - ?::timestamptz)::bigint from letter")
                        .param(Letters.at(clock.instant()))
                        .query(Long.class)
                        .single();
                waits.add(wait);
                assertThat(sender.step()).as("not before its time").isEqualTo(IDLE);
                later(Duration.ofSeconds(wait));
            }
        }

        assertThat(waits.subList(0, 6)).containsExactly(60L, 300L, 1800L, 7200L, 21600L, 21600L);
        assertThat(waits.stream().mapToLong(Long::longValue).sum())
                .isBetween(Duration.ofDays(2).toSeconds(), Duration.ofDays(3).toSeconds());
        assertThat(column(key, "last_error")).contains("都不成", "450").doesNotContain("zhang");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"RECIPIENT_NEVER", "CONTENT_NEVER"})
    void endsALetterTheServerWillNeverTakeAndGoesOnWithTheOthers(Mood mood) {
        server.is(mood);
        String key = write();

        assertThat(sender.step()).isEqualTo(FAILED);
        assertThat(column(key, "last_error")).contains("不收", "55").doesNotContain("zhang", "example");

        server.is(Mood.GOOD);
        write();
        assertThat(run(sender)).containsExactly(SENT, IDLE);
        assertThat(status(key)).isEqualTo("FAILED");
    }

    @Test
    void letsNobodyWaitForASlowServer() throws Exception {
        write();
        server.waitBeforeAnswering();
        LetterSender patient = sender("read-timeout", "60s");
        CompletableFuture<LetterSender.Step> sending = CompletableFuture.supplyAsync(patient::step);
        server.awaitCaller();

        String meanwhile = inTransaction(this::write);

        assertThat(sending).isNotDone();
        assertThat(status(meanwhile)).isEqualTo("QUEUED");
        server.goOn();
        assertThat(sending.get()).isEqualTo(SENT);
    }

    @Test
    void sendsEachLetterOnceWithManySendersAtOnce() throws Exception {
        List<String> keys = IntStream.range(0, 40)
                .mapToObj(i -> {
                    String key = "test:many:" + i;
                    outbox.send(letter(key, "someone" + i % 8 + "@example.com"));
                    return key;
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Callable<List<LetterSender.Step>>> work = IntStream.range(0, 5)
                    .<Callable<List<LetterSender.Step>>>mapToObj(i -> () -> run(sender("read-timeout", "30s")))
                    .toList();
            for (Future<List<LetterSender.Step>> done : threads.invokeAll(work)) {
                assertThat(done.get()).isSubsetOf(SENT, IDLE);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(server.takenIds()).doesNotHaveDuplicates().hasSize(40);
        assertThat(keys).allSatisfy(key -> assertThat(status(key)).isEqualTo("SENT"));
    }

    @Test
    void holdsAFloodToOneAddressBackAndNobodyElse() {
        LetterSender strict = sender("flood.per-hour", "3", "flood.per-day", "5");
        for (int i = 0; i < 7; i++) {
            outbox.send(letter("test:flood:" + i, i % 2 == 0 ? "Victim@example.com" : "victim+" + i + "@EXAMPLE.com"));
        }
        outbox.send(letter("test:other", "other@example.com"));

        assertThat(run(strict)).contains(HELD);
        assertThat(count("SENT")).isEqualTo(4);
        assertThat(status("test:other")).isEqualTo("SENT");
        assertThat(desk.figures().held()).isEqualTo(4);
        later(Duration.ofMinutes(59));
        assertThat(run(strict)).containsExactly(IDLE);
        later(Duration.ofMinutes(1));
        run(strict);
        assertThat(count("SENT")).as("the day's measure is full").isEqualTo(6);
        later(Duration.ofHours(22));
        assertThat(run(strict)).containsExactly(IDLE);
        later(Duration.ofHours(1));
        run(strict);
        assertThat(count("SENT")).isEqualTo(8);
        assertThat(count("QUEUED")).isZero();
    }

    @Test
    void countsOneAddressOnceHoweverManySenders() throws Exception {
        for (int i = 0; i < 12; i++) {
            outbox.send(letter("test:flood:" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<LetterSender.Step>>> work = IntStream.range(0, 4)
                    .<Callable<List<LetterSender.Step>>>mapToObj(
                            i -> () -> run(sender("flood.per-hour", "4", "read-timeout", "30s")))
                    .toList();
            for (Future<List<LetterSender.Step>> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(server.taken()).hasSize(4);
    }

    @Test
    void letsStaffHaveMoreLetters() {
        LetterSender strict = sender("flood.per-hour", "1", "flood.staff-per-hour", "4");
        for (int i = 0; i < 6; i++) {
            outbox.send(new Letter(
                    "test:staff:" + i,
                    LetterTemplate.STAFF_ASSIGNED,
                    "member@example.com",
                    "SQ1",
                    LetterTemplate.STAFF_ASSIGNED.samples()));
        }

        run(strict);

        assertThat(count("SENT")).isEqualTo(4);
    }

    @Test
    void failsWhatHasWaitedTooLongBehindAFlood() {
        LetterSender strict = sender("flood.per-day", "1", "give-up-after", "2d");
        for (int i = 0; i < 5; i++) {
            outbox.send(letter("test:flood:" + i));
        }

        for (int day = 0; day < 5; day++) {
            run(strict);
            later(Duration.ofDays(1));
        }

        assertThat(count("SENT")).isEqualTo(3);
        assertThat(count("FAILED")).isEqualTo(2);
    }

    @Test
    void failsALetterThatCannotBeWrittenAndGoesOn() {
        outbox.send(new Letter("test:empty", LetterTemplate.PROGRESS, ADDRESS, "SQ1", Map.of()));
        outbox.send(letter("test:unreadable"));
        outbox.send(letter("test:newer"));
        jdbc.sql("update letter set parameters = 'v1:nonsense' where business_key = 'test:unreadable'")
                .update();
        jdbc.sql("update letter set template = 'OF_TOMORROW' where business_key = 'test:newer'")
                .update();
        String good = write();

        assertThat(run(sender)).containsExactlyInAnyOrder(FAILED, FAILED, FAILED, SENT, IDLE);

        assertThat(column("test:empty", "last_error")).contains("模板有误", "happened");
        assertThat(column("test:unreadable", "last_error")).contains("打不开");
        assertThat(column("test:newer", "last_error")).contains("没有这种信");
        assertThat(status(good)).isEqualTo("SENT");
    }

    @Test
    void sendsNothingWithoutAServer() {
        String key = write();
        MailSettings set = settings();
        LetterSender without = new LetterSender(
                letters,
                templates,
                writer,
                MailServer.none(set),
                set,
                clock,
                transactions,
                new io.micrometer.core.instrument.simple.SimpleMeterRegistry());

        assertThat(run(without)).containsExactly(PAUSED);
        assertThat(status(key)).isEqualTo("QUEUED");
    }

    private static List<String> parts(jakarta.mail.Part part) throws Exception {
        if (part.getContent() instanceof jakarta.mail.Multipart several) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < several.getCount(); i++) {
                texts.addAll(parts(several.getBodyPart(i)));
            }
            return texts;
        }
        return List.of(String.valueOf(part.getContent()));
    }
}
