package io.civstack.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
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
    Waiting waiting;

    @Inject
    SketchWork sketches;

    @Inject
    WorkFigures figures;

    @Inject
    Crew crew;

    @Inject
    WorkConfig config;

    @Inject
    Database database;

    @Inject
    InstantSource clock;

    private WorkQueue queue;

    @BeforeEach
    void emptyTheQueue() {
        queue = sketches.queue();
        waiting.clear();
    }

    @Test
    void servesOwnersInTurnAndEachInItsOwnOrder() {
        // Given
        UUID anna1 = waiting.piece("anna");
        UUID anna2 = waiting.piece("anna");
        UUID anna3 = waiting.piece("anna");
        UUID bert1 = waiting.piece("bert");
        UUID bert2 = waiting.piece("bert");

        // When
        List<UUID> order = waiting.claimAll();

        // Then
        assertThat(order).containsExactly(anna1, bert1, anna2, bert2, anna3);
    }

    @Test
    void remembersWhatAnOwnerHadLatelyAndForgetsItInTime() {
        // Given
        waiting.piece("anna");
        waiting.piece("carl");
        waiting.claimAll();
        database.update("update work_turn set as_of = now() - interval \'10 minutes\' where owner = \'carl\'");
        UUID annas = waiting.piece("anna");
        UUID berts = waiting.piece("bert");
        UUID carls = waiting.piece("carl");

        // When
        List<UUID> order = waiting.claimAll();

        // Then
        assertThat(order).containsExactly(berts, carls, annas);
    }

    /** What an owner had wears off to less than a number can hold. */
    @Test
    void servesAnOwnerWhoComesBackAfterDays() {
        // Given
        waiting.piece("anna");
        waiting.claimAll();
        database.update("update work_turn set as_of = now() - interval '40 days' where owner = 'anna'");

        // When
        UUID annas = waiting.piece("anna");
        UUID berts = waiting.piece("bert");

        // Then
        assertThat(waiting.claimAll()).containsExactly(annas, berts);
    }

    @Test
    void holdsAnOwnerBackByAWindowAtMost() {
        // Given
        for (int i = 0; i < 30; i++) {
            waiting.piece("anna");
            waiting.claimAll();
        }
        UUID annas = waiting.piece("anna");
        UUID berts = waiting.piece("bert");
        database.update("update work set rank = rank + interval '70 seconds' where id = ?", berts);

        // When
        List<UUID> order = waiting.claimAll();

        // Then
        assertThat(order).containsExactly(annas, berts);
    }

    @Test
    void forgetsOwnersWhoHadNothingForLong() {
        // Given
        waiting.piece("anna");
        waiting.piece("bert");
        database.update("update work_turn set as_of = now() - interval \'2 hours\' where owner = \'bert\'");

        // When
        int forgotten = queue.forgetTurns();

        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(database.list("select owner from work_turn", row -> row.getString(1)))
                .containsExactly("anna");
    }

    @Test
    void letsAWarmPieceOvertakeWithinBounds() {
        // Given
        UUID patient = waiting.piece("anna", "cold", 0, null);
        UUID cold = waiting.piece("bert", "cold", 0, null);
        UUID hot = waiting.piece("carl", "hot", 0, null);
        waiting.age(patient, 60);
        waiting.age(cold, 5);

        // When
        List<UUID> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            order.add(waiting.claim("hot", "other").orElseThrow().id());
        }

        // Then
        assertThat(order).containsExactly(patient, hot, cold);
    }

    @Test
    void letsPriorityGoALittleAhead() {
        // Given
        UUID patient = waiting.piece("anna");
        UUID plain = waiting.piece("bert");
        waiting.age(patient, 60);
        waiting.age(plain, 10);
        UUID member = waiting.piece("carl", null, 1, null);

        // When
        List<UUID> order = waiting.claimAll();

        // Then
        assertThat(order).containsExactly(patient, member, plain);
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
        waiting.enter(new WorkItem(id, Waiting.POOL, "anna", null, 0, null, null));

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
        boolean lateBeat = queue.beat(first, new WorkInHand(first));

        // Then
        assertThat(lateBeat).isFalse();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(queue.beat(second, new WorkInHand(second))).isTrue();
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
        assertThat(queue.beat(lost, new WorkInHand(lost))).isFalse();
        assertThat(waiting.claim().orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void ringsOnlyForSomebodyWhoIsIdle() {
        // Given
        waiting.age(waiting.piece("anna"), 5);
        waiting.age(waiting.piece("bert"), 5);
        long withoutWorkers = unheard();
        crew.appear(
                Waiting.WORKER,
                queue.name(),
                new WorkerSettings(true, Set.of(Waiting.POOL), 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));

        // When
        long withAnIdleOne = unheard();
        waiting.claim();

        // Then
        assertThat(withoutWorkers).isZero();
        assertThat(withAnIdleOne).isEqualTo(1);
        assertThat(unheard()).isZero();
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

    /** Each owner enters as much as the others, one after the other: the first must not be served first. */
    @Test
    void servesEqualOwnersEqually() {
        // Given
        Map<UUID, String> ownerOf = new HashMap<>();
        for (int owner = 0; owner < 10; owner++) {
            for (int i = 0; i < 10; i++) {
                ownerOf.put(waiting.piece("owner-" + owner), "owner-" + owner);
            }
        }

        // When
        Map<String, Integer> served = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            served.merge(ownerOf.get(waiting.claim().orElseThrow().id()), 1, Integer::sum);
        }

        // Then
        double sum = served.values().stream().mapToInt(Integer::intValue).sum();
        double squares =
                served.values().stream().mapToInt(count -> count * count).sum();
        assertThat(sum * sum / (10 * squares)).as("Jain's index").isGreaterThan(0.95);
    }

    private long unheard() {
        return figures.unheard(queue.name(), config.look(), config.lease()).stream()
                .filter(one -> one.pool().equals(Waiting.POOL))
                .mapToLong(WorkFigures.Unheard::rings)
                .sum();
    }
}
