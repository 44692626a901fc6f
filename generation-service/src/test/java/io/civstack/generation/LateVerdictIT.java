package io.civstack.generation;

import static org.hamcrest.Matchers.equalTo;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.Decision;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.HoldId;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moderation that comes late, and a ledger that lets go: the job ends in time and nobody pays for nothing. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class LateVerdictIT {

    @Inject
    FakePainter painter;

    @Inject
    Database database;

    private Neighbours neighbours;
    private final Customer anna = Customer.fresh();

    @BeforeEach
    void listen() {
        painter.reset();
        DemoModel.published();
        neighbours = new Neighbours(TestEvents.open());
    }

    @AfterEach
    void hangUp() {
        neighbours.events.close();
    }

    @Test
    void keepsBackWhatIsNotScannedInTimeAndFreesItWhenItClears() {
        // Given
        String job = anna.ask("a red boat");
        neighbours.letPass(job);
        ImageUploaded picture = neighbours.awaitPictures(job, 1).getFirst();
        database.update("update job set due = now() - interval '1 second' where id = ?", UUID.fromString(job));
        anna.await(job, "failed")
                .then()
                .body("reason.code", equalTo("generation/scan-overdue"))
                .body("pictures[0].status", equalTo("quarantined"));

        // When
        neighbours.scan(picture, 1, Decision.ALLOW, Rating.PG);

        // Then
        Awaitility.await()
                .untilAsserted(() -> anna.job(job)
                        .then()
                        .body("pictures[0].status", equalTo("delivered"))
                        .body("charged", equalTo(0)));
        anna.request().get("/api/v1/pictures/" + picture.imageId()).then().statusCode(200);
    }

    @Test
    void failsAJobWhoseHoldIsGone() {
        // Given
        String job = anna.ask("a red boat");
        neighbours.letPass(job);
        neighbours.awaitPictures(job, 1);

        // When
        neighbours.events.say(
                new BuzzReleased(HoldId.parse(job), new UserId(anna.name), Buzz.of(1), BuzzReleased.Cause.EXPIRED));

        // Then
        anna.await(job, "failed").then().body("reason.code", equalTo("generation/hold-gone"));
    }

    @Test
    void doesSoOnceHoweverOftenTheEventComes() {
        // Given
        String job = anna.ask("a red boat");
        neighbours.letPass(job);
        ImageUploaded picture = neighbours.awaitPictures(job, 1).getFirst();

        // When
        neighbours.scan(picture, 2, Decision.ALLOW, Rating.PG);
        neighbours.scan(picture, 2, Decision.ALLOW, Rating.PG);
        neighbours.scan(picture, 1, Decision.BLOCK, Rating.XXX);

        // Then
        anna.await(job, "completed").then().body("charged", equalTo(1));
        neighbours.scan(picture, 3, Decision.REVIEW, Rating.PG);
        Awaitility.await().untilAsserted(() -> anna.job(job).then().body("pictures[0].status", equalTo("delivered")));
    }
}
