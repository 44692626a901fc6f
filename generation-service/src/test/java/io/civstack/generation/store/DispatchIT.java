package io.civstack.generation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.Family;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.ModelRows;
import io.civstack.generation.WorkerInTest;
import io.civstack.generation.job.Funding;
import io.civstack.generation.job.History;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobRules;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Outcome;
import io.civstack.generation.job.Outcome.Accepted;
import io.civstack.generation.job.Outcome.Refusal;
import io.civstack.generation.job.Recipe;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.web.IdSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets which job when. The jobs are of a family that no worker of the test answers for, so the test is the only one who claims. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class DispatchIT {

    private static final String WORKER = "worker-of-the-test";

    @Inject
    Jobs jobs;

    @Inject
    JobTable table;

    @Inject
    PictureTable pictures;

    @Inject
    Claims claims;

    @Inject
    Leases leases;

    @Inject
    Queue queue;

    @Inject
    Database database;

    @Inject
    GenerationConfig config;

    @Inject
    IdSource ids;

    @Inject
    InstantSource clock;

    private ModelId model;

    @BeforeEach
    void emptyTheQueue() {
        database.update("delete from picture where job_id in (select id from job where family = 'FLUX')");
        database.update("delete from job where family = 'FLUX'");
        database.update("delete from worker where families = 'FLUX'");
        model = ModelRows.insert(database, ids);
    }

    @Test
    void doesWhatTheRuleSays() {
        // Given
        JobId id = queued("anna", model, 0);
        Job before = read(id);

        // When
        Assignment assignment = claim().orElseThrow();

        // Then
        Accepted ruled = (Accepted) new JobRules(config.jobs().terms()).decide(before, new JobCommand.Start());
        assertThat(read(id)).isEqualTo(History.evolve(before, ruled.events()));
        assertThat(assignment.attempt()).isEqualTo(1);
        assertThat(assignment.missing()).containsExactly(0, 1);
    }

    @Test
    void servesUsersInTurn() {
        // Given
        JobId annas = queued("anna", model, 4);
        JobId annasSecond = queued("anna", model, 3);
        JobId berts = queued("bert", model, 1);

        // When
        List<JobId> order = claimAll();

        // Then
        assertThat(order).containsExactly(annas, berts, annasSecond);
    }

    @Test
    void letsAWarmModelOvertakeWithinBounds() {
        // Given
        ModelId warm = ModelRows.insert(database, ids);
        JobId patient = queued("anna", model, 60);
        JobId cold = queued("bert", model, 5);
        JobId hot = queued("carl", warm, 0);

        // When
        List<JobId> order = List.of(claimFor(Set.of(warm)), claimFor(Set.of(warm)), claimFor(Set.of(warm)));

        // Then
        assertThat(order).containsExactly(patient, hot, cold);
    }

    @Test
    void letsMembersGoALittleAhead() {
        // Given
        JobId patient = queued("anna", model, 60);
        JobId plain = queued("bert", model, 10);
        JobId member = queued("carl", model, 0);
        database.update("update job set priority = 1 where id = ?", member.value());

        // When
        List<JobId> order = claimAll();

        // Then
        assertThat(order).containsExactly(patient, member, plain);
    }

    @Test
    void leavesAloneWhatIsOverdueOrRests() {
        // Given
        JobId overdue = queued("anna", model, 0);
        JobId resting = queued("bert", model, 0);
        database.update("update job set due = now() - interval '1 second' where id = ?", overdue.value());
        database.update("update job set ready_at = now() + interval '1 minute' where id = ?", resting.value());

        // When
        Optional<Assignment> none = claim();

        // Then
        assertThat(none).isEmpty();
    }

    @Test
    void givesEachJobToOneWorker() throws Exception {
        // Given
        Set<JobId> all = new HashSet<>();
        for (int i = 0; i < 24; i++) {
            all.add(queued("user-" + i % 5, model, i));
        }

        // When
        List<JobId> claimed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<List<JobId>>> hands = List.of(
                    workers.submit(this::claimAll), workers.submit(this::claimAll),
                    workers.submit(this::claimAll), workers.submit(this::claimAll));
            for (Future<List<JobId>> hand : hands) {
                claimed.addAll(hand.get());
            }
        }

        // Then
        claimed.addAll(claimAll());
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void takesAJobBackFromASilentWorkerAndRefusesItsLatePicture() {
        // Given
        JobId id = queued("anna", model, 0);
        Assignment lost = claim().orElseThrow();
        database.update("update job set lease_until = now() - interval '1 second' where id = ?", id.value());
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> read(id) instanceof Job.Queued);

        // When
        Outcome late = jobs.apply(id, new JobCommand.Store(lost.attempt(), new ImageId(ids.next()), 0, clock.instant()))
                .orElseThrow();

        // Then
        assertThat(late).isEqualTo(new Outcome.Refused(Refusal.STALE_ATTEMPT));
        assertThat(leases.beat(WORKER, id, lost.attempt(), 0, 1)).isFalse();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> claim().isPresent());
        assertThat(((Job.Running) read(id)).attempt()).isEqualTo(2);
    }

    @Test
    void keepsALeaseThatIsRenewed() {
        // Given
        JobId id = queued("anna", model, 0);
        Assignment mine = claim().orElseThrow();

        // When
        boolean kept = leases.beat(WORKER, id, mine.attempt(), 1, 7);

        // Then
        assertThat(kept).isTrue();
        assertThat(database.first(
                        "select picture * 100 + step as at from job where id = ?", row -> row.getInt("at"), id.value()))
                .contains(107);
    }

    @Test
    void endsWhatIsOverdue() {
        // Given
        JobId waiting = queued("anna", model, 0);
        JobId asking = accepted("bert", model);
        Instant past = clock.instant().minusSeconds(1);

        // When
        database.update("update job set due = ? where id = ? or id = ?", past, waiting.value(), asking.value());

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(reasonOf(waiting)).isEqualTo("generation/run-overdue");
            assertThat(reasonOf(asking)).isEqualTo("generation/hold-overdue");
        });
    }

    @Test
    void tellsPlaceAndTimeInTheQueue() {
        // Given
        JobId first = queued("anna", model, 3);
        JobId second = queued("bert", model, 1);

        // When
        Queue.Place next = queue.place(first).orElseThrow();
        Queue.Place after = queue.place(second).orElseThrow();

        // Then
        assertThat(next.position()).contains(1L);
        assertThat(after.position()).contains(2L);
        assertThat(after.eta()).isEmpty();
    }

    @Test
    void ringsOnlyForSomebodyWhoIsIdle() {
        // Given
        queued("anna", model, 5);
        queued("bert", model, 5);
        long withoutWorkers = unanswered();
        leases.appear(WORKER, Set.of(Family.FLUX), 1);

        // When
        long withAnIdleOne = unanswered();
        claim();

        // Then
        assertThat(withoutWorkers).isZero();
        assertThat(withAnIdleOne).isEqualTo(1);
        assertThat(unanswered()).isZero();
    }

    private long unanswered() {
        return queue.unanswered().stream()
                .filter(waiting -> waiting.family() == Family.FLUX)
                .mapToLong(Queue.Unanswered::jobs)
                .sum();
    }

    private Optional<Assignment> claim() {
        return claims.claim(WORKER, Set.of(Family.FLUX), Set.of());
    }

    private JobId claimFor(Set<ModelId> warm) {
        return claims.claim(WORKER, Set.of(Family.FLUX), warm).orElseThrow().job();
    }

    private List<JobId> claimAll() {
        List<JobId> order = new ArrayList<>();
        for (Optional<Assignment> next = claim(); next.isPresent(); next = claim()) {
            order.add(next.get().job());
        }
        return order;
    }

    private JobId accepted(String user, ModelId with) {
        Order order =
                config.jobs().terms().accept(new JobId(ids.next()), new UserId(user), 2, Buzz.of(4), clock.instant());
        Recipe recipe =
                new Recipe(with, Family.FLUX, new Prompt("a boat", ""), 128, 128, 20, 5, "Euler", "normal", 1, 1);
        jobs.accept(order, recipe, "test", 0, List.of());
        return order.id();
    }

    private JobId queued(String user, ModelId with, int secondsAgo) {
        JobId id = accepted(user, with);
        jobs.apply(id, new JobCommand.NoteHold(new Funding(Buzz.of(8), false), clock.instant()));
        jobs.apply(id, new JobCommand.NoteClearance(clock.instant()));
        database.update(
                "update job set queued_at = now() - make_interval(secs => ?), ready_at = now() - interval '5 seconds' where id = ?",
                secondsAgo,
                id.value());
        return id;
    }

    private Job read(JobId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> table.lock(id).orElseThrow().row().toJob(pictures.ofJob(id)));
    }

    private String reasonOf(JobId id) {
        return database.first(
                        "select reason_code from job where id = ?", row -> String.valueOf(row.getString(1)), id.value())
                .orElseThrow();
    }
}
