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

/** Somebody who asks for pictures. */
final class Customer {

    private static final AtomicInteger COUNT = new AtomicInteger();

    final String name;
    private final String token;

    private Customer(String name) {
        this.name = name;
        this.token = TestTokens.of(name, "user");
    }

    /** One that nobody has seen before, with no jobs under way. */
    static Customer fresh() {
        return new Customer("customer-" + COUNT.incrementAndGet());
    }

    RequestSpecification request() {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static Map<String, Object> wish(String prompt, Object... more) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("modelId", DemoModel.published());
        wish.put("prompt", prompt);
        wish.put("steps", 4);
        for (int i = 0; i < more.length; i += 2) {
            wish.put((String) more[i], more[i + 1]);
        }
        return wish;
    }

    /** Asks and is accepted. */
    String ask(String prompt, Object... more) {
        return ask("key-" + COUNT.incrementAndGet(), wish(prompt, more))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    Response ask(String key, Map<String, Object> wish) {
        return request().header("Idempotency-Key", key).body(wish).post("/api/v1/images");
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
