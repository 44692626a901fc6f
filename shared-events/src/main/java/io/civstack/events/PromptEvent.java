package io.civstack.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moderation decided on a prompt before anything is made. Keyed by the job. */
public sealed interface PromptEvent extends Event {

    /**
     * A job's prompt was screened. {@code BLOCK} and {@code ESCALATE} refuse the job and carry a {@code refusal}; the
     * rating is a floor for the pictures.
     */
    record PromptScreened(
            JobId jobId,
            UserId userId,
            Decision decision,
            Rating rating,
            List<Label> labels,
            String policyVersion,
            @Nullable Reason refusal)
            implements PromptEvent {

        public PromptScreened {
            labels = List.copyOf(labels);
        }
    }
}
