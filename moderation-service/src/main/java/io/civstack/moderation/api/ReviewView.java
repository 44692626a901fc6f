package io.civstack.moderation.api;

import io.civstack.events.Decision;
import io.civstack.events.Label;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.ReviewId;
import io.civstack.events.Subject;
import io.civstack.events.UserId;
import io.civstack.moderation.table.ReviewQueue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as a moderator sees it in the queue.
 *
 * @param revision what a decision names, so that it is refused when something changed meanwhile
 * @param witness the layers whose verdicts decide
 * @param pictureUrl where the picture can be seen; absent when the subject is none
 */
public record ReviewView(
        ReviewId id,
        Subject subject,
        UserId owner,
        long revision,
        Decision decision,
        Rating rating,
        List<Label> labels,
        List<String> witness,
        @Nullable Reason reason,
        Instant openedAt,
        Instant dueBy,
        @Nullable String pictureUrl) {

    static ReviewView of(ReviewQueue.Review review) {
        boolean picture = review.subject().kind() == Subject.Kind.IMAGE;
        return new ReviewView(
                review.id(),
                review.subject(),
                review.owner(),
                review.revision(),
                review.joined().decision(),
                review.joined().rating(),
                review.joined().labels(),
                review.joined().witness(),
                review.joined().reason(),
                review.openedAt(),
                review.dueBy(),
                picture ? "/api/v1/pictures/" + review.subject().id() : null);
    }
}
