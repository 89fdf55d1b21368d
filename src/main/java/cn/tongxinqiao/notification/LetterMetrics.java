package cn.tongxinqiao.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The outbox for those who watch the system. One look at the table serves all gauges of a reading. */
@Component
class LetterMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LetterDesk desk;
    private final Clock clock;
    private LetterFigures figures;
    private Instant readAt;

    LetterMetrics(LetterDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        count(meters, "queued", LetterFigures::queued);
        count(meters, "due", LetterFigures::due);
        count(meters, "held", LetterFigures::held);
        count(meters, "failed", LetterFigures::failed);
        count(meters, "sent_today", LetterFigures::sentToday);
        TimeGauge.builder("tongxinqiao.letters.oldest.due", this, TimeUnit.SECONDS, metrics -> metrics.figures()
                        .oldestDue()
                        .toSeconds())
                .description("For how long the oldest due letter has been due")
                .register(meters);
    }

    private void count(MeterRegistry meters, String status, ToDoubleFunction<LetterFigures> figure) {
        Gauge.builder("tongxinqiao.letters", this, metrics -> figure.applyAsDouble(metrics.figures()))
                .description("Letters of the outbox")
                .tag("status", status)
                .register(meters);
    }

    private synchronized LetterFigures figures() {
        Instant now = clock.instant();
        if (figures == null || !now.isBefore(readAt.plus(FRESH)) || now.isBefore(readAt)) {
            figures = desk.figures();
            readAt = now;
        }
        return figures;
    }
}
