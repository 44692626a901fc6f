package io.civstack.generation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.civstack.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A user who asks for pictures over HTTP. */
final class Customer {

    private static final AtomicInteger COUNT = new AtomicInteger();

    final String name;
    private final String token;

    private Customer(String name) {
        this.name = name;
        this.token = TestTokens.of(name, "user");
    }

    /** A new user, without jobs. */
    static Customer fresh() {
        return new Customer("customer-" + COUNT.incrementAndGet());
    }

    RequestSpecification request() {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static Map<String, Object> imageRequest(String prompt, Object... more) {
        Map<String, Object> request = new HashMap<>();
        request.put("modelId", DemoModel.published());
        request.put("prompt", prompt);
        request.put("steps", 4);
        for (int i = 0; i < more.length; i += 2) {
            request.put((String) more[i], more[i + 1]);
        }
        return request;
    }

    /** The id of an accepted job. */
    String ask(String prompt, Object... more) {
        return ask("key-" + COUNT.incrementAndGet(), imageRequest(prompt, more))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    Response ask(String key, Map<String, Object> request) {
        return request().header("Idempotency-Key", key).body(request).post("/api/v1/images");
    }

    Response job(String id) {
        return request().get("/api/v1/images/" + id);
    }

    Response cancel(String id) {
        return request().post("/api/v1/images/" + id + "/cancel");
    }

    Response await(String id, String status) {
        Awaitility.await("job " + status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(30))
                .untilAsserted(() -> job(id).then().body("status", equalTo(status)));
        return job(id);
    }
}
