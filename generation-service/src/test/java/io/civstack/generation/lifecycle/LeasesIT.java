package io.civstack.generation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.generation.WorkerInTest;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.job.JobDecision.Refusal;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.queue.QueueEstimate;
import io.civstack.generation.queue.QueueEstimates;
import io.civstack.source.IdSource;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.work.Claim;
import io.civstack.work.RunningWork;
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

/** Lost and renewed leases, overdue jobs, and estimates of the waiting time. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class LeasesIT {

    @Inject
    QueuedJobs queued;

    @Inject
    JobLifecycle jobs;

    @Inject
    ImageQueue queue;

    @Inject
    QueueEstimates estimates;

    @Inject
    Database database;

    @Inject
    IdSource ids;

    @Inject
    InstantSource clock;

    private ModelId model;

    @BeforeEach
    void emptyTheQueue() {
        queued.clear();
        model = queued.model();
    }

    @Test
    void givesAJobWithALostLeaseToAnotherAttemptAndRefusesTheLatePicture() {
        // Given
        JobId id = queued.queued("anna", model, 0);
        Claim lost = queued.claim(List.of()).orElseThrow().claim();
        database.update("update work set lease_until = now() - interval '1 second' where id = ?", id.value());
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> queued.read(id) instanceof Job.Queued);

        // When
        JobDecision late = jobs.apply(
                        id, new JobCommand.Store(lost.attempt(), new ImageId(ids.next()), 0, clock.instant()))
                .orElseThrow();

        // Then
        assertThat(late).isEqualTo(new JobDecision.Refused(Refusal.STALE_ATTEMPT));
        assertThat(queue.work().beat(lost, new RunningWork(lost))).isFalse();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> queued.claim().isPresent());
        assertThat(((Job.Running) queued.read(id)).attempt()).isEqualTo(2);
    }

    @Test
    void keepsALeaseThatIsRenewed() {
        // Given
        JobId id = queued.queued("anna", model, 0);
        Claim mine = queued.claim(List.of()).orElseThrow().claim();
        RunningWork running = new RunningWork(mine);
        running.at(1, 7);

        // When
        boolean kept = queue.work().beat(mine, running);

        // Then
        assertThat(kept).isTrue();
        assertThat(database.first(
                        "select part * 100 + step as at from work where id = ?", row -> row.getInt("at"), id.value()))
                .contains(107);
    }

    @Test
    void endsOverdueJobs() {
        // Given
        JobId inQueue = queued.queued("anna", model, 0);
        JobId asking = queued.accepted("bert", model);
        Instant past = clock.instant().minusSeconds(1);

        // When
        database.update("update job set due = ? where id = ? or id = ?", past, inQueue.value(), asking.value());

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(queued.reasonOf(inQueue)).isEqualTo("generation/run-overdue");
            assertThat(queued.reasonOf(asking)).isEqualTo("generation/hold-overdue");
        });
    }

    @Test
    void estimatesThePositionButNoTimeWithoutWorkers() {
        // Given
        JobId first = queued.queued("anna", model, 3);
        JobId second = queued.queued("bert", model, 1);

        // When
        QueueEstimate next = estimates.of(first);
        QueueEstimate after = estimates.of(second);

        // Then
        assertThat(next.position()).hasValue(1);
        assertThat(after.position()).hasValue(2);
        assertThat(after.eta()).isEmpty();
    }

    /** Each job has two pictures; one took a second, and one worker generates them all. */
    @Test
    void estimatesTheTimeFromTheLastPicturesAndTheSlotsOfWorkers() {
        // Given
        queued.addWorker(1);
        queued.generated("carl", model, Duration.ofSeconds(1));
        JobId first = queued.queued("anna", model, 3);
        JobId second = queued.queued("bert", model, 1);

        // When
        QueueEstimate next = estimates.of(first);
        QueueEstimate after = estimates.of(second);

        // Then
        assertThat(next.eta()).contains(Duration.ofSeconds(2));
        assertThat(after.eta()).contains(Duration.ofSeconds(4));
    }
}
