package io.civstack.moderation.decision;

import io.civstack.events.Decision;
import io.civstack.events.Label;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one layer decided on a subject. It never changes; a second opinion is another verdict.
 *
 * @param layer the layer with its version, such as {@code picture-hash@1}
 * @param decision the least the layer asks for; REVIEW at least when it did not answer
 * @param reason what the owner is told if this verdict decides; present exactly when it restricts
 */
public record Verdict(
        String layer,
        Status status,
        Decision decision,
        Rating rating,
        List<Label> labels,
        @Nullable Reason reason) {

    /** Whether the layer answered. */
    public enum Status {
        ANSWERED,
        /** The layer answered that it has no opinion on such a subject. */
        NOT_APPLICABLE,
        /** The layer was asked and failed for good, or was not available. */
        MISSING
    }

    public Verdict {
        labels = List.copyOf(labels);
        boolean restricts = decision.compareTo(Decision.REVIEW) >= 0;
        if (restricts != (reason != null)) {
            throw new IllegalArgumentException(layer + " gives a reason exactly when it restricts");
        }
        if (status == Status.NOT_APPLICABLE && (decision != Decision.ALLOW || rating != Rating.PG)) {
            throw new IllegalArgumentException(layer + " has no opinion and gives one");
        }
        if (status == Status.MISSING && !restricts) {
            throw new IllegalArgumentException(layer + " did not answer: a moderator has to decide");
        }
    }

    public static Verdict allow(String layer, Rating rating, List<Label> labels) {
        Decision decision = rating == Rating.PG ? Decision.ALLOW : Decision.RATE;
        return new Verdict(layer, Status.ANSWERED, decision, rating, labels, null);
    }

    public static Verdict notApplicable(String layer) {
        return new Verdict(layer, Status.NOT_APPLICABLE, Decision.ALLOW, Rating.PG, List.of(), null);
    }

    /** A required layer that did not answer: the subject stays private until a moderator has decided. */
    public static Verdict missing(String layer, Reason reason) {
        return new Verdict(layer, Status.MISSING, Decision.REVIEW, Rating.PG, List.of(), reason);
    }

    public static Verdict restrict(String layer, Decision decision, Rating rating, List<Label> labels, Reason reason) {
        return new Verdict(layer, Status.ANSWERED, decision, rating, labels, reason);
    }
}
