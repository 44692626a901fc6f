package io.civstack.messaging;

import static io.civstack.messaging.JobFixtures.USER;
import static io.civstack.messaging.JobFixtures.job;
import static io.civstack.messaging.JobFixtures.requested;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldId;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.events.Topics;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.Endpoints;
import io.civstack.testing.Facts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class FactsInAndOutIT {

    private static final String JOBS = Topics.GENERATION_JOBS.name();
    private static final String DEAD = Topics.LEDGER_READS_JOBS.deadLetters().name();
    private static final String REQUESTED = "civstack.generation.job-requested.v1";

    @Inject
    JobsService service;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry metrics;

    @Inject
    InboxPruner pruner;

    @Inject
    OutboxFigures figures;

    private Facts facts;

    @BeforeEach
    void open() {
        facts = Facts.open();
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void answersAFactWithAFact() {
        // Given
        JobId job = job();

        // When
        facts.say(requested(job, 3));

        // Then
        BuzzCaptured answer =
                facts.await(BuzzCaptured.class, fact -> fact.holdId().value().equals(job.value()));
        assertThat(answer.amount()).isEqualTo(Buzz.of(3));
        assertThat(rows("inbox where consumer = 'ledger.jobs'")).isPositive();
        await().untilAsserted(() -> assertThat(rows("outbox")).isZero());
    }

    @Test
    void hasOneEffectForTheSameFactSaidTwice() {
        // Given
        JobId job = job();
        JobId next = job();
        UUID event = facts.say(requested(job, 1));

        // When
        facts.say(requested(job, 1), event);
        facts.say(requested(next, 1));

        // Then
        awaitHandled(job);
        awaitHandled(next);
        double duplicates = count("duplicate");
        await().untilAsserted(() -> assertThat(count("duplicate")).isGreaterThanOrEqualTo(Math.max(1, duplicates)));
        assertThat(service.handled.stream().filter(job::equals)).hasSize(1);
    }

    @Test
    void keepsTheOrderOfAKey() {
        // Given
        HoldId hold = new HoldId(UUID.randomUUID());
        int facts100 = 100;

        // When
        for (int i = 1; i <= facts100; i++) {
            int amount = i;
            QuarkusTransaction.requiringNew().run(() -> outbox.append(new BuzzCaptured(hold, USER, Buzz.of(amount))));
        }

        // Then
        facts.await(
                BuzzCaptured.class,
                fact -> fact.holdId().equals(hold) && fact.amount().amount() == facts100);
        assertThat(facts.heard(BuzzCaptured.class).stream()
                        .filter(fact -> fact.holdId().equals(hold))
                        .map(fact -> (int) fact.amount().amount()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, facts100).boxed().toList());
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
        facts.await(BuzzCaptured.class, fact -> fact.holdId().equals(later));
        assertThat(facts.heard(BuzzCaptured.class))
                .noneMatch(fact -> fact.holdId().equals(hold));
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(new BuzzCaptured(new HoldId(new UUID(1, 1)), USER, Buzz.of(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void retriesATransientFaultInPlace() {
        // Given
        JobId job = job();
        service.startsToFail.set(2);
        int before = service.attempts.get();

        // When
        facts.say(new GenerationStarted(job, USER, 1));

        // Then
        awaitHandled(job);
        assertThat(service.attempts.get() - before).isEqualTo(3);
    }

    @Test
    void givesUpOnATransientFaultThatStays() {
        // Given
        service.startsToFail.set(1_000);

        // When
        JobId job = job();
        facts.say(new GenerationStarted(job, USER, 1));

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
        facts.say(new GenerationFailed(broken, USER, new Reason("a/b", "a.", "b.")));
        facts.say(requested(next, 1));

        // Then
        assertThat(deadLetter(broken)).isEqualTo("handler-fault");
        awaitHandled(next);
    }

    @Test
    void setsPoisonAsideWithItsReasonAndNeighboursNeverNotice() {
        // Given
        JobId before = job();
        JobId after = job();
        Map<String, String> expected = new HashMap<>();
        facts.say(requested(before, 1));

        // When
        byte[] good = Facts.encode(requested(job(), 1));
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
        facts.say(requested(after, 1));

        // Then
        awaitHandled(before);
        awaitHandled(after);
        await().untilAsserted(() -> assertThat(reasons(expected)).isEqualTo(expected));
    }

    @Test
    void goesOnWhenPostgresDropsEveryConnection() {
        // Given
        JobId before = job();
        facts.say(requested(before, 1));
        awaitHandled(before);

        // When
        assertThat(dropConnections()).isPositive();
        JobId after = job();
        facts.say(requested(after, 2));

        // Then
        awaitHandled(after);
        facts.await(BuzzCaptured.class, fact -> fact.holdId().value().equals(after.value()));
    }

    @Test
    void carriesATraceFromFactToFact() {
        // Given
        String trace = "0af7651916cd43dd8448eb211c80319c";
        JobId job = job();
        Map<String, String> headers = new HashMap<>(Facts.headers(UUID.randomUUID(), REQUESTED));
        headers.put("traceparent", "00-" + trace + "-b7ad6b7169203331-01");

        // When
        facts.sayRaw(JOBS, job.toString(), headers, Facts.encode(requested(job, 1)));

        // Then
        facts.await(BuzzCaptured.class, fact -> fact.holdId().value().equals(job.value()));
        assertThat(facts.heardRaw(Topics.LEDGER_HOLDS.name()).stream()
                        .filter(record -> new String(record.key(), UTF_8).equals(job.toString()))
                        .map(record -> Facts.header(record, "traceparent")))
                .singleElement()
                .asString()
                .startsWith("00-" + trace + "-")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void forgetsFactsThatCannotComeBack() throws SQLException {
        // Given
        execute("insert into inbox values ('old', gen_random_uuid(), clock_timestamp() - interval '31 days')");
        execute("insert into inbox values ('old', gen_random_uuid(), clock_timestamp() - interval '29 days')");

        // When
        long forgotten = pruner.prune();

        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(rows("inbox where consumer = 'old'")).isEqualTo(1);
    }

    @Test
    void tellsWhatWaitsEvenWhereNobodySendsIt() throws SQLException {
        // Given
        execute("insert into outbox (shard, ce_id, type, topic, key, body, created) values"
                + " (99, gen_random_uuid(), 't', 't', 'k', '{}', clock_timestamp() - interval '1 minute')");

        // When
        figures.look();

        // Then
        execute("delete from outbox where shard = 99");
        assertThat(metrics.get("civstack.outbox.rows").gauge().value()).isGreaterThanOrEqualTo(1);
        assertThat(metrics.get("civstack.outbox.oldest.age.seconds").gauge().value())
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void skipsWhatItDidNotListAndCountsIt() {
        // Given
        double before = count("skipped");
        JobId next = job();

        // When
        facts.sayRaw(JOBS, "x", Facts.headers(UUID.randomUUID(), "civstack.generation.job-painted.v1"), new byte[0]);
        facts.say(requested(next, 1));

        // Then
        awaitHandled(next);
        assertThat(count("skipped") - before).isEqualTo(1);
    }

    /** Writes one bad record under a key of its own; an override with an empty value leaves the header out. */
    private void poison(Map<String, String> expected, String reason, Map<String, String> overrides, byte[] body) {
        String key = UUID.randomUUID().toString();
        Map<String, String> headers = new HashMap<>(Facts.headers(UUID.randomUUID(), REQUESTED));
        headers.putAll(overrides);
        headers.values().removeIf(String::isEmpty);
        facts.sayRaw(JOBS, key, headers, body);
        expected.put(key, reason);
    }

    private Map<String, String> reasons(Map<String, String> expected) {
        Map<String, String> reasons = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : facts.heardRaw(DEAD)) {
            String key = new String(letter.key(), UTF_8);
            if (expected.containsKey(key)) {
                assertThat(Facts.header(letter, "dl_topic")).isEqualTo(JOBS);
                reasons.put(key, Facts.header(letter, "dl_reason"));
            }
        }
        return reasons;
    }

    private String deadLetter(JobId job) {
        return await().until(
                        () -> facts.heardRaw(DEAD).stream()
                                .filter(letter -> new String(letter.key(), UTF_8).equals(job.toString()))
                                .map(letter -> Facts.header(letter, "dl_reason"))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private void awaitHandled(JobId job) {
        await().atMost(Facts.PATIENCE).until(() -> service.handled.contains(job));
    }

    private double count(String outcome) {
        return metrics.counter("civstack.intake.records", "group", "ledger.jobs", "outcome", outcome)
                .count();
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

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows(String table) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + table)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
