package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxIT extends OutboxFixture {

    @Test
    void losesTheLetterWithTheTransactionThatWroteIt() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> inTransaction(() -> {
                    outbox.send(letter("test:rolled-back"));
                    throw new IllegalStateException();
                }));

        assertThat(status("test:rolled-back")).isNull();
        run(sender);
        assertThat(server.seenIds()).isEmpty();
    }

    @Test
    void makesOneLetterOfOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, 6)
                    .<Callable<Boolean>>mapToObj(i -> () -> inTransaction(() -> {
                        outbox.send(letter("test:same"));
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        run(sender);
        outbox.send(letter("test:same"));
        run(sender);

        assertThat(server.taken()).hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "nobody",
                "@example.com",
                "a@",
                "a b@example.com",
                "a@b@example.com",
                "a@exa mple.com",
                "a@-example.com",
                ".a@example.com",
                "张三@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com,b@example.com",
                "<a@example.com>"
            })
    void endsABadAddressAtOnceWithoutDisturbingTheCaller(String address) {
        outbox.send(letter("test:bad", address));

        assertThat(status("test:bad")).isEqualTo("FAILED");
        assertThat(column("test:bad", "last_error")).contains("邮箱地址");
        run(sender);
        assertThat(server.seenIds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.com", " a.b+c@mail.example.com ", "a@邮箱.中国", "o'neil@example.com", "a@localhost"})
    void acceptsWhatServersTake(String address) {
        outbox.send(letter("test:good", address));

        assertThat(status("test:good")).isEqualTo("QUEUED");
    }

    @Test
    void keepsNothingPersonalInTheClear() {
        outbox.send(new Letter(
                "test:sealed",
                LetterTemplate.DETAIL_ASKED,
                ADDRESS,
                "SQ20260304000001",
                Map.of("question", "张三的电话13812345678对吗", "link", "/r/SQ1?token=geheim")));

        String row = jdbc.sql("select row_to_json(letter)::text from letter")
                .query(String.class)
                .single();
        assertThat(row)
                .contains("SQ20260304000001")
                .doesNotContain("zhang", "example.com", "张三", "1381234", "geheim", "question");
    }

    @Test
    void writesPointsInTimeForPeople() {
        outbox.send(new Letter(
                "test:time",
                LetterTemplate.RATING_ASKED,
                ADDRESS,
                "SQ1",
                new java.util.HashMap<>(LetterTemplate.RATING_ASKED.samples()) {
                    {
                        put("until", Instant.parse("2026-03-05T10:00:00Z"));
                        put("result", LocalDate.of(2026, 3, 1));
                    }
                }));
        run(sender);

        assertThat(status("test:time")).isEqualTo("SENT");
        UUID id = jdbc.sql("select id from letter").query(UUID.class).single();
        KeptLetter kept = new KeptLetter(
                id, null, false, null, null, null, column("test:time", "parameters"), null, 0, null, null);
        assertThat(letters.values(kept))
                .containsEntry("until", "2026年3月5日 18:00")
                .containsEntry("result", "2026年3月1日");
    }

    @Test
    void takesNoNullForAValue() {
        java.util.Map<String, Object> values = new java.util.HashMap<>();
        values.put("happened", "已派单");
        values.put("unit", null);
        values.put("link", "/r/SQ1");

        outbox.send(new Letter("test:null", LetterTemplate.PROGRESS, ADDRESS, "SQ1", values));
        run(sender);

        assertThat(status("test:null")).isEqualTo("SENT");
    }

    @Test
    void sendsAFailedLetterAgainWhenAskedAndNeverASentOne() {
        server.is(ScriptedMailServer.Mood.RECIPIENT_NEVER);
        String key = write();
        write();
        run(sender);
        server.is(ScriptedMailServer.Mood.GOOD);
        UUID id = UUID.fromString(column(key, "id"));

        desk.sendAgain(id);
        run(sender);

        assertThat(status(key)).isEqualTo("SENT");
        assertThatExceptionOfType(LetterAlreadySent.class).isThrownBy(() -> desk.sendAgain(id));
        assertThatExceptionOfType(UnknownLetter.class).isThrownBy(() -> desk.sendAgain(UUID.randomUUID()));
        assertThat(desk.sendAllFailedAgain()).isEqualTo(1);
        run(sender);
        assertThat(count("SENT")).isEqualTo(2);
    }

    @Test
    void forgetsAddressAndValuesAfterAWhileButNotTheKey() {
        String key = write();
        outbox.send(letter("test:bad", "x"));
        run(sender);
        later(java.time.Duration.ofDays(29));
        run(sender);
        assertThat(column(key, "parameters")).isNotEmpty();

        later(java.time.Duration.ofDays(2));
        String waiting = write();
        server.is(ScriptedMailServer.Mood.RECIPIENT_LATER);
        run(sender);

        assertThat(column(key, "parameters")).isEmpty();
        assertThat(column(key, "address")).isEmpty();
        assertThat(column(waiting, "parameters")).isNotEmpty();
        assertThat(desk.sendAllFailedAgain()).isZero();
        desk.sendAgain(UUID.fromString(column("test:bad", "id")));
        run(sender);
        assertThat(column("test:bad", "last_error")).contains("过了保存期");
        outbox.send(letter(key));
        assertThat(status(key)).isEqualTo("SENT");
    }

    @Test
    void countsAndListsWhatIsStuckWithMaskedAddresses() {
        server.is(ScriptedMailServer.Mood.RECIPIENT_LATER);
        write();
        run(sender);
        outbox.send(letter("test:bad", "wangwu"));
        write();

        LetterFigures figures = desk.figures();
        assertThat(figures.queued()).isEqualTo(2);
        assertThat(figures.due()).isEqualTo(1);
        assertThat(figures.failed()).isEqualTo(1);
        assertThat(figures.sentToday()).isZero();
        assertThat(desk.troubled())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.address()).contains("*").doesNotContain("zhang.san", "wangwu"));
        later(java.time.Duration.ofMinutes(20));
        assertThat(desk.troubled()).as("the forgotten one too").hasSize(3);
        assertThat(desk.figures().oldestDue()).isEqualTo(java.time.Duration.ofMinutes(20));
    }
}
