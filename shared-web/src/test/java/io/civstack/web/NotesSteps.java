package io.civstack.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;

import io.civstack.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** What tests of the library's small service do and expect. */
final class NotesSteps {

    static final String NOTES = "/api/v1/notes";

    private NotesSteps() {}

    static RequestSpecification as(String user) {
        return given().auth().oauth2(TestTokens.of(user, "user"));
    }

    static Response post(String user, String key, String body) {
        return as(user).header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(NOTES);
    }

    static String note(String text) {
        return "{\"text\": \"" + text + "\"}";
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static Response problem(Response response, int status, String code) {
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
