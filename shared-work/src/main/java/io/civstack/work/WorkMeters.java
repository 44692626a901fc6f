package io.civstack.work;

import io.civstack.background.Background;
import io.civstack.work.WorkFigures.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Shows queues to whoever scales workers or is woken at night. */
@Singleton
class WorkMeters {

    private static final Figures NOTHING = new Figures(0, 0, 0);

    private final MeterRegistry registry;
    private final WorkFigures figures;
    private final Map<String, Figures> last = new ConcurrentHashMap<>();

    WorkMeters(MeterRegistry registry, WorkFigures figures) {
        this.registry = registry;
        this.figures = figures;
    }

    /** Reads a queue's figures now and then. */
    void watch(String queue, Background background, WorkConfig config) {
        gauge("civstack.work.waiting", queue, Figures::waiting);
        gauge("civstack.work.leased", queue, Figures::leased);
        gauge("civstack.work.oldest.seconds", queue, Figures::oldestSeconds);
        background.every(config.figuresEvery(), queue + "-figures", () -> last.put(queue, figures.of(queue)));
    }

    void claimed(String queue, Claim claim) {
        registry.counter("civstack.work.claims", "queue", queue, "again", String.valueOf(claim.attempt() > 1))
                .increment();
    }

    private void gauge(String name, String queue, ToDoubleFunction<Figures> value) {
        Gauge.builder(name, last, all -> value.applyAsDouble(all.getOrDefault(queue, NOTHING)))
                .tag("queue", queue)
                .register(registry);
    }
}
