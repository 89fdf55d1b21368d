package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LetterMetricsIT extends OutboxFixture {

    @Test
    void countsTheOutbox() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new LetterMetrics(desk, clock).bindTo(meters);
        assertThat(gauge(meters, "queued")).isZero();

        write();
        outbox.send(letter("test:bad", "x"));
        later(Duration.ofMinutes(3));

        assertThat(gauge(meters, "queued")).isEqualTo(1);
        assertThat(gauge(meters, "due")).isEqualTo(1);
        assertThat(gauge(meters, "failed")).isEqualTo(1);
        assertThat(gauge(meters, "held")).isZero();
        assertThat(meters.get("tongxinqiao.letters.oldest.due").timeGauge().value())
                .isEqualTo(180);
    }

    private static double gauge(SimpleMeterRegistry meters, String status) {
        return meters.get("tongxinqiao.letters").tag("status", status).gauge().value();
    }
}
