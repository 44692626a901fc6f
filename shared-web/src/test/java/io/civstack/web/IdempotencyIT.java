package io.civstack.web;

import static io.civstack.web.NotesSteps.as;
import static io.civstack.web.NotesSteps.key;
import static io.civstack.web.NotesSteps.note;
import static io.civstack.web.NotesSteps.post;
import static io.civstack.web.NotesSteps.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.database.Database;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class IdempotencyIT {

    @Inject
    Database database;

    @AfterEach
    void letGo() {
        NotesResource.hold = null;
    }

    @Test
    void refusesAKeyThatIsMissingOrNone() {
        problem(
                as("anna").contentType(ContentType.JSON).body(note("a")).post(NotesSteps.NOTES),
                400,
                "web/idempotency-key-missing");
        problem(post("anna", "a b", note("a")), 400, "web/idempotency-key-invalid");
    }

    @Test
    void hasOneEffectForARepeatedRequest() {
        // Given
        String key = key();
        Response first = post("anna", key, note("once"));
        int effects = NotesResource.EFFECTS.get();

        // When
        Response second = post("anna", key, note("once"));

        // Then
        assertThat(NotesResource.EFFECTS).hasValue(effects);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void keepsADigestAndNoneOfTheWords() {
        // Given
        String key = key();

        // When
        post("anna", key, note("marzipan")).then().statusCode(201);

        // Then
        assertThat(database.list("select i::text from idempotency i where key = ?", row -> row.getString(1), key))
                .hasSize(1)
                .noneMatch(row -> row.contains("marzipan") || row.contains(hex("marzipan")));
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() {
        // Given
        String key = key();
        post("anna", key, note("one"));

        // When
        Response other = post("anna", key, note("two"));

        // Then
        problem(other, 422, "web/idempotency-key-reused");
    }

    @Test
    void doesNotMixUsersWithTheSameKey() {
        // Given
        String key = key();
        Response anna = post("anna", key, note("same"));

        // When
        Response bert = post("bert", key, note("same"));

        // Then
        assertThat(bert.<String>path("id")).isNotEqualTo(anna.path("id"));
        assertThat(bert.<String>path("owner")).isEqualTo("bert");
    }

    @Test
    void tellsThatTheFirstRequestIsStillInFlight() {
        // Given
        String key = key();
        CountDownLatch latch = new CountDownLatch(1);
        NotesResource.hold = latch;
        int effects = NotesResource.EFFECTS.get();
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> post("anna", key, note("slow")));
        await().until(() -> NotesResource.EFFECTS.get() > effects);

        // When
        Response second = post("anna", key, note("slow"));

        // Then
        latch.countDown();
        problem(second, 409, "web/idempotency-in-flight");
        assertThat(first.join().statusCode()).isEqualTo(201);
    }

    @Test
    void forgetsARequestThatWasRefused() {
        // Given
        String key = key();
        problem(post("anna", key, note("refuse")), 409, "notes/refused");
        int effects = NotesResource.EFFECTS.get();

        // When
        post("anna", key, note("refuse"));

        // Then
        assertThat(NotesResource.EFFECTS).hasValue(effects + 1);
    }

    /** As a row shows bytes. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
