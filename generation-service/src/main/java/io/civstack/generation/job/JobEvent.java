package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a job. These stay inside this service; {@link Announcement} says which of them the platform hears of. */
public sealed interface JobEvent {

    /** The price is set aside. */
    record HoldNoted(Funding funding) implements JobEvent {}

    /** The prompt may be drawn. */
    record ClearanceNoted() implements JobEvent {}

    /** Both answers are there; the job waits for a worker until {@code by}. */
    record JobQueued(Instant by) implements JobEvent {}

    /** A worker has taken the job; {@code attempt} fences every earlier one off. */
    record AttemptStarted(int attempt) implements JobEvent {}

    /** The attempt ended early and the job is queued again; a {@code strike} counts against the limit of attempts. */
    record AttemptGivenBack(boolean strike) implements JobEvent {}

    /** A picture was stored. */
    record PictureStored(Picture picture) implements JobEvent {}

    /** A picture stands differently from now on. */
    record PictureJudged(Picture picture) implements JobEvent {}

    /** Drawing is over; verdicts are awaited until {@code by}. A {@code shortfall} says why there are fewer pictures than ordered. */
    record ScanAwaited(Instant by, @Nullable Reason shortfall) implements JobEvent {}

    /** The owner cancelled; verdicts of what was drawn before are awaited until {@code by}. */
    record CancelAwaited(Instant by) implements JobEvent {}

    /** The end, with something delivered. */
    record JobCompleted(
            int delivered, Buzz charged, @Nullable Reason shortfall) implements JobEvent {}

    /** The end, with nothing to pay. */
    record JobFailed(Reason reason) implements JobEvent {}

    /** The end that the owner asked for. */
    record JobCancelled(int delivered, Buzz charged) implements JobEvent {}
}
