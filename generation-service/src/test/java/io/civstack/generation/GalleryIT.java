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
import io.civstack.testing.TestEvents;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes public, and what does not. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class GalleryIT {

    @Inject
    FakePainter painter;

    private Neighbours neighbours;
    private final Customer anna = Customer.fresh();

    @BeforeEach
    void listen() {
        painter.reset();
        DemoModel.published();
        neighbours = new Neighbours(TestEvents.open());
    }

    @AfterEach
    void hangUp() {
        neighbours.events.close();
    }

    @Test
    void showsEverybodyWhatItsOwnerPublished() {
        // Given
        ImageUploaded picture = judged(Decision.ALLOW, Rating.PG, BuzzType.BLUE);

        // When
        publish(picture).then().statusCode(200).body("published", equalTo(true));

        // Then
        neighbours.events.await(ImagePublished.class, event -> event.imageId().equals(picture.imageId()));
        gallery("").then().body("items.id", hasItem(picture.imageId().toString()));
        given().get(urlOf(picture)).then().statusCode(200);
    }

    @Test
    void showsMaturePicturesToThoseWhoAsk() {
        // Given
        ImageUploaded picture = judged(Decision.RATE, Rating.R, BuzzType.YELLOW);

        // When
        publish(picture).then().statusCode(200);

        // Then
        gallery("").then().body("items.id", not(hasItem(picture.imageId().toString())));
        gallery("&maxRating=R")
                .then()
                .body("items.id", hasItem(picture.imageId().toString()));
        gallery("&maxRating=Z").then().statusCode(422).body("code", equalTo("generation/rating-unknown"));
    }

    @Test
    void publishesNothingThatWaitsForAHuman() {
        // Given
        ImageUploaded picture = judged(Decision.REVIEW, Rating.PG, BuzzType.BLUE);

        // When
        Response refused = publish(picture);

        // Then
        refused.then().statusCode(409).body("code", equalTo("generation/picture-not-publishable"));
    }

    @Test
    void letsOnlyItsOwnerPublishAndModeratorsLook() {
        // Given
        ImageUploaded picture = judged(Decision.REVIEW, Rating.PG, BuzzType.BLUE);
        String moderator = TestTokens.of("mo", "user", "moderator");

        // When
        Response foreign = Customer.fresh().request().post(urlOf(picture) + "/publish");

        // Then
        foreign.then().statusCode(404);
        given().auth().oauth2(moderator).get(urlOf(picture)).then().statusCode(200);
    }

    @Test
    void withdrawsWhatItsOwnerWithdraws() {
        // Given
        ImageUploaded picture = judged(Decision.ALLOW, Rating.PG, BuzzType.BLUE);
        publish(picture);

        // When
        anna.request().post(urlOf(picture) + "/withdraw").then().statusCode(200).body("published", equalTo(false));

        // Then
        ImageWithdrawn event =
                neighbours.events.await(ImageWithdrawn.class, it -> it.imageId().equals(picture.imageId()));
        assertThat(event.reason().code()).isEqualTo("generation/withdrawn-by-owner");
        given().get(urlOf(picture)).then().statusCode(404);
    }

    @Test
    void withdrawsWhatModerationBlocksLater() {
        // Given
        ImageUploaded picture = judged(Decision.ALLOW, Rating.PG, BuzzType.BLUE);
        publish(picture);

        // When
        neighbours.scan(picture, 2, Decision.BLOCK, Rating.XXX);

        // Then
        neighbours.events.await(ImageWithdrawn.class, event -> event.imageId().equals(picture.imageId()));
        given().get(urlOf(picture)).then().statusCode(404);
        anna.request().get(urlOf(picture)).then().statusCode(404).body("code", equalTo("generation/picture-hidden"));
    }

    @Test
    void withholdsWhatBlueBuzzMayNotPayFor() {
        // Given
        String job = anna.ask("a red boat");
        neighbours.letPass(job);
        ImageUploaded picture = neighbours.awaitPictures(job, 1).getFirst();

        // When
        neighbours.scan(picture, 1, Decision.RATE, Rating.X);

        // Then
        anna.await(job, "failed")
                .then()
                .body("charged", equalTo(0))
                .body("reason.code", equalTo("generation/rating-needs-yellow"))
                .body("pictures[0].status", equalTo("withheld"));
        publish(picture).then().statusCode(409);
    }

    private ImageUploaded judged(Decision decision, Rating rating, BuzzType bucket) {
        String job = anna.ask("a red boat");
        neighbours.hold(job, bucket);
        neighbours.clear(job);
        ImageUploaded picture = neighbours.awaitPictures(job, 1).getFirst();
        neighbours.scan(picture, 1, decision, rating);
        anna.await(job, "completed");
        return picture;
    }

    private Response publish(ImageUploaded picture) {
        return anna.request().post(urlOf(picture) + "/publish");
    }

    private static Response gallery(String query) {
        return given().get("/api/v1/gallery?limit=100" + query);
    }

    private static String urlOf(ImageUploaded picture) {
        return "/api/v1/pictures/" + picture.imageId();
    }
}
