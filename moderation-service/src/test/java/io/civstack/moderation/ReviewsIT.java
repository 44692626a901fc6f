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
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        events.publish(first);
        ReviewId review = opened(first).reviewId();
        decide(review, Decision.BLOCK, Rating.XXX, null).statusCode(200);
        events.await(ReviewDecided.class, decided -> decided.reviewId().equals(review));

        // When
        BufferedImage edited = PictureFixtures.scene(9, 512, 384);
        edited.createGraphics().drawString("not the same bytes", 20, 20);
        ImageUploaded again = pictures.stored(edited, BOAT, Rating.PG);
        events.publish(again);

        // Then
        ScanCompleted scan = scan(again);
        assertThat(scan.decision()).isEqualTo(Decision.BLOCK);
        assertThat(scan.witness()).containsExactly("picture-hash@1");
        assertThat(scan.reason()).isNotNull();
        assertThat(scan.reason().code()).isEqualTo("moderation/picture-blocked");
    }

    @Test
    void keepsWhatAModeratorLowered() {
        // Given
        ImageUploaded wordless = pictures.stored(PictureFixtures.scene(10), null, Rating.PG);
        events.publish(wordless);
        ReviewId review = opened(wordless).reviewId();

        // When
        decide(review, Decision.ALLOW, Rating.PG, 1L).statusCode(200).body("revision", equalTo(2));
        events.publish(wordless);

        // Then
        ReviewDecided decided =
                events.await(ReviewDecided.class, event -> event.reviewId().equals(review));
        assertThat(decided.decision()).isEqualTo(Decision.ALLOW);
        assertThat(decided.revision()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(events.received(ScanCompleted.class))
                .filteredOn(scan -> scan.subject().equals(Subject.image(wordless.imageId())))
                .extracting(ScanCompleted::revision, ScanCompleted::decision)
                .containsExactly(tuple(1L, Decision.REVIEW), tuple(2L, Decision.ALLOW)));
    }

    @Test
    void showsTheQueueToModeratorsAndNobodyElse() {
        // Given
        ImageUploaded wordless = pictures.stored(PictureFixtures.scene(11), null, Rating.PG);
        events.publish(wordless);
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
    void readsTheQueuePageByPageInTheOrderOfItsDueTimes() {
        // Given
        ImageUploaded one = pictures.stored(PictureFixtures.scene(12), null, Rating.PG);
        events.publish(one);
        ReviewId first = opened(one).reviewId();
        ImageUploaded two = pictures.stored(PictureFixtures.scene(13), null, Rating.PG);
        events.publish(two);
        ReviewId second = opened(two).reviewId();

        // When
        List<String> ids = new ArrayList<>();
        List<Instant> due = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page(cursor);
            ids.addAll(page.getList("items.id", String.class));
            page.getList("items.dueBy", String.class).forEach(text -> due.add(Instant.parse(text)));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(ids).doesNotHaveDuplicates().containsSubsequence(first.toString(), second.toString());
        assertThat(due).isSorted();
    }

    @Test
    void refusesDecisionsThatCanNotBeTaken() {
        // Given
        ImageUploaded wordless = pictures.stored(PictureFixtures.scene(14), null, Rating.PG);
        events.publish(wordless);
        ReviewId review = opened(wordless).reviewId();

        // Then
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

    private static JsonPath page(@Nullable String cursor) {
        RequestSpecification request = as("mo", "moderator").queryParam("limit", 1);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get(REVIEWS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse decide(
            ReviewId review, Decision decision, Rating rating, @Nullable Long revision) {
        Map<String, Object> body =
                new HashMap<>(Map.of("decision", decision, "rating", rating, "note", "I looked at it."));
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
