package io.civstack.generation.api;

import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.generation.picture.StoredPicture;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stored picture as its owner sees it.
 *
 * @param index which of the ordered pictures it is, from 0
 * @param status pending, delivered, withheld, blocked or quarantined
 */
public record PictureView(
        ImageId id,
        int index,
        long seed,
        String status,
        @Nullable Rating rating,
        int width,
        int height,
        String sha256,
        String url,
        boolean published,
        @Nullable Reason reason) {

    static PictureView of(StoredPicture picture) {
        return new PictureView(
                picture.id(),
                picture.index(),
                picture.seed(),
                picture.status().name().toLowerCase(Locale.ROOT),
                picture.rating(),
                picture.width(),
                picture.height(),
                picture.sha256(),
                PictureResource.urlOf(picture.id()),
                picture.published(),
                picture.reason());
    }
}
