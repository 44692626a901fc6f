package io.civstack.generation.picture;

import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A picture with everything that is shown about it.
 *
 * @param index which of the ordered pictures it is, from 0
 * @param rating null before the first decision
 * @param reason why its owner does not get it; null when there is none
 */
public record StoredPicture(
        ImageId id,
        UserId owner,
        int index,
        long seed,
        Picture.Status status,
        boolean published,
        @Nullable Rating rating,
        int width,
        int height,
        String objectKey,
        String sha256,
        long bytes,
        @Nullable Reason reason) {}
