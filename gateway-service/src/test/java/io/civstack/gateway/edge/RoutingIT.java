package io.civstack.gateway.edge;

import static io.civstack.gateway.ApiCalls.as;
import static io.civstack.gateway.ApiCalls.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.civstack.gateway.FakeServices;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The router matches the declared routes on the normalised path, and the service gets the path that was matched. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(FakeServices.class)
class RoutingIT {

    @Inject
    Router router;

    /** Spans and metrics carry these names. */
    @Test
    void namesEachRouteByItsPath() {
        assertThat(router.getRoutes())
                .extracting(Route::getName)
                .contains("/api/v1/images", "/api/v1/images/{id}", "/api/v1/me")
                .noneMatch(name -> name != null && name.contains("\\Q"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/images/j-1,                 /api/v1/images/j-1",
        "/api/v1/images//j-1,                /api/v1/images/j-1",
        "/api/v1/images/./j-1,               /api/v1/images/j-1",
        "/api/v1/models/../images/j-1,       /api/v1/images/j-1",
        "/api/v1/models/%2e%2e/images/j-1,   /api/v1/images/j-1",
        "/api/v1/models/%2E./images/%6a-1,   /api/v1/images/j-1",
        "/assets/../api/v1/images/j-1,       /api/v1/images/j-1",
        "/api/v1/images/j-1?at=../buzz%2F,   /api/v1/images/j-1?at=../buzz%2F",
        "/api/v1/images/quote,               /api/v1/images/quote",
    })
    void forwardsTheNormalisedPath(String sent, String received) {
        String request = as("ann")
                .urlEncodingEnabled(false)
                .when()
                .get(sent)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(request).startsWith("GET " + received + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/v1",
                "/api/v1/",
                "/api/v1/nothing",
                "/api/v2/images",
                "/api/v1/Images",
                "/api/v1/imagesx",
                "/api/v1/images/",
                "/api/v1/images/a/",
                "/api/v1/images/a/b/c",
                "/api/v1/images/a.b",
                "/api/v1/images/a%20b",
                "/api/v1/images/a%2Fcancel",
                "/api/v1/images/a%5C..%5Cbuzz",
                "/api/v1/images/%252e%252e",
                "/api/v1/images/%00",
                "/api/v1/images/a;b=c",
                "/api/v1/images/..%2Fbuzz",
                "/api/v1/buzz/holds",
                "/api/v1/me/",
                "/api/v1/live/",
            })
    void answersNotFoundOnAnyOtherPath(String path) {
        problem(as("ann").urlEncodingEnabled(false).get(path), 404, "web/not-found")
                .then()
                .header("Allow", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /api/v1/images,           'POST, GET'",
        "PATCH,  /api/v1/images/quote,     'POST, GET'",
        "DELETE, /api/v1/buzz,             GET",
        "POST,   /api/v1/models/m-1,       'GET, DELETE'",
        "PUT,    /api/v1/models/../images, 'POST, GET'",
        "POST,   /api/v1/me,               GET",
        "POST,   /api/v1/live,             GET",
    })
    void namesTheMethodsOfAPathForAnyOtherMethod(String method, String path, String allowed) {
        problem(as("ann").urlEncodingEnabled(false).request(method, path), 405, "web/method-not-allowed")
                .then()
                .header("Allow", equalTo(allowed));
    }
}
