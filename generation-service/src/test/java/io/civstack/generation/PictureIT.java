package io.civstack.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.Decision;
import io.civstack.events.GenerationEvent.GenerationCancelled;
import io.civstack.events.GenerationEvent.GenerationCompleted;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationProgressed;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Rating;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a picture through the whole service: HTTP, Kafka, PostgreSQL, S3 and a worker that is quick with its brush. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class PictureIT {

    @Inject
    FakePainter painter;

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
        painter.finishSlowOnes();
        neighbours.events.close();
    }

    @Test
    void drawsScansAndChargesWhatWasAsked() {
        // Given
        String job = anna.ask("a red boat", "count", 2, "seed", 7);
        neighbours.letPass(job);
        List<ImageUploaded> pictures = neighbours.awaitPictures(job, 2);

        // When
        pictures.forEach(picture -> neighbours.scan(picture, 1, Decision.ALLOW, Rating.PG));

        // Then
        GenerationCompleted end = neighbours.events.await(
                GenerationCompleted.class, event -> event.jobId().toString().equals(job));
        assertThat(end.delivered()).isEqualTo(2);
        assertThat(end.charged()).isEqualTo(Buzz.of(2));
        assertThat(painter.seeds()).containsExactly(7L, 8L);
        assertThat(neighbours.events.heard(GenerationStarted.class)).hasSize(1);
        neighbours.events.await(GenerationProgressed.class, event -> event.picture() == 1 && event.step() == 4);
        anna.await(job, "completed")
                .then()
                .body("charged", equalTo(2))
                .body("total", equalTo(2))
                .body("pictures.status", equalTo(List.of("delivered", "delivered")))
                .body("pictures.seed", equalTo(List.of(7, 8)))
                .body("request.model.name", equalTo("Stickers"))
                .body("endedAt", notNullValue());
    }

    @Test
    void showsAPictureToItsOwnerAlone() {
        // Given
        String job = anna.ask("a red boat");
        ImageUploaded picture = delivered(job, Decision.ALLOW, Rating.PG);
        String url = "/api/v1/pictures/" + picture.imageId();

        // When
        byte[] png = anna.request()
                .get(url)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("private"))
                .extract()
                .asByteArray();

        // Then
        assertThat(DemoModel.sha256(png)).isEqualTo(picture.sha256().hex());
        Customer.fresh().request().get(url).then().statusCode(404).body("code", equalTo("generation/picture-unknown"));
        Customer.fresh().job(job).then().statusCode(404).body("code", equalTo("generation/job-unknown"));
        anna.request()
                .header("If-None-Match", '"' + picture.sha256().hex() + '"')
                .get(url)
                .then()
                .statusCode(304);
    }

    @Test
    void hidesAPictureUntilItsScan() {
        // Given
        String job = anna.ask("a red boat");
        neighbours.letPass(job);

        // When
        ImageUploaded picture = neighbours.awaitPictures(job, 1).getFirst();

        // Then
        anna.request().get("/api/v1/pictures/" + picture.imageId()).then().statusCode(404);
        anna.await(job, "scanning").then().body("pictures[0].status", equalTo("pending"));
    }

    @Test
    void endsWithTheLedgersReasonWhenThePurseIsShort() {
        // Given
        String job = anna.ask("a red boat");

        // When
        neighbours.refuseHold(job);

        // Then
        anna.await(job, "failed").then().body("reason.code", equalTo("ledger/purse-short"));
    }

    @Test
    void endsWithModerationsReasonWhenThePromptIsBlocked() {
        // Given
        String job = anna.ask("a red boat");
        neighbours.hold(job, BuzzType.BLUE);

        // When
        neighbours.block(job);

        // Then
        GenerationFailed end = neighbours.events.await(
                GenerationFailed.class, event -> event.jobId().toString().equals(job));
        assertThat(end.reason()).isEqualTo(Neighbours.BAD_PROMPT);
    }

    @Test
    void saysSomethingWhenModerationSaysNothing() {
        // Given
        String job = anna.ask("a red boat");

        // When
        neighbours.blockWithoutAWord(job);

        // Then
        anna.await(job, "failed").then().body("reason.code", equalTo("generation/prompt-refused"));
    }

    @Test
    void chargesNothingForABlockedPictureAndSaysWhy() {
        // Given
        String job = anna.ask("a red boat");

        // When
        ImageUploaded picture = delivered(job, Decision.BLOCK, Rating.XXX);

        // Then
        anna.await(job, "failed")
                .then()
                .body("charged", equalTo(0))
                .body("pictures[0].status", equalTo("blocked"))
                .body("pictures[0].reason.code", equalTo("moderation/prompt-blocked"));
        anna.request()
                .get("/api/v1/pictures/" + picture.imageId())
                .then()
                .statusCode(404)
                .body("code", equalTo("generation/picture-hidden"));
    }

    @Test
    void stopsACancelledJobWithinAStep() {
        // Given
        String job = anna.ask("a boat drawn slowly");
        neighbours.letPass(job);
        anna.await(job, "running");

        // When
        anna.cancel(job).then().statusCode(202).body("cancelRequested", equalTo(true));

        // Then
        GenerationCancelled end = neighbours.events.await(
                GenerationCancelled.class, event -> event.jobId().toString().equals(job));
        assertThat(end.charged()).isEqualTo(Buzz.ZERO);
        anna.await(job, "cancelled").then().body("pictures", hasSize(0));
        assertThat(painter.seeds()).isEmpty();
    }

    @Test
    void cancelsOnceAndNotAfterTheEnd() {
        // Given
        String cancelled = anna.ask("a red boat");
        anna.cancel(cancelled).then().statusCode(202);
        String failed = anna.ask("a red boat");
        neighbours.refuseHold(failed);
        anna.await(failed, "failed");

        // When
        // Then
        anna.cancel(cancelled).then().statusCode(202).body("status", equalTo("cancelled"));
        anna.cancel(failed).then().statusCode(409).body("code", equalTo("generation/job-ended"));
        Customer.fresh().cancel(failed).then().statusCode(404);
    }

    @Test
    void triesAgainWhatFailedOnce() {
        // Given
        String job = anna.ask("a boat that fails once");

        // When
        neighbours.letPass(job);

        // Then
        neighbours.awaitPictures(job, 1);
        anna.await(job, "scanning").then().body("attempt", equalTo(2));
    }

    @Test
    void givesUpWhatFailsEveryTime() {
        // Given
        String job = anna.ask("a boat that fails");

        // When
        neighbours.letPass(job);

        // Then
        anna.await(job, "failed")
                .then()
                .body("reason.code", equalTo("generation/attempts-used-up"))
                .body("attempt", equalTo(3));
    }

    @Test
    void doesNotTryAgainWhatIsImpossible() {
        // Given
        String job = anna.ask("an impossible boat");

        // When
        neighbours.letPass(job);

        // Then
        anna.await(job, "failed")
                .then()
                .body("reason.code", equalTo("test/impossible"))
                .body("attempt", equalTo(1));
    }

    private ImageUploaded delivered(String job, Decision decision, Rating rating) {
        neighbours.letPass(job);
        ImageUploaded picture = neighbours.awaitPictures(job, 1).getFirst();
        neighbours.scan(picture, 1, decision, rating);
        anna.await(job, decision.visibleToOwner() ? "completed" : "failed");
        return picture;
    }
}
