package cn.tongxinqiao.audit.web;

import cn.tongxinqiao.audit.AuditBook;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The chain for those who watch the system. One look at the tables serves all gauges of a reading. */
@Component
class AuditMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final AuditBook book;
    private final Clock clock;
    private AuditBook.ChainState state;
    private Instant readAt;

    AuditMetrics(AuditBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "tongxinqiao.audit.position", "Number of the newest seal", chain -> chain.head()
                .position());
        gauge(meters, "tongxinqiao.audit.unsealed", "Entries that wait for their seal", AuditBook.ChainState::waiting);
        gauge(meters, "tongxinqiao.audit.oldest.unsealed", "Seconds the oldest of them has waited", this::waited);
        gauge(
                meters,
                "tongxinqiao.audit.sound",
                "1 when the last verification found no flaw, 0 otherwise",
                chain -> chain.verified() == null || chain.verified().sound() ? 1 : 0);
    }

    private double waited(AuditBook.ChainState chain) {
        return chain.oldestWaiting() == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(chain.oldestWaiting(), clock.instant()).toSeconds());
    }

    private void gauge(
            MeterRegistry meters, String name, String description, ToDoubleFunction<AuditBook.ChainState> figure) {
        Gauge.builder(name, this, metrics -> figure.applyAsDouble(metrics.state()))
                .description(description)
                .register(meters);
    }

    private synchronized AuditBook.ChainState state() {
        Instant now = clock.instant();
        if (state == null || !now.isBefore(readAt.plus(FRESH)) || now.isBefore(readAt)) {
            state = book.state();
            readAt = now;
        }
        return state;
    }
}
