package io.civstack.web;

import static io.civstack.web.NotesSteps.as;
import static io.civstack.web.NotesSteps.key;
import static io.civstack.web.NotesSteps.post;
import static io.civstack.web.NotesSteps.problem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class HttpIT {

    @Test
    void answersWithTheBodyAndItsHeaders() {
        as("anna")
                .get(NotesSteps.NOTES + "/open")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void refusesAMissingToken() {
        problem(given().get(NotesSteps.NOTES), 401, "web/unauthenticated");
    }

    @Test
    void refusesAForgedToken() {
        problem(given().auth().oauth2(TestTokens.forged("anna")).get(NotesSteps.NOTES), 401, "web/unauthenticated");
    }

    @Test
    void refusesAnExpiredToken() {
        problem(given().auth().oauth2(TestTokens.expired("anna")).get(NotesSteps.NOTES), 401, "web/unauthenticated");
    }

    @Test
    void refusesAMissingRole() {
        problem(as("anna").get(NotesSteps.NOTES + "/moderators"), 403, "web/forbidden");
    }

    @Test
    void letsARoleIn() {
        given().auth()
                .oauth2(TestTokens.of("mo", "user", "moderator"))
                .get(NotesSteps.NOTES + "/moderators")
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
        problem(as("anna").get(NotesSteps.NOTES + "/seven"), 404, "web/not-found");
    }

    @Test
    void refusesAnUnknownMethod() {
        problem(as("anna").delete(NotesSteps.NOTES), 405, "web/method-not-allowed");
    }

    @Test
    void refusesAnotherMediaType() {
        problem(
                as("anna").contentType("text/csv").body("a,b").post(NotesSteps.NOTES),
                415,
                "web/media-type-unsupported");
    }

    @Test
    void refusesToProduceWhatNobodyCan() {
        problem(as("anna").accept("image/png").get(NotesSteps.NOTES + "/open"), 406, "web/not-acceptable");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        problem(post("anna", key(), "{\"text\": \"" + "x".repeat(20_000) + "\"}"), 413, "web/body-too-large");
    }

    @Test
    void refusesABodyThatIsTooLargeAndDidNotSaySo() throws IOException, InterruptedException {
        // Given
        byte[] body = ("{\"text\": \"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + NotesSteps.NOTES))
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
                    {"text": 5}                          | web/field-invalid
                    {"text": true}                       | web/field-invalid
                    {"text": "a", "weight": "NaN"}       | web/field-invalid
                    {"text": "a", "size": ""}            | web/field-invalid
                    {"text": "a", "colour": ""}          | web/field-invalid
                    {"text": "a\\ud800b"}                  | web/field-invalid
                    {"text": "a\\u0000b"}                  | web/field-invalid
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
    void tellsOfEveryFieldAtOnce() {
        // When
        Response refused = post("anna", key(), """
                {"text": 5, "size": "4", "colr": "RED", "colour": "GREEN", "weight": 1.5}""");

        // Then
        problem(refused, 400, "web/fields-invalid")
                .then()
                .body("errors.pointer", containsInAnyOrder("#/text", "#/size", "#/colr", "#/colour"))
                .body("errors.find { it.pointer == '#/text' }.detail", equalTo("The field text is not a text."))
                .body("errors.find { it.pointer == '#/colr' }.code", equalTo("web/field-unknown"))
                .body("errors.detail", hasItem("The field colour is not one of RED, BLUE."))
                .body("detail", containsString("The field size is not a whole number in range."));
    }

    @Test
    void pointsToASingleWrongField() {
        post("anna", key(), "{\"text\": 5}").then().body("errors.pointer", is(List.of("#/text")));
    }

    @Test
    void keepsAFaultsDetailsToItself() {
        problem(as("anna").get(NotesSteps.NOTES + "/" + UUID.randomUUID()), 500, "web/fault")
                .then()
                .body("detail", not(containsString("secret")));
    }

    @Test
    void readsAListToItsEnd() {
        // Given
        Response first = as("anna").get(NotesSteps.NOTES + "?limit=5");

        // When
        Response second = as("anna").get(NotesSteps.NOTES + "?limit=5&cursor=" + first.path("next"));

        // Then
        assertThat(first.<Integer>path("items.size()")).isEqualTo(5);
        second.then().body("items", is(List.of(6, 7))).body("next", is((Object) null));
    }

    @ParameterizedTest
    @CsvSource({
        "cursor=x, web/cursor-invalid",
        "cursor=, web/parameter-invalid",
        "limit=0, web/limit-invalid",
        "limit=101, web/limit-invalid",
        "limit=abc, web/parameter-invalid",
        "limit=, web/parameter-invalid",
        "limit=1.5, web/parameter-invalid",
        "limit=99999999999, web/parameter-invalid",
        "limit=1&limit=2, web/parameter-invalid",
        "page=2, web/parameter-unknown",
        "Limit=2, web/parameter-unknown",
        "page=2&limit=abc, web/fields-invalid",
    })
    void refusesAListThatCannotBe(String query, String code) {
        problem(as("anna").get(NotesSteps.NOTES + "?" + query), 400, code);
    }

    @Test
    void tellsTheParameterAndWhatItTakes() {
        // When
        Response refused = as("anna").get(NotesSteps.NOTES + "?limit=abc");

        // Then
        refused.then()
                .body("detail", equalTo("The query parameter limit is not a whole number in range."))
                .body("errors.parameter", is(List.of("limit")));
    }

    @Test
    void asksWhoCallsBeforeItLooksAtParameters() {
        problem(given().get(NotesSteps.NOTES + "?page=2"), 401, "web/unauthenticated");
    }

    @Test
    void leavesParametersOutsideOfTheApiAlone() {
        given().get("/page?from=elsewhere").then().statusCode(200);
    }

    @Test
    void saysWhenToComeBack() {
        problem(as("anna").post(NotesSteps.NOTES + "/full"), 429, "notes/full")
                .then()
                .header("Retry-After", "7");
    }

    @Test
    void saysHowItIs() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    }
}
