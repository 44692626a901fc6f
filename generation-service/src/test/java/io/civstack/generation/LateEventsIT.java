package io.civstack.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.Decision;
import io.civstack.events.GenerationEvent.GenerationCompleted;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.HoldId;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Late, repeated and outdated events: the job ends in time, once, and charges only for what was delivered. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class LateEventsIT extends PictureScenario {

    @Inject
    Database database;

    @Test
    void quarantinesAPictureWhoseScanIsOverdueAndDeliversItWhenTheScanComes() {
        // Given
        String job = anna.ask("a red boat");
        ImageUploaded picture = stored(job);
        database.update("update job set due = now() - interval '1 second' where id = ?", UUID.fromString(job));
        anna.await(job, "failed")
                .then()
                .body("reason.code", equalTo("generation/scan-overdue"))
                .body("pictures[0].status", equalTo("quarantined"));

        // When
        others.scan(picture, 1, Decision.ALLOW, Rating.PG);

        // Then
        Awaitility.await()
                .untilAsserted(() -> anna.job(job)
                        .then()
                        .body("pictures[0].status", equalTo("delivered"))
                        .body("charged", equalTo(0)));
        anna.request().get(urlOf(picture)).then().statusCode(200);
    }

    @Test
    void failsAJobWhoseHoldIsGone() {
        // Given
        String job = anna.ask("a red boat");
        stored(job);

        // When
        others.events.publish(
                new BuzzReleased(HoldId.parse(job), new UserId(anna.name), Buzz.of(1), BuzzReleased.Cause.EXPIRED));

        // Then
        anna.await(job, "failed").then().body("reason.code", equalTo("generation/hold-gone"));
    }

    @Test
    void appliesEachDecisionOnceAndNoOutdatedOne() {
        // Given
        String job = anna.ask("a red boat");
        ImageUploaded picture = stored(job);

        // When
        others.scan(picture, 2, Decision.ALLOW, Rating.PG);
        others.scan(picture, 2, Decision.ALLOW, Rating.PG);
        others.scan(picture, 1, Decision.BLOCK, Rating.XXX);
        others.scan(picture, 3, Decision.REVIEW, Rating.R);

        // Then
        Awaitility.await().untilAsserted(() -> assertThat(revisionOf(picture)).isEqualTo(3));
        anna.job(job)
                .then()
                .body("status", equalTo("completed"))
                .body("charged", equalTo(1))
                .body("pictures[0].status", equalTo("withheld"));
        others.events.await(
                GenerationCompleted.class, event -> event.jobId().toString().equals(job));
        assertThat(others.events.received(GenerationCompleted.class))
                .filteredOn(event -> event.jobId().toString().equals(job))
                .hasSize(1);
    }

    private long revisionOf(ImageUploaded picture) {
        return database.first(
                        "select revision from picture where id = ?",
                        row -> row.getLong("revision"),
                        picture.imageId().value())
                .orElseThrow();
    }
}
