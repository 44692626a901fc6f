package io.civstack.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.database.Database;
import io.civstack.source.IdSource;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker does with what it claims. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class WorkerIT {

    @Inject
    SketchWork sketches;

    @Inject
    WorkerRole role;

    @Inject
    IdSource ids;

    @Inject
    Database database;

    @Inject
    WorkConfig config;

    @BeforeEach
    void hearTheDoorbell() {
        await().atMost(Duration.ofSeconds(20)).until(() -> role.notListening().isEmpty());
    }

    @Test
    void doesWhatIsEntered() {
        // When
        UUID id = enter(SketchWork.QUICK);

        // Then
        await().until(() -> sketches.attemptsAt(id).equals(List.of(1)));
        await().until(() -> isGone(id));
    }

    @Test
    void triesAgainWhatFailed() {
        // When
        UUID id = enter(SketchWork.FAILING);

        // Then
        await().until(() -> sketches.attemptsAt(id).equals(List.of(1, 2)));
    }

    @Test
    void comesBackToWhatSomebodyHadLocked() {
        // Given
        UUID id = ids.next();
        sketches.lockOnce(id);

        // When
        enter(id, SketchWork.QUICK);

        // Then
        await().atMost(Duration.ofSeconds(2))
                .until(() -> sketches.attemptsAt(id).equals(List.of(1)));
    }

    @Test
    void goesOnWithOthersWhenOneCannotBeStarted() {
        // Given
        UUID crooked = ids.next();
        sketches.makeCrooked(crooked);
        enter(crooked, SketchWork.QUICK);

        // When
        UUID next = enter(SketchWork.QUICK);

        // Then
        await().atMost(Duration.ofSeconds(5))
                .until(() -> sketches.attemptsAt(next).equals(List.of(1)));
        assertThat(sketches.attemptsAt(crooked)).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> sketches.queue().withdraw(crooked));
    }

    @Test
    void stopsAtOnceWhatIsWithdrawn() {
        // Given
        UUID id = enter(SketchWork.ENDLESS);
        await().until(() -> sketches.attemptsAt(id).equals(List.of(1)));

        // When
        QuarkusTransaction.requiringNew().run(() -> sketches.queue().withdraw(id));

        // Then
        await().atMost(Duration.ofSeconds(1)).until(() -> sketches.wasStopped(id));
    }

    @Test
    void keepsALeaseForAsLongAsTheWorkTakes() {
        // Given
        UUID id = enter(SketchWork.ENDLESS);
        await().until(() -> sketches.attemptsAt(id).equals(List.of(1)));

        // When
        await().until(() -> isOlderThanItsLease(id));

        // Then
        assertThat(sketches.attemptsAt(id)).containsExactly(1);
        QuarkusTransaction.requiringNew().run(() -> sketches.queue().withdraw(id));
        await().until(() -> sketches.wasStopped(id));
    }

    private boolean isOlderThanItsLease(UUID id) {
        return database.first(
                        "select started_at < now() - make_interval(secs => ?) from work where id = ?",
                        row -> row.getBoolean(1),
                        config.lease().toSeconds() + 1,
                        id)
                .orElse(false);
    }

    private boolean isGone(UUID id) {
        return sketches.queue().place(id).isEmpty();
    }

    private UUID enter(String pool) {
        return enter(ids.next(), pool);
    }

    private UUID enter(UUID id, String pool) {
        QuarkusTransaction.requiringNew()
                .run(() -> sketches.queue().enter(new WorkItem(id, pool, "anna", null, 0, null, null)));
        return id;
    }
}
