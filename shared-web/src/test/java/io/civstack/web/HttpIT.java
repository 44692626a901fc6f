package io.civstack.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class HttpIT {

    private static final String NOTES = "/api/v1/notes";

    @AfterEach
    void letGo() {
        NotesResource.hold = null;
    }

    @Test
    void answersWithTheBodyAndItsHeaders() {
        as("anna")
                .get(NOTES + "/open")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void refusesAMissingToken() {
        problem(given().get(NOTES), 401, "web/unauthenticated");
    }

    @Test
    void refusesAForgedToken() {
        problem(given().auth().oauth2(TestTokens.forged("anna")).get(NOTES), 401, "web/unauthenticated");
    }

    @Test
    void refusesAnExpiredToken() {
        problem(given().auth().oauth2(TestTokens.expired("anna")).get(NOTES), 401, "web/unauthenticated");
    }

    @Test
    void refusesAMissingRole() {
        problem(as("anna").get(NOTES + "/moderators"), 403, "web/forbidden");
    }

    @Test
    void letsARoleIn() {
        given().auth()
                .oauth2(TestTokens.of("mo", "user", "moderator"))
                .get(NOTES + "/moderators")
                .then()
                .statusCode(200)
                .body("[0]", equalTo("mo"));
    }

    @Test
    void keepsAnEndpointClosedThatSaysNothing() {
        problem(as("anna").get("/api/v1/unmarked"), 403, "web/forbidden");
    }

    @Test
    void refusesAnUnknownAddress() {
        problem(as("anna").get("/api/v1/nowhere"), 404, "web/not-found");
        problem(as("anna").get("/nowhere"), 404, "web/not-found");
    }

    @Test
    void refusesAnIdThatIsNone() {
        problem(as("anna").get(NOTES + "/seven"), 404, "web/not-found");
    }

    @Test
    void refusesAnUnknownMethod() {
        problem(as("anna").delete(NOTES), 405, "web/method-not-allowed");
    }

    @Test
    void refusesAnotherMediaType() {
        problem(as("anna").contentType("text/csv").body("a,b").post(NOTES), 415, "web/media-type-unsupported");
    }

    @Test
    void refusesToProduceWhatNobodyCan() {
        problem(as("anna").accept("image/png").get(NOTES + "/open"), 406, "web/not-acceptable");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        problem(post("anna", key(), "{\"text\": \"" + "x".repeat(20_000) + "\"}"), 413, "web/body-too-large");
    }

    @Test
    void refusesABodyThatIsTooLargeAndDidNotSaySo() throws IOException, InterruptedException {
        // Given
        byte[] body = ("{\"text\": \"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + NOTES))
                .header("Authorization", "Bearer " + TestTokens.of("anna", "user"))
                .header("Idempotency-Key", key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        // When
        HttpResponse<String> response;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("web/body-too-large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {                                    | web/body-malformed
                    {"text": "a"} x                      | web/body-malformed
                    []                                   | web/body-malformed
                    {"text": "a", "text": "b"}           | web/body-malformed
                    {"text": "a", "colr": "RED"}         | web/field-unknown
                    {"text": "a", "size": "4"}           | web/field-invalid
                    {"text": "a", "size": 4.5}           | web/field-invalid
                    {"text": "a", "size": 99999999999}   | web/field-invalid
                    {"text": "a", "colour": "GREEN"}     | web/field-invalid
                    {"text": "a", "colour": 0}           | web/field-invalid
                    {"text": {"a": 1}}                   | web/field-invalid
                    """)
    void refusesABodyThatIsWrong(String body, String code) {
        problem(post("anna", key(), body), 400, code);
    }

    @Test
    void refusesANestingBomb() {
        problem(post("anna", key(), "[".repeat(5_000)), 400, "web/body-malformed");
    }

    @Test
    void tellsTheFieldAndWhatItTakes() {
        post("anna", key(), "{\"text\": \"a\", \"colour\": \"GREEN\"}")
                .then()
                .body("detail", equalTo("The field colour is not one of RED, BLUE."));
    }

    @Test
    void keepsAFaultsDetailsToItself() {
        problem(as("anna").get(NOTES + "/" + UUID.randomUUID()), 500, "web/fault")
                .then()
                .body("detail", not(containsString("secret")));
    }

    @Test
    void readsAListToItsEnd() {
        // Given
        Response first = as("anna").get(NOTES + "?limit=5");

        // When
        Response second = as("anna").get(NOTES + "?limit=5&cursor=" + first.path("next"));

        // Then
        assertThat(first.<Integer>path("items.size()")).isEqualTo(5);
        second.then().body("items", is(List.of(6, 7))).body("next", is((Object) null));
    }

    @ParameterizedTest
    @CsvSource({"cursor=x, web/cursor-invalid", "limit=0, web/limit-invalid", "limit=101, web/limit-invalid"})
    void refusesAListThatCannotBe(String query, String code) {
        problem(as("anna").get(NOTES + "?" + query), 400, code);
    }

    @Test
    void refusesAKeyThatIsMissingOrNone() {
        problem(
                as("anna").contentType(ContentType.JSON).body(note("a")).post(NOTES),
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

    @Test
    void saysHowItIs() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(TestTokens.of(user, "user"));
    }

    private static Response post(String user, String key, String body) {
        return as(user).header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(NOTES);
    }

    private static String note(String text) {
        return "{\"text\": \"" + text + "\"}";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Response problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:civstack:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("detail", matchesRegex("\\S.*\\."));
        return response;
    }
}
