package io.civstack.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.civstack.events.BuzzType;
import io.civstack.events.Decision;
import io.civstack.events.ImageEvent.ImagePublished;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageEvent.ImageWithdrawn;
import io.civstack.events.Rating;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Publishing and withdrawing pictures, and who sees them then. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class GalleryIT extends PictureScenario {

    @Test
    void showsEverybodyWhatItsOwnerPublished() {
        // Given
        ImageUploaded picture = scanned(Decision.ALLOW, Rating.PG, BuzzType.BLUE);

        // When
        publish(picture).then().statusCode(200).body("published", equalTo(true));

        // Then
        others.events.await(ImagePublished.class, event -> event.imageId().equals(picture.imageId()));
        gallery("").then().body("items.id", hasItem(picture.imageId().toString()));
        given().get(urlOf(picture)).then().statusCode(200);
    }

    @Test
    void showsMaturePicturesOnlyWhenAsked() {
        // Given
        ImageUploaded picture = scanned(Decision.RATE, Rating.R, BuzzType.YELLOW);

        // When
        publish(picture).then().statusCode(200);

        // Then
        gallery("").then().body("items.id", not(hasItem(picture.imageId().toString())));
        gallery("&maxRating=R")
                .then()
                .body("items.id", hasItem(picture.imageId().toString()));
        gallery("&maxRating=Z").then().statusCode(400).body("code", equalTo("web/parameter-invalid"));
    }

    @Test
    void refusesToPublishAPictureThatWaitsForAReview() {
        // Given
        ImageUploaded picture = scanned(Decision.REVIEW, Rating.PG, BuzzType.BLUE);

        // When
        Response refused = publish(picture);

        // Then
        refused.then().statusCode(409).body("code", equalTo("generation/picture-not-publishable"));
    }

    @Test
    void letsOnlyItsOwnerPublishAndModeratorsLook() {
        // Given
        ImageUploaded picture = scanned(Decision.REVIEW, Rating.PG, BuzzType.BLUE);
        String moderator = TestTokens.of("mo", "user", "moderator");

        // When
        Response foreign = Customer.fresh().request().post(urlOf(picture) + "/publish");

        // Then
        foreign.then().statusCode(404);
        given().auth().oauth2(moderator).get(urlOf(picture)).then().statusCode(200);
    }

    @Test
    void hidesAPictureThatItsOwnerWithdraws() {
        // Given
        ImageUploaded picture = scanned(Decision.ALLOW, Rating.PG, BuzzType.BLUE);
        publish(picture);

        // When
        anna.request().post(urlOf(picture) + "/withdraw").then().statusCode(200).body("published", equalTo(false));

        // Then
        ImageWithdrawn event =
                others.events.await(ImageWithdrawn.class, it -> it.imageId().equals(picture.imageId()));
        assertThat(event.reason().code()).isEqualTo("generation/withdrawn-by-owner");
        given().get(urlOf(picture)).then().statusCode(404);
    }

    @Test
    void withdrawsAPictureThatModerationBlocksLater() {
        // Given
        ImageUploaded picture = scanned(Decision.ALLOW, Rating.PG, BuzzType.BLUE);
        publish(picture);

        // When
        others.scan(picture, 2, Decision.BLOCK, Rating.XXX);

        // Then
        others.events.await(ImageWithdrawn.class, event -> event.imageId().equals(picture.imageId()));
        given().get(urlOf(picture)).then().statusCode(404);
        anna.request().get(urlOf(picture)).then().statusCode(404).body("code", equalTo("generation/picture-hidden"));
    }

    @Test
    void withholdsAMaturePictureThatIsNotPaidWithYellowBuzz() {
        // Given
        String job = anna.ask("a red boat");
        ImageUploaded picture = stored(job);

        // When
        others.scan(picture, 1, Decision.RATE, Rating.X);

        // Then
        anna.await(job, "failed")
                .then()
                .body("charged", equalTo(0))
                .body("reason.code", equalTo("generation/rating-needs-yellow"))
                .body("pictures[0].status", equalTo("withheld"));
        publish(picture).then().statusCode(409);
    }

    private Response publish(ImageUploaded picture) {
        return anna.request().post(urlOf(picture) + "/publish");
    }

    private static Response gallery(String query) {
        return given().get("/api/v1/gallery?limit=100" + query);
    }
}
