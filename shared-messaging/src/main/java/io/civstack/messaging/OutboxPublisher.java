package io.civstack.messaging;

import io.civstack.background.Background;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.arc.properties.IfBuildProperty;
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

/**
 * Sends the rows of the outbox for as long as the process lives. After any fault it starts anew with fresh connections:
 * what was sent and not yet deleted is sent again, and consumers recognise it by its id.
 */
@Singleton
@IfBuildProperty(name = Inbox.DATABASE, stringValue = "true", enableIfMissing = true)
class OutboxPublisher {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final OutboxConfig.Publisher config;
    private final String url;
    private final String user;
    private final String password;
    private final String bootstrap;
    private final Tracer tracer;
    private final Counter sent;
    private final Counter faults;
    private final Background background;

    OutboxPublisher(
            OutboxConfig config,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            OpenTelemetry telemetry,
            MeterRegistry metrics,
            Background background) {
        this.config = config.publisher();
        this.url = url;
        this.user = user;
        this.password = password;
        this.bootstrap = bootstrap;
        this.tracer = telemetry.getTracer("civstack-messaging");
        this.sent = metrics.counter("civstack.outbox.sent");
        this.background = background;
        this.faults = metrics.counter("civstack.outbox.faults");
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        if (config.enabled()) {
            background.loop("outbox", this::publish);
        }
    }

    /** Never returns; throws on a fault of PostgreSQL or Kafka, and the next turn has fresh connections. */
    private void publish() throws SQLException, InterruptedException {
        try (OutboxTable table = OutboxTable.open(DriverManager.getConnection(url, user, password));
                OutboxSender sender = new OutboxSender(Producers.lossless(bootstrap, "outbox"), tracer)) {
            publish(table, sender);
        } catch (SQLException | RuntimeException e) {
            faults.increment();
            throw e;
        }
    }

    private void publish(OutboxTable table, OutboxSender sender) throws SQLException, InterruptedException {
        long nextAsk = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
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
                throw new KafkaException("an event was not accepted", fault);
            }
        }
    }
}
