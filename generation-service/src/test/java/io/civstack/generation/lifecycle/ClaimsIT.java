package io.civstack.generation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.WorkerInTest;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobDecision.Accepted;
import io.civstack.generation.job.JobEvolution;
import io.civstack.generation.job.JobRules;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.work.WorkHandler.Started;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order jobs are claimed, and that each goes to one worker. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class ClaimsIT {

    @Inject
    QueuedJobs queued;

    @Inject
    Database database;

    @Inject
    GenerationConfig config;

    private ModelId model;

    @BeforeEach
    void emptyTheQueue() {
        queued.clear();
        model = queued.model();
    }

    @Test
    void startsAClaimedJobByTheRules() {
        // Given
        JobId id = queued.queued("anna", model, 0);
        Job before = queued.read(id);

        // When
        ClaimedJob assignment = queued.claim().orElseThrow();

        // Then
        Accepted ruled = (Accepted) new JobRules(config.jobs().limits()).decide(before, new JobCommand.Start());
        assertThat(queued.read(id)).isEqualTo(JobEvolution.evolve(before, ruled.events()));
        assertThat(assignment.attempt()).isEqualTo(1);
        assertThat(assignment.missing()).containsExactly(0, 1);
    }

    @Test
    void servesUsersInTurn() {
        // Given
        JobId annas = queued.queued("anna", model, 4);
        JobId annasSecond = queued.queued("anna", model, 3);
        JobId berts = queued.queued("bert", model, 1);

        // When
        List<JobId> order = queued.claimAll();

        // Then
        assertThat(order).containsExactly(annas, berts, annasSecond);
    }

    @Test
    void letsJobsOfALoadedModelOvertakeWithinBounds() {
        // Given
        ModelId warm = queued.model();
        JobId patient = queued.queued("anna", model, 60);
        JobId cold = queued.queued("bert", model, 5);
        JobId hot = queued.queued("carl", warm, 0);

        // When
        List<JobId> order =
                List.of(queued.claimWithLoaded(warm), queued.claimWithLoaded(warm), queued.claimWithLoaded(warm));

        // Then
        assertThat(order).containsExactly(patient, hot, cold);
    }

    @Test
    void letsMembersGoALittleAhead() {
        // Given
        JobId patient = queued.queued("anna", model, 60);
        JobId plain = queued.queued("bert", model, 10);
        JobId member = queued.queued("carl", model, 0, 1);

        // When
        List<JobId> order = queued.claimAll();

        // Then
        assertThat(order).containsExactly(patient, member, plain);
    }

    @Test
    void claimsNoJobThatIsOverdueOrPauses() {
        // Given
        JobId overdue = queued.queued("anna", model, 0);
        JobId resting = queued.queued("bert", model, 0);
        database.update("update work set expires_at = now() - interval '1 second' where id = ?", overdue.value());
        database.update("update work set ready_at = now() + interval '1 minute' where id = ?", resting.value());

        // When
        Optional<ClaimedJob> none = queued.claim();

        // Then
        assertThat(none).isEmpty();
    }

    /** Waiting could deadlock: a cancel locks the job before its row in the queue, a claim the other way round. */
    @Test
    void leavesALockedJobInTheQueue() {
        // Given
        JobId id = queued.queued("anna", model, 0);

        // When
        Started<ClaimedJob> answer = queued.startWhileLocked(id);

        // Then
        assertThat(answer).isEqualTo(new Started.Busy<>());
        assertThat(queued.read(id)).isInstanceOf(Job.Queued.class);
    }

    @Test
    void startsNoWorkThatBelongsToNoJob() {
        assertThat(queued.startWithoutAJob()).isEqualTo(new Started.No<>());
    }

    @Test
    void givesEachJobToOneWorker() throws Exception {
        // Given
        Set<JobId> all = new HashSet<>();
        for (int i = 0; i < 24; i++) {
            all.add(queued.queued("user-" + i % 5, model, i));
        }

        // When
        List<JobId> claimed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<List<JobId>>> hands = List.of(
                    workers.submit(queued::claimAll), workers.submit(queued::claimAll),
                    workers.submit(queued::claimAll), workers.submit(queued::claimAll));
            for (Future<List<JobId>> hand : hands) {
                claimed.addAll(hand.get());
            }
        }

        // Then
        claimed.addAll(queued.claimAll());
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(all);
    }
}
