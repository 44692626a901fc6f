package io.civstack.moderation;

import static io.civstack.moderation.ModerationFixtures.BOAT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.civstack.events.Decision;
import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Rating;
import io.civstack.events.ReviewEvent.ReviewOpened;
import io.civstack.events.ReviewId;
import io.civstack.events.Subject;
import io.civstack.moderation.picture.PictureFixtures;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class ReviewsIT {

    private static final String REVIEWS = "/api/v1/moderation/reviews";

    @Inject
    TestPictures pictures;

    private TestEvents events;

    @BeforeEach
    void open() {
        events = TestEvents.open();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void blocksWhatLooksLikeAPictureThatAModeratorBlocked() {
        // Given
        BufferedImage image = PictureFixtures.scene(9);
        ImageUploaded first = pictures.stored(image, null, Rating.PG);
        events.say(first);
        ReviewId review = opened(first).reviewId();
        decide(review, Decision.BLOCK, Rating.XXX, null).statusCode(200);
        events.await(ReviewDecided.class, decided -> decided.reviewId().equals(review));

        // When
        BufferedImage edited = PictureFixtures.scene(9, 512, 384);
        edited.createGraphics().drawString("not the same bytes", 20, 20);
        ImageUploaded again = pictures.stored(edited, BOAT, Rating.PG);
        events.say(again);

        // Then
        ScanCompleted scan = scan(again);
        assertThat(scan.decision()).isEqualTo(Decision.BLOCK);
        assertThat(scan.witness()).containsExactly("picture-hash@1");
        assertThat(scan.reason()).isNotNull();
        assertThat(scan.reason().code()).isEqualTo("moderation/picture-blocked");
    }

    @Test
    void letsAModeratorLowerAndStaysThere() {
        // Given
        ImageUploaded wordless = pictures.stored(PictureFixtures.scene(10), null, Rating.PG);
        events.say(wordless);
        ReviewId review = opened(wordless).reviewId();

        // When
        decide(review, Decision.ALLOW, Rating.PG, 1L).statusCode(200).body("revision", equalTo(2));
        events.say(wordless);

        // Then
        ReviewDecided decided =
                events.await(ReviewDecided.class, event -> event.reviewId().equals(review));
        assertThat(decided.decision()).isEqualTo(Decision.ALLOW);
        assertThat(decided.revision()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(events.heard(ScanCompleted.class))
                .filteredOn(scan -> scan.subject().equals(Subject.image(wordless.imageId())))
                .extracting(ScanCompleted::revision, ScanCompleted::decision)
                .containsExactly(tuple(1L, Decision.REVIEW), tuple(2L, Decision.ALLOW)));
    }

    @Test
    void showsTheQueueToModeratorsAndNobodyElse() {
        // Given
        ImageUploaded wordless = pictures.stored(PictureFixtures.scene(11), null, Rating.PG);
        events.say(wordless);
        ReviewId review = opened(wordless).reviewId();

        // Then
        as("mo", "moderator")
                .get(REVIEWS + "?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(review.toString()))
                .body("items.pictureUrl", hasItem("/api/v1/pictures/" + wordless.imageId()));
        as("ada", "user").get(REVIEWS).then().statusCode(403);
        given().get(REVIEWS).then().statusCode(401);
        decide(review, Decision.ALLOW, Rating.PG, null).statusCode(200);
        as("mo", "moderator").get(REVIEWS + "?limit=100").then().body("items.id", not(hasItem(review.toString())));
    }

    @Test
    void readsTheQueuePageByPage() {
        // Given
        ImageUploaded one = pictures.stored(PictureFixtures.scene(12), null, Rating.PG);
        ImageUploaded two = pictures.stored(PictureFixtures.scene(13), null, Rating.PG);
        events.say(one);
        events.say(two);
        opened(one);
        opened(two);

        // When
        String next = as("mo", "moderator")
                .get(REVIEWS + "?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("next");

        // Then
        as("mo", "moderator")
                .queryParam("cursor", next)
                .get(REVIEWS + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        as("mo", "moderator")
                .get(REVIEWS + "?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("web/cursor-invalid"));
    }

    @Test
    void refusesDecisionsThatCanNotBeTaken() {
        // Given
        ImageUploaded wordless = pictures.stored(PictureFixtures.scene(14), null, Rating.PG);
        events.say(wordless);
        ReviewId review = opened(wordless).reviewId();

        // Then
        decide(review, Decision.REVIEW, Rating.PG, null)
                .statusCode(400)
                .body("code", equalTo("moderation/decision-invalid"));
        decide(review, null, Rating.PG, null).statusCode(400).body("code", equalTo("moderation/decision-invalid"));
        decide("mo", review, Map.of("decision", "ALLOW", "rating", "PG"))
                .statusCode(400)
                .body("code", equalTo("moderation/note-invalid"));
        decide("mo", review, Map.of("decision", "ALLOW", "rating", "PG", "note", "x".repeat(1001)))
                .statusCode(400)
                .body("code", equalTo("moderation/note-invalid"));
        decide("mo", review, Map.of("decision", "MAYBE", "rating", "PG", "note", "x"))
                .statusCode(400);
        decide("mo", review, Map.of("decision", "ALLOW", "rating", "PG", "note", "x", "extra", 1))
                .statusCode(400)
                .body("code", equalTo("web/field-unknown"));
        decide(review, Decision.ALLOW, Rating.PG, 7L).statusCode(409).body("code", equalTo("moderation/review-stale"));
        decide("ada", review, Map.of("decision", "ALLOW", "rating", "PG", "note", "mine"))
                .statusCode(403)
                .body("code", equalTo("moderation/own-subject"));
        decide(new ReviewId(UUID.randomUUID()), Decision.ALLOW, Rating.PG, null)
                .statusCode(404)
                .body("code", equalTo("moderation/review-unknown"));
        decide(review, Decision.ALLOW, Rating.PG, null).statusCode(200);
        decide(review, Decision.BLOCK, Rating.X, null)
                .statusCode(409)
                .body("code", equalTo("moderation/review-decided"));
    }

    private ScanCompleted scan(ImageUploaded picture) {
        return events.await(ScanCompleted.class, scan -> scan.subject().equals(Subject.image(picture.imageId())));
    }

    private ReviewOpened opened(ImageUploaded picture) {
        return events.await(ReviewOpened.class, opened -> opened.subject().equals(Subject.image(picture.imageId())));
    }

    private static ValidatableResponse decide(
            ReviewId review, @Nullable Decision decision, Rating rating, @Nullable Long revision) {
        Map<String, Object> body = new HashMap<>(Map.of("rating", rating, "note", "I looked at it."));
        if (decision != null) {
            body.put("decision", decision);
        }
        if (revision != null) {
            body.put("revision", revision);
        }
        return decide("mo", review, body);
    }

    private static ValidatableResponse decide(String who, ReviewId review, Map<String, ?> body) {
        return as(who, "moderator")
                .contentType("application/json")
                .body(body)
                .post(REVIEWS + "/" + review + "/decision")
                .then();
    }

    private static RequestSpecification as(String user, String role) {
        return given().auth().oauth2(TestTokens.of(user, "user", role));
    }
}
