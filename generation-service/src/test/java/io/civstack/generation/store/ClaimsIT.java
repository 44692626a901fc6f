package io.civstack.generation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.WorkerInTest;
import io.civstack.generation.job.History;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobRules;
import io.civstack.generation.job.Outcome.Accepted;
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

/** Who gets which job when. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class ClaimsIT {

    @Inject
    WaitingJobs waiting;

    @Inject
    Database database;

    @Inject
    GenerationConfig config;

    private ModelId model;

    @BeforeEach
    void emptyTheQueue() {
        waiting.clear();
        model = waiting.model();
    }

    @Test
    void doesWhatTheRuleSays() {
        // Given
        JobId id = waiting.queued("anna", model, 0);
        Job before = waiting.read(id);

        // When
        Assignment assignment = waiting.claim().orElseThrow();

        // Then
        Accepted ruled = (Accepted) new JobRules(config.jobs().terms()).decide(before, new JobCommand.Start());
        assertThat(waiting.read(id)).isEqualTo(History.evolve(before, ruled.events()));
        assertThat(assignment.attempt()).isEqualTo(1);
        assertThat(assignment.missing()).containsExactly(0, 1);
    }

    @Test
    void servesUsersInTurn() {
        // Given
        JobId annas = waiting.queued("anna", model, 4);
        JobId annasSecond = waiting.queued("anna", model, 3);
        JobId berts = waiting.queued("bert", model, 1);

        // When
        List<JobId> order = waiting.claimAll();

        // Then
        assertThat(order).containsExactly(annas, berts, annasSecond);
    }

    @Test
    void letsAWarmModelOvertakeWithinBounds() {
        // Given
        ModelId warm = waiting.model();
        JobId patient = waiting.queued("anna", model, 60);
        JobId cold = waiting.queued("bert", model, 5);
        JobId hot = waiting.queued("carl", warm, 0);

        // When
        List<JobId> order = List.of(waiting.claimHolding(warm), waiting.claimHolding(warm), waiting.claimHolding(warm));

        // Then
        assertThat(order).containsExactly(patient, hot, cold);
    }

    @Test
    void letsMembersGoALittleAhead() {
        // Given
        JobId patient = waiting.queued("anna", model, 60);
        JobId plain = waiting.queued("bert", model, 10);
        JobId member = waiting.queued("carl", model, 0, 1);

        // When
        List<JobId> order = waiting.claimAll();

        // Then
        assertThat(order).containsExactly(patient, member, plain);
    }

    @Test
    void leavesAloneWhatIsOverdueOrRests() {
        // Given
        JobId overdue = waiting.queued("anna", model, 0);
        JobId resting = waiting.queued("bert", model, 0);
        database.update("update work set expires_at = now() - interval '1 second' where id = ?", overdue.value());
        database.update("update work set ready_at = now() + interval '1 minute' where id = ?", resting.value());

        // When
        Optional<Assignment> none = waiting.claim();

        // Then
        assertThat(none).isEmpty();
    }

    /** To wait would be to wait for somebody who may be waiting for the claim: a cancel locks the job first and the queue after it. */
    @Test
    void leavesAJobWhereItWasThatSomebodyHasLocked() {
        // Given
        JobId id = waiting.queued("anna", model, 0);

        // When
        Started<Assignment> answer = waiting.startWhileLocked(id);

        // Then
        assertThat(answer).isEqualTo(new Started.Busy<>());
        assertThat(waiting.read(id)).isInstanceOf(Job.Queued.class);
    }

    @Test
    void startsNothingThatNoJobStandsBehind() {
        assertThat(waiting.startWithoutAJob()).isEqualTo(new Started.No<>());
    }

    @Test
    void givesEachJobToOneWorker() throws Exception {
        // Given
        Set<JobId> all = new HashSet<>();
        for (int i = 0; i < 24; i++) {
            all.add(waiting.queued("user-" + i % 5, model, i));
        }

        // When
        List<JobId> claimed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<List<JobId>>> hands = List.of(
                    workers.submit(waiting::claimAll), workers.submit(waiting::claimAll),
                    workers.submit(waiting::claimAll), workers.submit(waiting::claimAll));
            for (Future<List<JobId>> hand : hands) {
                claimed.addAll(hand.get());
            }
        }

        // Then
        claimed.addAll(waiting.claimAll());
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(all);
    }
}
