package io.civstack.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.Database;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order work is claimed. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class RankingIT {

    @Inject
    UnworkedQueue waiting;

    @Inject
    SketchWork sketches;

    @Inject
    Database database;

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
}
