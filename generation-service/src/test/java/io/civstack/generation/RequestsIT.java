package io.civstack.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;

import io.civstack.database.Database;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.generation.recipe.Settings;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests: priced as they are charged, refused before anything is written, accepted once. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class RequestsIT {

    @Inject
    Database database;

    private final Customer anna = Customer.fresh();

    @BeforeEach
    void haveAModel() {
        DemoModel.published();
    }

    @Test
    void quotesWhatItThenAsksFor() {
        // Given
        Map<String, Object> request =
                Customer.imageRequest("a red boat", "width", 512, "height", 512, "steps", 30, "count", 3);
        Response quote = anna.request().body(request).post("/api/v1/images/quote");

        // When
        Response job = anna.ask("quoted", request);

        // Then
        quote.then()
                .statusCode(200)
                .body("unitPrice", equalTo(6))
                .body("total", equalTo(18))
                .body("priceVersion", equalTo("images-2026-11"))
                .body("factors.name", equalTo(List.of("base", "size", "steps")));
        job.then()
                .statusCode(202)
                .body("unitPrice", equalTo(6))
                .body("total", equalTo(18))
                .body("charged", equalTo(0));
    }

    @Test
    void takesWhatIsLeftOutFromTheModel() {
        // When
        Response job = anna.ask("plain", Map.of("prompt", "a red boat"));

        // Then
        job.then()
                .statusCode(202)
                .body("status", equalTo("requested"))
                .body("request.model.id", equalTo(DemoModel.published()))
                .body("request.width", equalTo(128))
                .body("request.steps", equalTo(20))
                .body("request.cfg", equalTo(5.0f))
                .body("request.sampler", equalTo("Euler"))
                .body("request.schedule", equalTo("normal"))
                .body("count", equalTo(1));
    }

    @Test
    void answersWithEverySetting() {
        // When
        Response job = anna.ask("complete", Map.of("prompt", "a red boat"));

        // Then
        assertThat(job.<Map<String, Object>>path("request"))
                .containsKeys(Arrays.stream(Settings.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @Test
    void readsTheScheduleAtTheEndOfASampler() {
        // When
        Response job = anna.ask("suffix", Customer.imageRequest("a red boat", "sampler", "DPM++ 2M Karras"));

        // Then
        job.then().body("request.sampler", equalTo("DPM++ 2M")).body("request.schedule", equalTo("karras"));
    }

    @Test
    void acceptsARepeatedRequestOnce() {
        // Given
        Map<String, Object> request = Customer.imageRequest("a red boat");
        String first = anna.ask("same", request).path("id");

        // When
        String second = anna.ask("same", request).path("id");

        // Then
        assertThat(second).isEqualTo(first);
        anna.request().get("/api/v1/images").then().body("items", hasSize(1));
    }

    @Test
    void keepsTheWordsOfARequestInItsJobOnly() {
        // When
        String job = anna.ask("words", Customer.imageRequest("a marzipan boat", "negativePrompt", "nougat"))
                .path("id");

        // Then
        assertThat(database.list(
                        "select i::text from idempotency i where made = ?",
                        row -> row.getString(1),
                        UUID.fromString(job)))
                .hasSize(1)
                .noneMatch(row -> row.contains("marzipan") || row.contains("nougat"));
    }

    @Test
    void pagesThroughJobsNewestFirst() {
        // Given
        String older = anna.ask("a red boat");
        String newer = anna.ask("a blue boat");

        // When
        Response first = anna.request().get("/api/v1/images?limit=1");
        Response second = anna.request().get("/api/v1/images?limit=1&cursor=" + first.path("next"));

        // Then
        first.then().body("items[0].id", equalTo(newer));
        second.then().body("items[0].id", equalTo(older)).body("next", equalTo(null));
    }

    @Test
    void refusesOneJobTooManyAndSaysHowManyThereAre() {
        // Given
        for (int job = 0; job < 4; job++) {
            anna.ask("a red boat");
        }

        // When
        Response refused = anna.ask("fifth", Customer.imageRequest("a red boat"));

        // Then
        refused.then()
                .statusCode(429)
                .body("code", equalTo("generation/jobs-too-many"))
                .header("Retry-After", matchesRegex("[1-9][0-9]*"))
                .body("detail", containsString("4 of 4"))
                .body("action", containsString(refused.header("Retry-After") + " s"));
    }

    @ParameterizedTest
    @CsvSource({
        "prompt, '', generation/prompt-missing",
        "prompt, '\u200b\u202e', generation/prompt-missing",
        "prompt, LONG, generation/prompt-too-long",
        "negativePrompt, LONG, generation/prompt-too-long",
        "width, 100, generation/size-invalid",
        "height, 4096, generation/size-invalid",
        "width, 56, generation/size-invalid",
        "steps, 0, generation/steps-out-of-range",
        "steps, 151, generation/steps-out-of-range",
        "cfg, 0.5, generation/cfg-out-of-range",
        "cfg, 31, generation/cfg-out-of-range",
        "count, 5, generation/count-out-of-range",
        "count, 0, generation/count-out-of-range",
        "seed, -1, generation/seed-out-of-range",
        "seed, 4294967296, generation/seed-out-of-range",
        "clipSkip, 13, generation/clip-skip-out-of-range",
        "sampler, Magic, generation/sampler-unknown",
        "schedule, lunar, generation/schedule-unknown",
        "modelId, 00000000-0000-7000-8000-000000000000, generation/model-not-offered",
    })
    void refusesWhatIsBeyondALimit(String field, String value, String code) {
        // Given
        Map<String, Object> request = new HashMap<>(Customer.imageRequest("a red boat"));
        request.put(field, value.equals("LONG") ? "x".repeat(6_001) : jsonOf(value));

        // When
        Response refused = anna.ask("refused", request);

        // Then
        refused.then().statusCode(422).body("code", equalTo(code));
        anna.request().body(request).post("/api/v1/images/quote").then().body("code", equalTo(code));
        anna.request().get("/api/v1/images").then().body("items", hasSize(0));
    }

    @Test
    void tellsOfEverythingThatIsWrongAtOnce() {
        // When
        Response refused =
                anna.ask("wrong", Customer.imageRequest("\u200b", "steps", 0, "count", 9, "sampler", "Magic"));

        // Then
        refused.then()
                .statusCode(422)
                .body("code", equalTo("web/fields-invalid"))
                .body("errors.pointer", contains("#/prompt", "#/count", "#/steps", "#/sampler"))
                .body("errors.code", hasItem("generation/sampler-unknown"))
                .body("errors.detail", hasItem("A job makes 1 to 4 pictures."));
    }

    @Test
    void refusesTextThatIsNone() {
        // Given
        Map<String, Object> number = Customer.imageRequest("a red boat", "prompt", 5);
        String half = "{\"prompt\": \"a red \\ud83d boat\"}";

        // When
        // Then
        anna.ask("number", number).then().statusCode(400).body("code", equalTo("web/field-invalid"));
        anna.request()
                .body(half)
                .post("/api/v1/images/quote")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/prompt"));
    }

    @Test
    void refusesARequestWhenThereIsNoModel() {
        // Given
        database.update("update model set preferred = false where id = ?::uuid", DemoModel.published());

        // When
        Response refused = anna.ask("nothing", Map.of("prompt", "a red boat"));

        // Then
        database.update("update model set preferred = true where id = ?::uuid", DemoModel.published());
        refused.then().statusCode(409).body("code", equalTo("generation/no-model"));
    }

    @Test
    void refusesMorePixelsThanAPictureMayHave() {
        // When
        Response refused = anna.ask("large", Customer.imageRequest("a red boat", "width", 2048, "height", 1024));

        // Then
        refused.then().statusCode(422).body("code", equalTo("generation/pixels-too-many"));
    }

    @Test
    void refusesWhatIsNoRequestAtAll() {
        // Given
        Map<String, Object> unknownField = Customer.imageRequest("a red boat", "colour", "red");
        Map<String, Object> wrongType = Customer.imageRequest("a red boat", "steps", "many");

        // When
        // Then
        anna.ask("unknown", unknownField).then().statusCode(400).body("code", equalTo("web/field-unknown"));
        anna.ask("type", wrongType).then().statusCode(400).body("code", equalTo("web/field-invalid"));
        anna.request()
                .body(Customer.imageRequest("x"))
                .post("/api/v1/images")
                .then()
                .statusCode(400)
                .body("code", equalTo("web/idempotency-key-missing"));
        anna.request()
                .get("/api/v1/images?cursor=x")
                .then()
                .statusCode(400)
                .body("code", equalTo("web/cursor-invalid"));
        anna.request()
                .get("/api/v1/images?limit=abc")
                .then()
                .statusCode(400)
                .body("code", equalTo("web/parameter-invalid"));
        anna.request().get("/api/v1/images/not-an-id").then().statusCode(404);
    }

    @Test
    void publishesNothingAboutARefusedRequest() {
        // Given
        try (TestEvents events = TestEvents.open()) {
            anna.ask("refused", Customer.imageRequest("a red boat", "steps", 0));

            // When
            String accepted = anna.ask("a red boat");

            // Then
            events.await(
                    GenerationRequested.class, event -> event.jobId().toString().equals(accepted));
            assertThat(events.received(GenerationRequested.class))
                    .filteredOn(event -> event.userId().value().equals(anna.name))
                    .hasSize(1);
        }
    }

    private static Object jsonOf(String value) {
        return value.matches("-?[0-9]+")
                ? Long.parseLong(value)
                : value.matches("[0-9.]+") ? Double.parseDouble(value) : value;
    }
}
