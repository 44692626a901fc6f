package io.civstack.generation;

import io.civstack.events.BuzzType;
import io.civstack.events.Decision;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Rating;
import io.civstack.testing.TestEvents;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of whole jobs start with: a published model, a customer without jobs, and the other services as events.
 */
abstract class PictureScenario {

    @Inject
    FakeImageGenerator generator;

    final Customer anna = Customer.fresh();
    OtherServices others;

    @BeforeEach
    void open() {
        generator.reset();
        DemoModel.published();
        others = new OtherServices(TestEvents.open());
    }

    @AfterEach
    void close() {
        generator.finishSlowOnes();
        others.events.close();
    }

    /** A job of one picture that is stored and not scanned. */
    ImageUploaded stored(String job) {
        others.holdAndClear(job);
        return others.awaitPictures(job, 1).getFirst();
    }

    /** The picture of a new job, paid from the given bucket, after its scan and the end of the job. */
    ImageUploaded scanned(Decision decision, Rating rating, BuzzType bucket) {
        String job = anna.ask("a red boat");
        others.hold(job, bucket);
        others.clear(job);
        ImageUploaded picture = others.awaitPictures(job, 1).getFirst();
        others.scan(picture, 1, decision, rating);
        anna.await(job, decision.visibleToOwner() ? "completed" : "failed");
        return picture;
    }

    static String urlOf(ImageUploaded picture) {
        return "/api/v1/pictures/" + picture.imageId();
    }
}
