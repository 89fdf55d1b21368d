package cn.tongxinqiao.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's work for the monitoring: jobs that wait, jobs that failed for good, incidents. */
@Component
class EngineMetrics implements MeterBinder {

    private final ObjectProvider<ManagementService> management;
    private final ObjectProvider<RuntimeService> runtime;
    private final EngineCalls calls;

    EngineMetrics(
            ObjectProvider<ManagementService> management, ObjectProvider<RuntimeService> runtime, EngineCalls calls) {
        this.management = management;
        this.runtime = runtime;
        this.calls = calls;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "tongxinqiao.jobs.waiting", "Jobs that are due and not done", metrics -> metrics.management
                .getObject()
                .createJobQuery()
                .executable()
                .count());
        gauge(registry, "tongxinqiao.jobs.failed", "Jobs without retries left", metrics -> metrics.management
                .getObject()
                .createJobQuery()
                .noRetriesLeft()
                .count());
        gauge(registry, "tongxinqiao.incidents", "Open incidents", metrics -> metrics.runtime
                .getObject()
                .createIncidentQuery()
                .count());
    }

    private void gauge(MeterRegistry registry, String name, String description, ToLongFunction<EngineMetrics> figure) {
        Gauge.builder(name, this, metrics -> metrics.calls.asSystem(() -> figure.applyAsLong(metrics)))
                .description(description)
                .register(registry);
    }
}
