package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of the outbox share: an empty one, a clock that stands, a mail server that does as it is told. */
@IntegrationTest
abstract class OutboxFixture {

    static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");
    static final String ADDRESS = "zhang.san@example.com";

    @Autowired
    Outbox outbox;

    @Autowired
    Letters letters;

    @Autowired
    LetterTemplates templates;

    @Autowired
    LetterWriter writer;

    @Autowired
    LetterDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    ScriptedMailServer server;
    LetterSender sender;

    @BeforeEach
    void begin() {
        jdbc.sql("delete from letter").update();
        jdbc.sql("delete from letter_template").update();
        setClock(NOON);
        server = new ScriptedMailServer();
        sender = sender();
    }

    @AfterEach
    void end() {
        server.close();
        ClockUtil.reset();
        jdbc.sql("delete from letter").update();
        jdbc.sql("delete from letter_template").update();
    }

    LetterSender sender(String... settings) {
        MailSettings set = settings(settings);
        return new LetterSender(
                letters,
                templates,
                writer,
                MailServer.at("127.0.0.1", server.port(), set),
                set,
                clock,
                transactions,
                new SimpleMeterRegistry());
    }

    /** The shipped settings, impatient with the server. */
    static MailSettings settings(String... changed) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "tongxinqiao.mail.connect-timeout", "2s",
                "tongxinqiao.mail.read-timeout", "400ms",
                "tongxinqiao.mail.write-timeout", "2s"));
        for (int i = 0; i < changed.length; i += 2) {
            properties.put("tongxinqiao.mail." + changed[i], changed[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tongxinqiao.mail", MailSettings.class);
    }

    static void setClock(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    void later(Duration step) {
        setClock(clock.instant().plus(step));
    }

    static Letter letter(String key) {
        return letter(key, ADDRESS);
    }

    static Letter letter(String key, String address) {
        return new Letter(
                key,
                LetterTemplate.PROGRESS,
                address,
                "SQ20260304000001",
                Map.of("happened", "已派单", "unit", "荔园里社区", "link", "/r/SQ20260304000001?token=abc"));
    }

    String write() {
        String key = "test:" + UUID.randomUUID();
        outbox.send(letter(key));
        return key;
    }

    <T> T inTransaction(java.util.function.Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    /** Steps until nothing is left to do just now. */
    List<LetterSender.Step> run(LetterSender sender) {
        List<LetterSender.Step> steps = new ArrayList<>();
        LetterSender.Step step;
        do {
            step = sender.step();
            steps.add(step);
            assertThat(steps).as("steps that never end").hasSizeLessThan(1000);
        } while (step != LetterSender.Step.IDLE && step != LetterSender.Step.PAUSED);
        return steps;
    }

    String column(String key, String column) {
        return jdbc.sql("select " + column + "::text from letter where business_key = ?")
                .param(key)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(null);
    }

    String status(String key) {
        return column(key, "status");
    }

    long count(String status) {
        return jdbc.sql("select count(*) from letter where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }
}
