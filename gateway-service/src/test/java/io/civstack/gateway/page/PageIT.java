package io.civstack.gateway.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.civstack.gateway.FakeServices;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.web.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the gateway with or without the page, depending on whether the machine has Node and the page was built. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(FakeServices.class)
class PageIT {

    private static final boolean BUILT = PageIT.class.getResource("/META-INF/resources/index.html") != null;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pictures", "/purse", "/reviews"})
    void answersEveryViewWithThePageOrSaysThatItWasLeftOut(String view) {
        given().accept("text/html")
                .get(view)
                .then()
                .statusCode(BUILT ? 200 : 404)
                .body(containsString(BUILT ? "<div id=\"page\">" : "built without its web page"));
    }

    @Test
    void makesTheBrowserAskForANewPage() {
        if (BUILT) {
            given().get("/").then().header("Cache-Control", "no-cache");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/assets/nothing.js", "/pictures/deeper", "/logout/deeper"})
    void showsABrowserThatThereIsNothing(String path) {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get(path)
                .then()
                .statusCode(404)
                .contentType(BUILT ? "text/html" : Problem.MEDIA_TYPE)
                .body(containsString(BUILT ? "<div id=\"page\">" : "web/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/assets/nothing.js", "/pictures/deeper"})
    void tellsAProgramThatThereIsNothing(String path) {
        given().accept("application/json")
                .get(path)
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("web/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/*", "text/html;q=0", "application/json, text/html;q=0.0", "text/htmlx"})
    void takesACallerThatDoesNotNameHtmlForAProgram(String accept) {
        given().accept(accept).get("/nothing-here").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void keepsTheApiToProblems() {
        given().accept("text/html")
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE);
    }
}
