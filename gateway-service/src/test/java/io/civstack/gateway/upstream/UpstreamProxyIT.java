package io.civstack.gateway.upstream;

import static io.civstack.gateway.ApiCalls.as;
import static io.civstack.gateway.ApiCalls.problem;
import static io.civstack.gateway.ApiCalls.uri;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.civstack.gateway.FakeServices;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(FakeServices.class)
class UpstreamProxyIT {

    private static final String JOB = "/api/v1/images/0198c0de-0000-7000-8000-000000000001";

    @Test
    void forwardsARequestWithTheTokenAndWithoutCookies() {
        String token = TestTokens.of("ann", "user");

        String received = given().urlEncodingEnabled(false)
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
                .header("Set-Cookie", nullValue())
                .extract()
                .asString();

        assertThat(received)
                .startsWith("POST /api/v1/images?dry=a%20b\n")
                .contains("authorization: Bearer " + token + "\n", "idempotency-key: k1\n")
                .endsWith("\n{\"prompt\":\"a red boat\"}")
                .doesNotContain("1.2.3.4", "other=1");
    }

    @Test
    void continuesTheTraceOfTheCaller() {
        String trace = "0af7651916cd43dd8448eb211c80319c";

        String received = as("ann")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .get(JOB)
                .asString();

        assertThat(received).containsOnlyOnce("traceparent: 00-" + trace + "-").doesNotContain("b7ad6b7169203331");
    }

    @Test
    void streamsLargeAnswers() {
        byte[] picture = as("ann").get("/api/v1/pictures/large").asByteArray();

        assertThat(picture).hasSize(FakeServices.LARGE_BYTES);
    }

    @Test
    void breaksOffWhenTheServiceBreaksOffInTheMiddle() {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/v1/pictures/broken")).build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysThatAServiceIsUnreachableAndWhenToTryAgain() {
        problem(as("ann").get("/api/v1/buzz"), 503, "gateway/owner-away").then().header("Retry-After", notNullValue());
    }

    @Test
    void saysThatAServiceIsSlow() {
        problem(as("ann").get("/api/v1/images/slow"), 504, "gateway/owner-slow");
    }

    @Test
    void saysThatAServiceClosedTheConnection() {
        problem(as("ann").get("/api/v1/images/gone"), 502, "gateway/owner-broke-off");
    }
}
