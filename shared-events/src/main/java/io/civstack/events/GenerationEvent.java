package io.civstack.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to an image job, published by generation. Keyed by the job. */
public sealed interface GenerationEvent extends Event {

    JobId jobId();

    UserId userId();

    /**
     * A job was accepted; nothing has been paid or made yet. The ledger holds {@code count x unitPrice}, moderation
     * screens the prompt.
     *
     * @param count pictures asked for, at least 1
     * @param unitPrice what one delivered picture costs
     * @param resources the checkpoint first, then adapters
     * @param deadline when the job ends at the latest
     * @param holdUntil when the hold may expire: the deadline and some minutes
     */
    record GenerationRequested(
            JobId jobId,
            UserId userId,
            Prompt prompt,
            List<Resource> resources,
            int count,
            Buzz unitPrice,
            Instant deadline,
            Instant holdUntil)
            implements GenerationEvent {

        public GenerationRequested {
            resources = List.copyOf(resources);
        }
    }

    /** A worker has begun the given attempt, counted from 1. */
    record GenerationStarted(JobId jobId, UserId userId, int attempt) implements GenerationEvent {}

    /**
     * A step was made. It may be lost: it is sent on the progress topic only.
     *
     * @param picture which picture of the job, counted from 0
     * @param step steps made of this picture
     * @param preview a small JPEG in base64 for the owner, where the policy allows previews
     */
    record GenerationProgressed(
            JobId jobId,
            UserId userId,
            int attempt,
            int picture,
            int count,
            int step,
            int steps,
            @Nullable String preview)
            implements GenerationEvent {}

    /** The job ended with at least one delivered picture; {@code charged} is delivered x unit price. */
    record GenerationCompleted(JobId jobId, UserId userId, int delivered, Buzz charged) implements GenerationEvent {}

    /** The job ended with nothing delivered and nothing charged. */
    record GenerationFailed(JobId jobId, UserId userId, Reason reason) implements GenerationEvent {}

    /** The job was cancelled; what had been delivered by then is charged. */
    record GenerationCancelled(JobId jobId, UserId userId, int delivered, Buzz charged) implements GenerationEvent {}
}
