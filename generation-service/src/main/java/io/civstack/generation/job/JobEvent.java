package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.generation.picture.Picture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a job. These events stay inside this service; {@link PublishedEvents} has those that are published.
 */
public sealed interface JobEvent {

    /** The ledger holds the price. */
    record HoldNoted(Funding funding) implements JobEvent {}

    /** Moderation allows the prompt. */
    record ClearanceNoted() implements JobEvent {}

    /** Both answers are there; the job waits for a worker until {@code by}. */
    record JobQueued(Instant by) implements JobEvent {}

    /** A worker has started the job; whatever comes from an earlier {@code attempt} is refused from now on. */
    record AttemptStarted(int attempt) implements JobEvent {}

    /** The attempt ended early and the job is queued again; a {@code strike} counts against the limit of attempts. */
    record AttemptGivenBack(boolean strike) implements JobEvent {}

    /** A picture was stored. */
    record PictureStored(Picture picture) implements JobEvent {}

    /** The status of a picture changed. */
    record PictureJudged(Picture picture) implements JobEvent {}

    /**
     * No more pictures are generated; scans are awaited until {@code by}. A {@code shortfall} says why there are fewer
     * pictures than ordered.
     */
    record ScanAwaited(Instant by, @Nullable Reason shortfall) implements JobEvent {}

    /** The owner cancelled; scans of pictures stored before are awaited until {@code by}. */
    record CancelAwaited(Instant by) implements JobEvent {}

    /** The job ended with at least one picture delivered. */
    record JobCompleted(
            int delivered, Buzz charged, @Nullable Reason shortfall) implements JobEvent {}

    /** The job ended with nothing to pay. */
    record JobFailed(Reason reason) implements JobEvent {}

    /** The job ended because its owner cancelled it. */
    record JobCancelled(int delivered, Buzz charged) implements JobEvent {}
}
