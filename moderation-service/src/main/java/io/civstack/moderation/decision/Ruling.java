package io.civstack.moderation.decision;

import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.ReviewId;
import io.civstack.events.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator decided, signed. It replaces the verdicts that the moderator saw; verdicts that come later are
 * joined to it.
 *
 * @param overrides the verdicts that it replaces
 * @param reason what the owner is told; present when the decision restricts
 */
public record Ruling(
        ReviewId review,
        UserId moderator,
        Decision decision,
        Rating rating,
        String note,
        Set<Verdict> overrides,
        @Nullable Reason reason) {

    public Ruling {
        overrides = Set.copyOf(overrides);
        if (decision == Decision.REVIEW) {
            throw new IllegalArgumentException("a moderator's decision is not to review again");
        }
    }
}
