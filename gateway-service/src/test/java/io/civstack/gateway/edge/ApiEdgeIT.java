package io.civstack.gateway.edge;

import static io.civstack.gateway.ApiCalls.as;
import static io.civstack.gateway.ApiCalls.bearer;
import static io.civstack.gateway.ApiCalls.problem;
import static io.civstack.gateway.ApiCalls.uri;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.civstack.gateway.FakeServices;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(FakeServices.class)
class ApiEdgeIT {

    @Test
    void letsAnybodySeePublicPicturesOnly() {
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
                .body("roles", equalTo(List.of("user", "moderator")));
    }

    @Test
    void refusesParametersThatItsOwnAddressesDoNotTake() {
        for (String path : new String[] {"/api/v1/me", "/api/v1/live"}) {
            problem(as("ann").get(path + "?since=1"), 400, "web/parameter-unknown");
        }
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
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000])))
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
    void servesTheOpenApiDocumentToAnybody() {
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
}
