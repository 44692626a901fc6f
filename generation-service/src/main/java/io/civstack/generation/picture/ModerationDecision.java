package io.civstack.generation.picture;

import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What moderation decided about a picture.
 *
 * @param revision grows with each decision about the same picture
 * @param reason why the picture is not allowed; null when it is
 */
public record ModerationDecision(
        long revision,
        Decision decision,
        Rating rating,
        @Nullable Reason reason) {}
