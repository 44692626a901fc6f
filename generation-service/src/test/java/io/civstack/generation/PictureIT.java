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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs through the whole service: HTTP, Kafka, PostgreSQL, object store and a worker whose generator is a fake. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class PictureIT extends PictureScenario {

    @Test
    void generatesScansAndChargesWhatWasOrdered() {
        // Given
        String job = anna.ask("a red boat", "count", 2, "seed", 7);
        others.holdAndClear(job);
        List<ImageUploaded> pictures = others.awaitPictures(job, 2);

        // When
        pictures.forEach(picture -> others.scan(picture, 1, Decision.ALLOW, Rating.PG));

        // Then
        GenerationCompleted end = others.events.await(
                GenerationCompleted.class, event -> event.jobId().toString().equals(job));
        assertThat(end.delivered()).isEqualTo(2);
        assertThat(end.charged()).isEqualTo(Buzz.of(2));
        assertThat(generator.seeds()).containsExactly(7L, 8L);
        assertThat(others.events.received(GenerationStarted.class)).hasSize(1);
        others.events.await(GenerationProgressed.class, event -> event.picture() == 1 && event.step() == 4);
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
        ImageUploaded picture = scanned(Decision.ALLOW, Rating.PG, BuzzType.BLUE);
        String job = String.valueOf(picture.jobId());
        String url = urlOf(picture);

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

        // When
        ImageUploaded picture = stored(job);

        // Then
        anna.request().get(urlOf(picture)).then().statusCode(404);
        anna.await(job, "scanning").then().body("pictures[0].status", equalTo("pending"));
    }

    private enum Refusal {
        NO_HOLD("ledger/purse-short", OtherServices::refuseHold),
        BLOCKED_PROMPT("moderation/prompt-blocked", OtherServices::block),
        BLOCKED_PROMPT_WITHOUT_REASON("generation/prompt-refused", OtherServices::blockWithoutReason);

        final String code;
        final BiConsumer<OtherServices, String> event;

        Refusal(String code, BiConsumer<OtherServices, String> event) {
            this.code = code;
            this.event = event;
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWithTheReasonOfTheServiceThatRefuses(Refusal refusal) {
        // Given
        String job = anna.ask("a red boat");

        // When
        refusal.event.accept(others, job);

        // Then
        GenerationFailed end = others.events.await(
                GenerationFailed.class, event -> event.jobId().toString().equals(job));
        assertThat(end.reason().code()).isEqualTo(refusal.code);
        anna.await(job, "failed")
                .then()
                .body("reason.code", equalTo(refusal.code))
                .body("charged", equalTo(0));
    }

    @Test
    void chargesNothingForABlockedPictureAndSaysWhy() {
        // When
        ImageUploaded picture = scanned(Decision.BLOCK, Rating.XXX, BuzzType.BLUE);

        // Then
        anna.job(String.valueOf(picture.jobId()))
                .then()
                .body("charged", equalTo(0))
                .body("pictures[0].status", equalTo("blocked"))
                .body("pictures[0].reason.code", equalTo("moderation/prompt-blocked"));
        anna.request().get(urlOf(picture)).then().statusCode(404).body("code", equalTo("generation/picture-hidden"));
    }

    @Test
    void stopsACancelledJobWithinAStep() {
        // Given
        String job = anna.ask("a boat made slowly");
        others.holdAndClear(job);
        anna.await(job, "running");

        // When
        anna.cancel(job).then().statusCode(202).body("cancelRequested", equalTo(true));

        // Then
        GenerationCancelled end = others.events.await(
                GenerationCancelled.class, event -> event.jobId().toString().equals(job));
        assertThat(end.charged()).isEqualTo(Buzz.ZERO);
        anna.await(job, "cancelled").then().body("pictures", hasSize(0));
        assertThat(generator.seeds()).isEmpty();
    }

    @Test
    void cancelsOnceAndNotAfterTheEnd() {
        // Given
        String cancelled = anna.ask("a red boat");
        anna.cancel(cancelled).then().statusCode(202);
        String failed = anna.ask("a red boat");
        others.refuseHold(failed);
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
        others.holdAndClear(job);

        // Then
        others.awaitPictures(job, 1);
        anna.await(job, "scanning").then().body("attempt", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "a boat that fails, 3, generation/attempts-used-up",
        "an impossible boat, 1, test/impossible",
    })
    void givesUpAfterThreeFailedAttemptsOrOneImpossibleOne(String prompt, int attempts, String code) {
        // Given
        String job = anna.ask(prompt);

        // When
        others.holdAndClear(job);

        // Then
        anna.await(job, "failed")
                .then()
                .body("reason.code", equalTo(code))
                .body("attempt", equalTo(attempts))
                .body("charged", equalTo(0));
    }
}
