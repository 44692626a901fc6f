package io.civstack.moderation.lifecycle;

import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator decides on a review.
 *
 * @param seen the revision that the moderator saw; absent for the one of the queue
 * @param reason what the owner is told; present when the decision hides the subject from its owner
 */
public record RulingRequest(
        UserId moderator,
        Decision decision,
        Rating rating,
        String note,
        @Nullable Long seen,
        @Nullable Reason reason) {}
