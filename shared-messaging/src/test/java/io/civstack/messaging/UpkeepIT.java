package io.civstack.messaging;

import static io.civstack.messaging.JobFixtures.job;
import static io.civstack.messaging.JobFixtures.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.JobId;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.Endpoints;
import io.civstack.testing.TestEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class UpkeepIT {

    @Inject
    JobsProbe probe;

    @Inject
    MeterRegistry metrics;

    @Inject
    InboxPruner pruner;

    @Inject
    OutboxBacklog backlog;

    private TestEvents events;

    @BeforeEach
    void open() {
        events = TestEvents.open();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void goesOnWhenPostgresDropsEveryConnection() {
        // Given
        JobId before = job();
        events.publish(requested(before, 1));
        probe.awaitHandled(before);

        // When
        assertThat(dropConnections()).isPositive();
        JobId after = job();
        events.publish(requested(after, 2));

        // Then
        probe.awaitHandled(after);
        events.await(BuzzCaptured.class, event -> event.holdId().value().equals(after.value()));
    }

    @Test
    void forgetsEventsThatCannotComeBack() {
        // Given
        probe.execute("insert into inbox values ('old', gen_random_uuid(), clock_timestamp() - interval '31 days')");
        probe.execute("insert into inbox values ('old', gen_random_uuid(), clock_timestamp() - interval '29 days')");

        // When
        long forgotten = pruner.prune();

        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(probe.rows("inbox where consumer = 'old'")).isEqualTo(1);
    }

    @Test
    void tellsWhatWaitsEvenWhereNobodySendsIt() {
        // Given
        probe.execute("insert into outbox (shard, ce_id, type, topic, key, body, created) values"
                + " (99, gen_random_uuid(), 't', 't', 'k', '{}', clock_timestamp() - interval '1 minute')");

        // When
        backlog.measure();

        // Then
        probe.execute("delete from outbox where shard = 99");
        assertThat(metrics.get("civstack.outbox.rows").gauge().value()).isGreaterThanOrEqualTo(1);
        assertThat(metrics.get("civstack.outbox.oldest.age.seconds").gauge().value())
                .isGreaterThanOrEqualTo(60);
    }

    private static int dropConnections() {
        Endpoints endpoints = Endpoints.current();
        try (Connection admin = DriverManager.getConnection(
                        endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
                Statement statement = admin.createStatement();
                ResultSet dropped = statement.executeQuery(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'ledger'")) {
            dropped.next();
            return dropped.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
