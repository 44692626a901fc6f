package io.civstack.moderation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to the review queue that are refused whatever is in it. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class ReviewRequestsIT {

    private static final String REVIEWS = "/api/v1/moderation/reviews";

    @Test
    void refusesACursorThatIsNone() {
        moderator()
                .get(REVIEWS + "?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("web/cursor-invalid"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'decision': 'REVIEW', 'rating': 'PG', 'note': 'x'} | moderation/decision-invalid",
                "{'rating': 'PG', 'note': 'x'} | moderation/decision-invalid",
                "{'decision': 'ALLOW', 'note': 'x'} | moderation/decision-invalid",
                "{'decision': 'ALLOW', 'rating': 'PG'} | moderation/note-invalid",
                "{'decision': 'ALLOW', 'rating': 'PG', 'note': ' '} | moderation/note-invalid",
                "{'decision': 'ALLOW', 'rating': 'PG', 'note': '\u200b\u200f'} | moderation/note-invalid",
                "{'decision': 'ALLOW', 'rating': 'PG', 'note': 7} | web/field-invalid",
                "{'decision': 'ALLOW', 'rating': 'PG', 'note': '\\ud800'} | web/field-invalid",
                "{} | web/fields-invalid",
                "null | web/fields-invalid",
                "{'decision': 'MAYBE', 'rating': 'PG', 'note': 'x'} | web/field-invalid",
                "{'decision': 'ALLOW', 'rating': 'PG', 'note': 'x', 'extra': 1} | web/field-unknown"
            },
            quoteCharacter = '"')
    void refusesADecisionThatIsNotWellFormed(String body, String code) {
        moderator()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(REVIEWS + "/" + UUID.randomUUID() + "/decision")
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({"limit=abc, web/parameter-invalid", "state=open, web/parameter-unknown"})
    void refusesAListThatCannotBe(String query, String code) {
        moderator().get(REVIEWS + "?" + query).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void refusesANoteThatIsTooLong() {
        moderator()
                .contentType("application/json")
                .body(Map.of("decision", "ALLOW", "rating", "PG", "note", "x".repeat(1001)))
                .post(REVIEWS + "/" + UUID.randomUUID() + "/decision")
                .then()
                .statusCode(400)
                .body("code", equalTo("moderation/note-invalid"));
    }

    private static RequestSpecification moderator() {
        return given().auth().oauth2(TestTokens.of("mo", "user", "moderator"));
    }
}
