package io.civstack.generation.picture;

import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import java.time.Instant;

/** A picture of the gallery. */
public record PublishedPicture(
        ImageId id, UserId owner, Rating rating, int width, int height, String prompt, Instant publishedAt) {

    /** Without its prompt, which stays out of logs. */
    @Override
    public String toString() {
        return "PublishedPicture[id=" + id + "]";
    }
}
