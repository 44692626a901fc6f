package io.civstack.generation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.generation.WorkerInTest;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.Outcome;
import io.civstack.generation.job.Outcome.Refusal;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.queue.Places;
import io.civstack.generation.queue.Places.Place;
import io.civstack.source.IdSource;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.work.Claim;
import io.civstack.work.WorkInHand;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of jobs that wait, of workers that go silent, and of those whose time is up. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class LeasesIT {

    @Inject
    WaitingJobs waiting;

    @Inject
    Jobs jobs;

    @Inject
    ImageQueue queue;

    @Inject
    Places places;

    @Inject
    Database database;

    @Inject
    IdSource ids;

    @Inject
    InstantSource clock;

    private ModelId model;

    @BeforeEach
    void emptyTheQueue() {
        waiting.clear();
        model = waiting.model();
    }

    @Test
    void takesAJobBackFromASilentWorkerAndRefusesItsLatePicture() {
        // Given
        JobId id = waiting.queued("anna", model, 0);
        Claim lost = waiting.claim(List.of()).orElseThrow().claim();
        database.update("update work set lease_until = now() - interval '1 second' where id = ?", id.value());
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> waiting.read(id) instanceof Job.Queued);

        // When
        Outcome late = jobs.apply(id, new JobCommand.Store(lost.attempt(), new ImageId(ids.next()), 0, clock.instant()))
                .orElseThrow();

        // Then
        assertThat(late).isEqualTo(new Outcome.Refused(Refusal.STALE_ATTEMPT));
        assertThat(queue.work().beat(lost, new WorkInHand(lost))).isFalse();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> waiting.claim().isPresent());
        assertThat(((Job.Running) waiting.read(id)).attempt()).isEqualTo(2);
    }

    @Test
    void keepsALeaseThatIsRenewed() {
        // Given
        JobId id = waiting.queued("anna", model, 0);
        Claim mine = waiting.claim(List.of()).orElseThrow().claim();
        WorkInHand hand = new WorkInHand(mine);
        hand.at(1, 7);

        // When
        boolean kept = queue.work().beat(mine, hand);

        // Then
        assertThat(kept).isTrue();
        assertThat(database.first(
                        "select part * 100 + step as at from work where id = ?", row -> row.getInt("at"), id.value()))
                .contains(107);
    }

    @Test
    void endsWhatIsOverdue() {
        // Given
        JobId inQueue = waiting.queued("anna", model, 0);
        JobId asking = waiting.accepted("bert", model);
        Instant past = clock.instant().minusSeconds(1);

        // When
        database.update("update job set due = ? where id = ? or id = ?", past, inQueue.value(), asking.value());

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(waiting.reasonOf(inQueue)).isEqualTo("generation/run-overdue");
            assertThat(waiting.reasonOf(asking)).isEqualTo("generation/hold-overdue");
        });
    }

    @Test
    void tellsPlaceAndTimeInTheQueue() {
        // Given
        JobId first = waiting.queued("anna", model, 3);
        JobId second = waiting.queued("bert", model, 1);

        // When
        Place next = places.of(first);
        Place after = places.of(second);

        // Then
        assertThat(next.position()).hasValue(1);
        assertThat(after.position()).hasValue(2);
        assertThat(after.eta()).isEmpty();
    }
}
