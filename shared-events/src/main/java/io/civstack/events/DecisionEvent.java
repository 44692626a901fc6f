package io.civstack.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moderation decided on a subject. Keyed by the subject; {@code revision} only grows, so a reader keeps the
 * highest it saw.
 */
public sealed interface DecisionEvent extends Event {

    Subject subject();

    UserId owner();

    long revision();

    Decision decision();

    Rating rating();

    /**
     * All required layers answered, or did not in time.
     *
     * @param witness the smallest set of layers whose verdicts reach the decision
     * @param reason what the owner is told; present when the decision is not ALLOW or RATE
     */
    record ScanCompleted(
            Subject subject,
            UserId owner,
            long revision,
            Decision decision,
            Rating rating,
            List<Label> labels,
            String policyVersion,
            List<String> witness,
            @Nullable Reason reason)
            implements DecisionEvent {

        public ScanCompleted {
            labels = List.copyOf(labels);
            witness = List.copyOf(witness);
        }
    }

    /** A human decided; this is the only way a decision is ever lowered. */
    record ReviewDecided(
            Subject subject,
            UserId owner,
            long revision,
            Decision decision,
            Rating rating,
            ReviewId reviewId,
            UserId moderator,
            @Nullable Reason reason)
            implements DecisionEvent {}
}
