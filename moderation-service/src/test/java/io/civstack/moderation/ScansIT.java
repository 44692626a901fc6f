package io.civstack.moderation;

import static io.civstack.moderation.ModerationFixtures.BOAT;
import static io.civstack.moderation.ModerationFixtures.uploaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Decision;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.events.ReviewEvent.ReviewOpened;
import io.civstack.events.Subject;
import io.civstack.moderation.picture.PictureFixtures;
import io.civstack.moderation.table.ScanQueue;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.civstack.work.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class ScansIT {

    @Inject
    TestPictures pictures;

    @Inject
    ScanQueue queue;

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
    void allowsAHarmlessPicture() {
        // Given
        ImageUploaded picture = pictures.stored(PictureFixtures.scene(1), BOAT, Rating.PG);

        // When
        events.publish(picture);

        // Then
        ScanCompleted scan = scan(picture);
        assertThat(scan.decision()).isEqualTo(Decision.ALLOW);
        assertThat(scan.rating()).isEqualTo(Rating.PG);
        assertThat(scan.revision()).isEqualTo(1);
        assertThat(scan.reason()).isNull();
    }

    @Test
    void ratesByThePromptAndByTheModel() {
        // Given
        ImageUploaded byPrompt = pictures.stored(PictureFixtures.scene(2), new Prompt("a nude statue", ""), Rating.PG);
        ImageUploaded byModel = pictures.stored(PictureFixtures.scene(3), BOAT, Rating.R);

        // When
        events.publish(byPrompt);
        events.publish(byModel);

        // Then
        assertThat(scan(byPrompt).decision()).isEqualTo(Decision.RATE);
        assertThat(scan(byPrompt).rating()).isEqualTo(Rating.X);
        assertThat(scan(byModel).rating()).isEqualTo(Rating.R);
        assertThat(scan(byModel).witness()).containsExactly("made-with@1");
    }

    @Test
    void asksForAHumanWhenThePictureStaysUnread() {
        // Given
        BufferedImage image = PictureFixtures.scene(4);
        ImageUploaded nowhere = uploaded(PictureFixtures.png(image), image, BOAT, Rating.PG);

        // When
        events.publish(nowhere);

        // Then
        ScanCompleted scan = scan(nowhere);
        assertThat(scan.decision()).isEqualTo(Decision.REVIEW);
        assertThat(scan.witness()).containsExactly("picture-hash");
        assertThat(scan.reason()).isNotNull();
        assertThat(scan.reason().code()).isEqualTo("moderation/scan-incomplete");
        assertThat(opened(nowhere).subject()).isEqualTo(Subject.image(nowhere.imageId()));
    }

    @Test
    void scansAPictureThatArrivesLate() {
        // Given
        BufferedImage image = PictureFixtures.scene(5);
        byte[] file = PictureFixtures.png(image);
        ImageUploaded late = uploaded(file, image, BOAT, Rating.PG);
        events.publish(late);

        // When
        pictures.put(late.objectKey(), file);

        // Then
        assertThat(scan(late).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void scansAPictureWhoseScannerDied() {
        // Given
        ImageUploaded picture = pictures.stored(PictureFixtures.scene(15), BOAT, Rating.PG);

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            queue.enter(picture);
            claimAndDie(picture);
        });

        // Then
        assertThat(scan(picture).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void asksForAHumanWhenTheFileIsNotThePicture() {
        // Given
        BufferedImage image = PictureFixtures.scene(6);
        byte[] text = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);
        ImageUploaded noPicture = uploaded(text, image, BOAT, Rating.PG);
        pictures.put(noPicture.objectKey(), text);
        ImageUploaded swapped = uploaded(PictureFixtures.png(image), image, BOAT, Rating.PG);
        pictures.put(swapped.objectKey(), PictureFixtures.png(PictureFixtures.scene(7)));

        // When
        events.publish(noPicture);
        events.publish(swapped);

        // Then
        for (ImageUploaded picture : List.of(noPicture, swapped)) {
            assertThat(scan(picture).decision()).isEqualTo(Decision.REVIEW);
            assertThat(scan(picture).witness()).containsExactly("picture-hash");
        }
    }

    @Test
    void asksForAHumanWhenNothingSaysWhatIsShown() {
        // Given
        ImageUploaded wordless = pictures.stored(PictureFixtures.scene(8), null, Rating.PG);

        // When
        events.publish(wordless);

        // Then
        assertThat(scan(wordless).decision()).isEqualTo(Decision.REVIEW);
        assertThat(scan(wordless).witness()).containsExactly("prompt-rules");
    }

    /** Claims the picture as a process does that is killed before it scans. */
    private void claimAndDie(ImageUploaded picture) {
        Optional<Claim> claim;
        do {
            claim = queue.work().claim("worker-that-dies", Set.of(ScanQueue.POOL), Set.of());
        } while (claim.isPresent() && !claim.get().id().equals(picture.imageId().value()));
        assertThat(claim).isPresent();
    }

    private ScanCompleted scan(ImageUploaded picture) {
        return events.await(ScanCompleted.class, scan -> scan.subject().equals(Subject.image(picture.imageId())));
    }

    private ReviewOpened opened(ImageUploaded picture) {
        return events.await(ReviewOpened.class, opened -> opened.subject().equals(Subject.image(picture.imageId())));
    }
}
