package io.civstack.ledger;

import static io.civstack.ledger.JobFixtures.completed;
import static io.civstack.ledger.JobFixtures.hold;
import static io.civstack.ledger.JobFixtures.job;
import static io.civstack.ledger.JobFixtures.requested;
import static io.civstack.ledger.JobFixtures.user;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import io.civstack.ledger.lifecycle.Ledger;
import io.civstack.ledger.purse.Command;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class PurseIT {

    private static final String PURSE = "/api/v1/buzz";

    @Inject
    Ledger ledger;

    @Test
    void beginsEmptyWithAnAllowanceToClaim() {
        as(user("new"))
                .get(PURSE)
                .then()
                .statusCode(200)
                .body("available", equalTo(0))
                .body("held", equalTo(0))
                .body("buckets", empty())
                .body("allowance.amount", equalTo(100))
                .body("allowance.claimable", is(true))
                .body("allowance.nextAt", notNullValue());
    }

    @Test
    void givesTheAllowanceOnceADay() {
        UserId ada = user("ada");

        as(ada).post(PURSE + "/allowance")
                .then()
                .statusCode(200)
                .body("available", equalTo(100))
                .body("buckets[0].bucket", equalTo("ALLOWANCE"))
                .body("buckets[0].expiresAt", endsWith("T00:00:00Z"))
                .body("allowance.claimable", is(false));
        as(ada).post(PURSE + "/allowance")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("ledger/allowance-claimed"))
                .body("action", notNullValue());
        as(ada).get(PURSE).then().body("available", equalTo(100));
    }

    @Test
    void tellsTheHistoryPageByPage() {
        UserId ada = user("ada");
        ledger.execute(ada, new Command.ClaimAllowance());
        ledger.execute(ada, new Command.Grant(BuzzType.BLUE, Buzz.of(7), "welcome"));
        JobId job = job();
        try (TestEvents events = TestEvents.open()) {
            events.publish(requested(job, ada, 1, 103));
            events.publish(completed(job, ada, 1, 103));
            events.await(BuzzCaptured.class, captured -> captured.holdId().equals(hold(job)));
        }

        String next = as(ada).queryParam("limit", 3)
                .get(PURSE + "/history")
                .then()
                .statusCode(200)
                .body("items.kind", contains("capture", "capture", "grant"))
                .body("items.amount", contains(-3, -100, 7))
                .body("items.bucket", contains("BLUE", "ALLOWANCE", "BLUE"))
                .body("items.balance", contains(4, 7, 107))
                .body("items[0].reference", equalTo(job.toString()))
                .body("items[2].reference", equalTo("welcome"))
                .extract()
                .path("next");
        as(ada).queryParam("cursor", next)
                .get(PURSE + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].balance", equalTo(100))
                .body("next", nullValue());
    }

    @Test
    void showsNobodyElsesPurse() {
        UserId ada = user("ada");
        ledger.execute(ada, new Command.ClaimAllowance());

        as(user("eve")).get(PURSE).then().statusCode(200).body("available", equalTo(0));
        as(user("eve")).get(PURSE + "/history").then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "/history?cursor=nonsense, 400, web/cursor-invalid",
        "/history?limit=0, 400, web/limit-invalid",
        "/history?limit=101, 400, web/limit-invalid",
        "/invariants, 403, web/forbidden"
    })
    void refusesBadRequests(String path, int status, String code) {
        as(user("ada")).get(PURSE + path).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void refusesARequestWithoutAToken() {
        given().get(PURSE).then().statusCode(401);
        given().post(PURSE + "/allowance").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.expired("ada", "user"))
                .get(PURSE)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.forged("ada", "admin"))
                .get(PURSE + "/invariants")
                .then()
                .statusCode(401);
    }

    @Test
    void tellsTheAdministratorThatEverythingAddsUp() {
        given().auth()
                .oauth2(TestTokens.of("root", "admin"))
                .get(PURSE + "/invariants")
                .then()
                .statusCode(200)
                .body("sound", is(true))
                .body("checks", hasSize(8))
                .body("checks.violations", everyItem(empty()));
    }

    private static RequestSpecification as(UserId user) {
        return given().auth().oauth2(TestTokens.of(user, "user"));
    }
}
