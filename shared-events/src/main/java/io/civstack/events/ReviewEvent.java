package io.civstack.events;

import java.time.Instant;

/** The human review queue. Keyed by the review. */
public sealed interface ReviewEvent extends Event {

    ReviewId reviewId();

    /** A subject waits for a human, who answers by {@code dueBy}. */
    record ReviewOpened(ReviewId reviewId, Subject subject, UserId owner, Reason reason, Instant dueBy)
            implements ReviewEvent {}
}
