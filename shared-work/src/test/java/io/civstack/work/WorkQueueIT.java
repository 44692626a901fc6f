package io.civstack.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets what when. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class WorkQueueIT {

    @Inject
    UnworkedQueue waiting;

    @Inject
    SketchWork sketches;

    @Inject
    QueueStatistics statistics;

    @Inject
    WorkerTable workers;

    @Inject
    WorkConfig config;

    @Inject
    InstantSource clock;

    private WorkQueue queue;

    @BeforeEach
    void emptyTheQueue() {
        queue = sketches.queue();
        waiting.clear();
    }

    @Test
    void tellsPlacesInTheOrderOfClaims() {
        // Given
        List<UUID> pieces = List.of(
                waiting.piece("anna"),
                waiting.piece("anna"),
                waiting.piece("bert"),
                waiting.piece("carl", null, 1, null));
        Map<Long, UUID> byPlace = new HashMap<>();
        pieces.forEach(id -> byPlace.put(queue.place(id).orElseThrow(), id));

        // When
        List<UUID> order = waiting.claimAll();

        // Then
        assertThat(List.of(byPlace.get(1L), byPlace.get(2L), byPlace.get(3L), byPlace.get(4L)))
                .isEqualTo(order);
        assertThat(queue.place(order.getFirst())).isEmpty();
    }

    @Test
    void leavesAloneWhatIsOverdueOrRests() {
        // Given
        waiting.piece("anna", null, 0, clock.instant().minusSeconds(1));
        UUID resting = waiting.piece("bert");
        assertThat(waiting.claim()).map(Claim::id).contains(resting);
        QuarkusTransaction.requiringNew().run(() -> queue.again(resting, Duration.ofMinutes(1)));

        // When
        var claim = waiting.claim();

        // Then
        assertThat(claim).isEmpty();
    }

    @Test
    void keepsOnePieceThatIsEnteredTwice() {
        // Given
        UUID id = waiting.piece("anna");
        waiting.enter(new WorkItem(id, UnworkedQueue.POOL, "anna", null, 0, null, null));

        // When
        List<UUID> order = waiting.claimAll();

        // Then
        assertThat(order).containsExactly(id);
    }

    @Test
    void fencesAnEarlierAttemptOff() {
        // Given
        UUID id = waiting.piece("anna");
        Claim first = waiting.claim().orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> queue.again(id, Duration.ZERO));
        Claim second = waiting.claim().orElseThrow();

        // When
        boolean lateBeat = queue.beat(first, new RunningWork(first));

        // Then
        assertThat(lateBeat).isFalse();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(queue.beat(second, new RunningWork(second))).isTrue();
    }

    @Test
    void takesAPieceBackFromASilentWorker() {
        // Given
        UUID id = waiting.piece("anna");
        Claim lost = waiting.claim().orElseThrow();
        long began = System.nanoTime();

        // When
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> queue.place(id).isPresent());

        // Then
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took)
                .isBetween(config.lease().minusSeconds(1), config.lease().plusSeconds(2));
        assertThat(queue.beat(lost, new RunningWork(lost))).isFalse();
        assertThat(waiting.claim().orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void ringsOnlyForSomebodyWhoIsIdle() {
        // Given
        waiting.age(waiting.piece("anna"), 5);
        waiting.age(waiting.piece("bert"), 5);
        long withoutWorkers = waitingPools();
        workers.appear(
                UnworkedQueue.WORKER,
                queue.name(),
                new WorkerSettings(true, Set.of(UnworkedQueue.POOL), 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));

        // When
        long withAnIdleOne = waitingPools();
        waiting.claim();

        // Then
        assertThat(withoutWorkers).isZero();
        assertThat(withAnIdleOne).isEqualTo(1);
        assertThat(waitingPools()).isZero();
    }

    @Test
    void givesEachPieceToOneWorker() throws Exception {
        // Given
        Set<UUID> all = new HashSet<>();
        for (int i = 0; i < 48; i++) {
            all.add(waiting.piece("owner-" + i % 5));
        }

        // When
        List<UUID> claimed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<List<UUID>>> hands = List.of(
                    workers.submit(waiting::claimAll), workers.submit(waiting::claimAll),
                    workers.submit(waiting::claimAll), workers.submit(waiting::claimAll));
            for (Future<List<UUID>> hand : hands) {
                claimed.addAll(hand.get());
            }
        }

        // Then
        claimed.addAll(waiting.claimAll());
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(all);
    }

    private long waitingPools() {
        return statistics.waitingPools(queue.name(), config.pollEvery(), config.lease()).stream()
                .filter(one -> one.pool().equals(UnworkedQueue.POOL))
                .mapToLong(QueueStatistics.WaitingPool::rings)
                .sum();
    }
}
