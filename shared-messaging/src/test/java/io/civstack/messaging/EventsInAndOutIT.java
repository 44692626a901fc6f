package io.civstack.messaging;

import static io.civstack.messaging.JobFixtures.USER;
import static io.civstack.messaging.JobFixtures.job;
import static io.civstack.messaging.JobFixtures.requested;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.civstack.events.Buzz;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldId;
import io.civstack.events.JobId;
import io.civstack.events.Topics;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class EventsInAndOutIT {

    private static final String JOBS = Topics.GENERATION_JOBS.name();
    private static final String REQUESTED = "civstack.generation.job-requested.v1";

    @Inject
    JobsProbe probe;

    @Inject
    JobsService service;

    @Inject
    Outbox outbox;

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
    void answersAFactWithAFact() {
        // Given
        JobId job = job();

        // When
        events.publish(requested(job, 3));

        // Then
        BuzzCaptured answer =
                events.await(BuzzCaptured.class, event -> event.holdId().value().equals(job.value()));
        assertThat(answer.amount()).isEqualTo(Buzz.of(3));
        assertThat(probe.rows("inbox where consumer = 'ledger.jobs'")).isPositive();
        await().untilAsserted(() -> assertThat(probe.rows("outbox")).isZero());
    }

    @Test
    void hasOneEffectForTheSameEventSaidTwice() {
        // Given
        JobId job = job();
        double duplicates = probe.count("duplicate");
        UUID event = events.publish(requested(job, 1));

        // When
        events.publish(requested(job, 1), event);

        // Then
        await().untilAsserted(
                        () -> assertThat(probe.count("duplicate") - duplicates).isEqualTo(1));
        assertThat(service.handled.stream().filter(job::equals)).hasSize(1);
    }

    @Test
    void keepsTheOrderOfAKey() {
        // Given
        HoldId hold = new HoldId(UUID.randomUUID());
        int events100 = 100;

        // When
        for (int i = 1; i <= events100; i++) {
            int amount = i;
            QuarkusTransaction.requiringNew().run(() -> outbox.append(new BuzzCaptured(hold, USER, Buzz.of(amount))));
        }

        // Then
        events.await(
                BuzzCaptured.class,
                event -> event.holdId().equals(hold) && event.amount().amount() == events100);
        assertThat(events.received(BuzzCaptured.class).stream()
                        .filter(event -> event.holdId().equals(hold))
                        .map(event -> (int) event.amount().amount()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events100).boxed().toList());
    }

    @Test
    void saysNothingWhenTheTransactionRollsBack() {
        // Given
        HoldId hold = new HoldId(UUID.randomUUID());
        HoldId later = new HoldId(UUID.randomUUID());

        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(new BuzzCaptured(hold, USER, Buzz.of(1)));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        QuarkusTransaction.requiringNew().run(() -> outbox.append(new BuzzCaptured(later, USER, Buzz.of(1))));

        // Then
        events.await(BuzzCaptured.class, event -> event.holdId().equals(later));
        assertThat(events.received(BuzzCaptured.class))
                .noneMatch(event -> event.holdId().equals(hold));
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(new BuzzCaptured(new HoldId(new UUID(1, 1)), USER, Buzz.of(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void carriesATraceFromEventToEvent() {
        // Given
        String trace = "0af7651916cd43dd8448eb211c80319c";
        JobId job = job();
        Map<String, String> headers = new HashMap<>(TestEvents.headers(UUID.randomUUID(), REQUESTED));
        headers.put("traceparent", "00-" + trace + "-b7ad6b7169203331-01");

        // When
        events.publishRaw(JOBS, job.toString(), headers, TestEvents.encode(requested(job, 1)));

        // Then
        events.await(BuzzCaptured.class, event -> event.holdId().value().equals(job.value()));
        assertThat(events.receivedRaw(Topics.LEDGER_HOLDS.name()).stream()
                        .filter(record -> new String(record.key(), UTF_8).equals(job.toString()))
                        .map(record -> TestEvents.header(record, "traceparent")))
                .singleElement()
                .asString()
                .startsWith("00-" + trace + "-")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void skipsWhatItDidNotListAndCountsIt() {
        // Given
        double before = probe.count("skipped");
        JobId next = job();

        // When
        events.publishRaw(
                JOBS, "x", TestEvents.headers(UUID.randomUUID(), "civstack.generation.job-painted.v1"), new byte[0]);
        events.publish(requested(next, 1));

        // Then
        probe.awaitHandled(next);
        assertThat(probe.count("skipped") - before).isEqualTo(1);
    }
}
