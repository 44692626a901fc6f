package io.civstack.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.civstack.testing.TestTokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

/** Requests to the gateway under test. */
public final class ApiCalls {

    private ApiCalls() {}

    /** With a bearer token of this user. */
    public static RequestSpecification as(String user) {
        return bearer(TestTokens.of(user, "user"));
    }

    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    public static URI uri(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    }

    /** Checks that the response is a problem document with this code. */
    public static Response problem(Response response, int status, String code) {
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
