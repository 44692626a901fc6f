package io.civstack.{name};

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.JobId;
import io.civstack.events.Prompt;
import io.civstack.events.UserId;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class SeenJobsIT {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void listsTheJobsThatTheUserRequested() {
        // Given
        String anna = "anna-" + UUID.randomUUID();
        JobId job = new JobId(UUID.randomUUID());
        try (TestEvents events = TestEvents.open()) {
            // When
            events.publish(new GenerationRequested(
                    job, new UserId(anna), new Prompt("a boat", ""), List.of(), 1, Buzz.of(4), LATER, LATER));
        }

        // Then
        await().untilAsserted(() -> given().auth()
                .oauth2(TestTokens.of(anna, "user"))
                .get("/api/v1/{name}")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(job.toString())));
    }

    @Test
    void refusesALimitOutOfRange() {
        given().auth()
                .oauth2(TestTokens.of("bert", "user"))
                .get("/api/v1/{name}?limit=0")
                .then()
                .statusCode(400)
                .body("code", equalTo("web/limit-invalid"));
    }
}
