package io.civstack.messaging;

import static io.civstack.messaging.JobFixtures.USER;
import static io.civstack.messaging.JobFixtures.job;
import static io.civstack.messaging.JobFixtures.requested;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.context.Contexts;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.events.Topics;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class FaultyEventsIT {

    private static final String JOBS = Topics.GENERATION_JOBS.name();
    private static final String DEAD =
            Contexts.LEDGER.group("jobs").deadLetters().name();
    private static final String REQUESTED = "civstack.generation.job-requested.v1";

    @Inject
    JobsProbe probe;

    @Inject
    JobsService service;

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
    void retriesATransientFaultInPlace() {
        // Given
        JobId job = job();
        service.startsToFail.set(2);
        int before = service.attempts.get();

        // When
        events.publish(new GenerationStarted(job, USER, 1));

        // Then
        probe.awaitHandled(job);
        assertThat(service.attempts.get() - before).isEqualTo(3);
    }

    @Test
    void givesUpOnATransientFaultThatStays() {
        // Given
        service.startsToFail.set(1_000);

        // When
        JobId job = job();
        events.publish(new GenerationStarted(job, USER, 1));

        // Then
        assertThat(deadLetter(job)).isEqualTo("retries-exhausted");
        service.startsToFail.set(0);
    }

    @Test
    void setsABugAsideAndGoesOn() {
        // Given
        JobId broken = job();
        JobId next = job();

        // When
        events.publish(new GenerationFailed(broken, USER, new Reason("a/b", "a.", "b.")));
        events.publish(requested(next, 1));

        // Then
        assertThat(deadLetter(broken)).isEqualTo("handler-fault");
        probe.awaitHandled(next);
    }

    @Test
    void setsPoisonAsideWithItsReasonAndNeighboursNeverNotice() {
        // Given
        JobId before = job();
        JobId after = job();
        Map<String, String> expected = new HashMap<>();
        events.publish(requested(before, 1));

        // When
        byte[] good = TestEvents.encode(requested(job(), 1));
        poison(expected, "body-malformed", Map.of(), "{ not json".getBytes(UTF_8));
        poison(expected, "body-malformed", Map.of(), "{}".getBytes(UTF_8));
        poison(expected, "body-malformed", Map.of(), ("[".repeat(100_000)).getBytes(UTF_8));
        poison(expected, "body-too-large", Map.of(), ("\"" + "x".repeat(300_000) + "\"").getBytes(UTF_8));
        poison(expected, "version-unknown", Map.of("ce_type", "civstack.generation.job-requested.v9"), good);
        poison(expected, "key-mismatch", Map.of(), good);
        poison(expected, "header-invalid", Map.of("ce_id", "seven"), good);
        poison(expected, "header-invalid", Map.of("ce_specversion", "0.3"), good);
        poison(expected, "header-missing", Map.of("ce_time", ""), good);
        poison(expected, "header-missing", Map.of("ce_type", ""), good);
        events.publish(requested(after, 1));

        // Then
        probe.awaitHandled(before);
        probe.awaitHandled(after);
        await().untilAsserted(() -> assertThat(reasons(expected)).isEqualTo(expected));
    }

    /** Writes one bad record under a key of its own; an override with an empty value leaves the header out. */
    private void poison(Map<String, String> expected, String reason, Map<String, String> overrides, byte[] body) {
        String key = UUID.randomUUID().toString();
        Map<String, String> headers = new HashMap<>(TestEvents.headers(UUID.randomUUID(), REQUESTED));
        headers.putAll(overrides);
        headers.values().removeIf(String::isEmpty);
        events.publishRaw(JOBS, key, headers, body);
        expected.put(key, reason);
    }

    private Map<String, String> reasons(Map<String, String> expected) {
        Map<String, String> reasons = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : events.receivedRaw(DEAD)) {
            String key = new String(letter.key(), UTF_8);
            if (expected.containsKey(key)) {
                assertThat(TestEvents.header(letter, "dl_topic")).isEqualTo(JOBS);
                reasons.put(key, TestEvents.header(letter, "dl_reason"));
            }
        }
        return reasons;
    }

    private String deadLetter(JobId job) {
        return await().until(
                        () -> events.receivedRaw(DEAD).stream()
                                .filter(letter -> new String(letter.key(), UTF_8).equals(job.toString()))
                                .map(letter -> TestEvents.header(letter, "dl_reason"))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
