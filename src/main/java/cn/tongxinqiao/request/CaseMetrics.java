package cn.tongxinqiao.request;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open cases for the monitoring: how many in which status, how many past their limit or close to it. */
@Component
class CaseMetrics implements MeterBinder {

    /** Each gauge is asked for by itself; one look at the table serves a whole scrape. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;
    private Figures latest;

    CaseMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Stream.of(Status.values()).filter(status -> !status.isEnd()).forEach(status -> Gauge.builder(
                        "tongxinqiao.cases.open", this, metrics -> metrics.figures()
                                .open(status))
                .description("Open cases")
                .tag("status", status.name())
                .register(registry));
        Gauge.builder("tongxinqiao.cases.overdue", this, metrics -> metrics.figures()
                        .overdue())
                .description("Open cases past their result limit")
                .register(registry);
        Gauge.builder("tongxinqiao.cases.due.soon", this, metrics -> metrics.figures()
                        .dueSoon())
                .description("Open cases whose result limit ends within 24 hours")
                .register(registry);
    }

    private synchronized Figures figures() {
        Instant now = clock.instant();
        if (latest == null || latest.at().plus(FRESH).isBefore(now)) {
            latest = look(now);
        }
        return latest;
    }

    private Figures look(Instant now) {
        Map<Status, Integer> open = new EnumMap<>(Status.class);
        int[] late = new int[2];
        jdbc.sql("""
                        select status, count(*), count(*) filter (where due_at < :now),
                            count(*) filter (where due_at >= :now and due_at < :soon)
                        from service_request where closed_at is null group by status
                        """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(SOON)))
                .query(row -> {
                    open.put(Status.valueOf(row.getString(1)), row.getInt(2));
                    late[0] += row.getInt(3);
                    late[1] += row.getInt(4);
                });
        return new Figures(now, open, late[0], late[1]);
    }

    private record Figures(Instant at, Map<Status, Integer> byStatus, int overdue, int dueSoon) {

        int open(Status status) {
            return byStatus.getOrDefault(status, 0);
        }
    }
}
