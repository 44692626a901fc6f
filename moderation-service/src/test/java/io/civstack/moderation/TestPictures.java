package io.civstack.moderation;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.moderation.picture.PictureFixtures;
import io.civstack.objectstore.Bucket;
import io.civstack.objectstore.ObjectStore;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Stores pictures where workers store them. */
@Singleton
class TestPictures {

    private final Bucket bucket;

    TestPictures(ObjectStore store) {
        bucket = store.bucket("pictures");
    }

    /** The event of a picture that is stored. */
    ImageUploaded stored(BufferedImage image, @Nullable Prompt prompt, Rating model) {
        byte[] file = PictureFixtures.png(image);
        ImageUploaded picture = ModerationFixtures.uploaded(file, image, prompt, model);
        put(picture.objectKey(), file);
        return picture;
    }

    void put(String key, byte[] file) {
        bucket.put(key, file, "image/png");
    }
}
