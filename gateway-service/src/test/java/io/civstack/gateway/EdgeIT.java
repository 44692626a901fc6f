package io.civstack.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(FakeOwners.class)
class EdgeIT {

    private static final String JOB = "/api/v1/images/0198c0de-0000-7000-8000-000000000001";

    @Test
    void carriesARequestToItsOwnerWithTheTokenAndNothingOfTheBrowser() {
        String token = TestTokens.of("ann", "user");

        String reached = given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "k1")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("Cookie", "other=1")
                .contentType("application/json")
                .body("{\"prompt\":\"a red boat\"}")
                .post("/api/v1/images?dry=a%20b")
                .then()
                .statusCode(202)
                .header("ETag", "\"v1\"")
                .header("Set-Cookie", nullString())
                .extract()
                .asString();

        assertThat(reached)
                .startsWith("POST /api/v1/images?dry=a%20b\n")
                .contains("authorization: Bearer " + token + "\n", "idempotency-key: k1\n")
                .endsWith("\n{\"prompt\":\"a red boat\"}")
                .doesNotContain("1.2.3.4", "other=1");
    }

    @Test
    void continuesTheTraceOfTheCaller() {
        String trace = "0af7651916cd43dd8448eb211c80319c";

        String reached = as("ann")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .get(JOB)
                .asString();

        assertThat(reached).containsOnlyOnce("traceparent: 00-" + trace + "-").doesNotContain("b7ad6b7169203331");
    }

    @Test
    void streamsLargeAnswers() {
        byte[] picture = as("ann").get("/api/v1/pictures/large").asByteArray();

        assertThat(picture).hasSize(FakeOwners.LARGE_BYTES);
    }

    @Test
    void breaksOffWhenTheOwnerBreaksOffInTheMiddle() {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/v1/pictures/broken")).build();

        Assertions.assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysThatAnOwnerIsAwayAndWhenToComeBack() {
        problem(as("ann").get("/api/v1/buzz"), 503, "gateway/owner-away").then().header("Retry-After", notNullValue());
    }

    @Test
    void saysThatAnOwnerIsSlow() {
        problem(as("ann").get("/api/v1/images/slow"), 504, "gateway/owner-slow");
    }

    @Test
    void saysThatAnOwnerBrokeOff() {
        problem(as("ann").get("/api/v1/images/gone"), 502, "gateway/owner-broke-off");
    }

    @Test
    void letsStrangersLookAtPublicPicturesOnly() {
        given().get("/api/v1/gallery").then().statusCode(200).body(not(containsString("authorization:")));
        problem(given().get("/api/v1/images"), 401, "web/unauthenticated")
                .then()
                .header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void refusesTokensThatAreNotGoodEvenWhereNoneIsNeeded() {
        for (String path : new String[] {"/api/v1/me", "/api/v1/images", "/api/v1/gallery", "/api/v1/live"}) {
            problem(bearer(TestTokens.expired("ann")).get(path), 401, "web/unauthenticated");
            problem(bearer(TestTokens.forged("ann", "admin")).get(path), 401, "web/unauthenticated");
            problem(bearer("nonsense").get(path), 401, "web/unauthenticated");
        }
    }

    @Test
    void saysWhoIsCalling() {
        bearer(TestTokens.of("ann", "user", "moderator", "offline_access"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo("ann"))
                .body("name", equalTo("ann"))
                .body("roles", equalTo(java.util.List.of("user", "moderator")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/nothing,               404, web/not-found",
        "GET,    /api/v2/images,                404, web/not-found",
        "GET,    /api/v1/images/a/b/c,          404, web/not-found",
        "PUT,    /api/v1/images,                405, web/method-not-allowed",
        "DELETE, /api/v1/buzz,                  405, web/method-not-allowed",
    })
    void knowsOnlyTheListedPaths(String method, String path, int status, String code) {
        problem(as("ann").request(method, path), status, code);
    }

    @Test
    void doesNotReadBodiesBeyondTheLimit() {
        problem(
                as("ann")
                        .contentType("application/json")
                        .body("x".repeat(300_000))
                        .post("/api/v1/images"),
                413,
                "web/body-too-large");
    }

    @Test
    void doesNotReadBodiesBeyondTheLimitThatHideTheirLength() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/images"))
                .header("Authorization", "Bearer " + TestTokens.of("ann"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[300_000])))
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .statusCode();

        assertThat(status).isEqualTo(413);
    }

    @Test
    void asksAUserWhoCallsTooOftenToWait() {
        for (int call = 0; call < 6; call++) {
            as("eve").post("/api/v1/buzz/allowance").then().header("RateLimit", startsWith("\"claim\";r="));
        }

        Response refused = as("eve").post("/api/v1/buzz/allowance");

        problem(refused, 429, "gateway/rate-limited")
                .then()
                .header("Retry-After", notNullValue())
                .header("RateLimit", containsString("r=0"));
        problem(as("ann").post("/api/v1/buzz/allowance"), 503, "gateway/owner-away");
    }

    @Test
    void tellsAnybodyWhatThePublicApiIs() {
        given().get("/api/v1/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", startsWith("3.1"))
                .body("paths.'/api/v1/images'.post", notNullValue());
    }

    @Test
    void guardsTheBrowserWithHeaders() {
        given().get("/api/v1/gallery")
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("X-Frame-Options", equalTo("DENY"));
    }

    @Test
    void sendsABrowserToSignInAndNobodyFromAnotherSiteOut() {
        given().redirects()
                .follow(false)
                .get("/login?to=/purse")
                .then()
                .statusCode(302)
                .header("Location", containsString("code_challenge_method=S256"));
        given().redirects()
                .follow(false)
                .get("/logout")
                .then()
                .statusCode(303)
                .header("Location", equalTo(RestAssured.baseURI + ":" + RestAssured.port + "/"));
        problem(given().header("Sec-Fetch-Site", "cross-site").get("/logout"), 403, "gateway/cross-site");
    }

    private static org.hamcrest.Matcher<Object> nullString() {
        return org.hamcrest.Matchers.nullValue();
    }

    private static RequestSpecification as(String user) {
        return bearer(TestTokens.of(user, "user"));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static URI uri(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    }

    private static Response problem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:civstack:problem:" + code))
                .body("code", equalTo(code))
                .body("detail", notNullValue())
                .body("traceId", notNullValue());
        return response;
    }
}
