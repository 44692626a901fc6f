package io.civstack.moderation.prompt;

import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of screening a prompt.
 *
 * @param labels the rules that matched, in the order of their names
 * @param refusal what the user is told; present when the decision is REVIEW or more
 * @param evidence where the words are in the prompt that the rules matched
 */
public record Screening(
        Decision decision,
        Rating rating,
        List<String> labels,
        @Nullable Reason refusal,
        List<Evidence> evidence) {

    /** A stretch of the prompt as it was typed. */
    public record Evidence(boolean negative, int from, int to) {}

    public Screening {
        labels = List.copyOf(labels);
        evidence = List.copyOf(evidence);
    }
}
