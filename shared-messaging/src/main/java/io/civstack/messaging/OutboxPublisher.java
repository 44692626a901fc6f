package io.civstack.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One thread that empties the outbox for as long as the process lives. It starts anew with fresh connections after any fault: what
 * was sent and not yet removed is sent again, and readers know it by its id.
 */
@Singleton
class OutboxPublisher {

    static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(5);
    static final Duration RESTART_PAUSE_MIN = Duration.ofMillis(100);
    static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

    private final OutboxConfig.Publisher config;
    private final String url;
    private final String user;
    private final String password;
    private final String bootstrap;
    private final Tracer tracer;
    private final Counter sent;
    private final Counter faults;
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxPublisher(
            OutboxConfig config,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            OpenTelemetry telemetry,
            MeterRegistry metrics) {
        this.config = config.publisher();
        this.url = url;
        this.user = user;
        this.password = password;
        this.bootstrap = bootstrap;
        this.tracer = telemetry.getTracer("civstack-messaging");
        this.sent = metrics.counter("civstack.outbox.sent");
        this.faults = metrics.counter("civstack.outbox.faults");
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        if (config.enabled()) {
            running = true;
            thread = Thread.ofPlatform().name("outbox").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Thread publishing = thread;
        if (publishing != null) {
            publishing.interrupt();
            publishing.join(STOP_WAIT_MAX);
        }
    }

    private void run() {
        Duration pause = RESTART_PAUSE_MIN;
        while (running) {
            try (OutboxTable table = OutboxTable.open(DriverManager.getConnection(url, user, password));
                    OutboxSender sender = new OutboxSender(Producers.lossless(bootstrap, "outbox"), tracer)) {
                long sentBefore = (long) sent.count();
                publish(table, sender);
                pause = sent.count() > sentBefore ? RESTART_PAUSE_MIN : pause;
            } catch (InterruptedException e) {
                running = false;
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    faults.increment();
                    LOG.warnf("outbox=interrupted pauseMs=%d fault=%s", pause.toMillis(), e);
                    pause = pause(pause);
                }
            }
        }
    }

    /** Returns only when the process stops; a fault of either side comes out as an exception. */
    private void publish(OutboxTable table, OutboxSender sender) throws SQLException, InterruptedException {
        long nextAsk = System.nanoTime();
        while (running) {
            if (System.nanoTime() - nextAsk >= 0) {
                table.own();
                nextAsk = System.nanoTime() + ASK_AGAIN.toNanos();
            }
            List<OutboxRow> rows = table.read(config.batchRowsMax());
            if (rows.isEmpty()) {
                table.await(config.poll());
                continue;
            }
            OutboxSender.Sent result = sender.send(rows);
            table.remove(result.ids());
            sent.increment(result.ids().size());
            Throwable fault = result.fault();
            if (fault != null) {
                throw new KafkaException("a fact was not accepted", fault);
            }
        }
    }

    private Duration pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            running = false;
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(RESTART_PAUSE_MAX) > 0 ? RESTART_PAUSE_MAX : next;
    }
}
