package io.civstack.generation.job;

import io.civstack.events.GenerationEvent;
import io.civstack.events.GenerationEvent.GenerationCancelled;
import io.civstack.events.GenerationEvent.GenerationCompleted;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationStarted;
import java.util.Optional;

/** The public event that an event of a job becomes, for those that other services need. */
public final class PublishedEvents {

    private PublishedEvents() {}

    public static Optional<GenerationEvent> of(ImageOrder order, JobEvent event) {
        return switch (event) {
            case JobEvent.AttemptStarted it ->
                Optional.of(new GenerationStarted(order.id(), order.user(), it.attempt()));
            case JobEvent.JobCompleted it ->
                Optional.of(new GenerationCompleted(order.id(), order.user(), it.delivered(), it.charged()));
            case JobEvent.JobFailed it -> Optional.of(new GenerationFailed(order.id(), order.user(), it.reason()));
            case JobEvent.JobCancelled it ->
                Optional.of(new GenerationCancelled(order.id(), order.user(), it.delivered(), it.charged()));
            case JobEvent.HoldNoted _ -> Optional.empty();
            case JobEvent.ClearanceNoted _ -> Optional.empty();
            case JobEvent.JobQueued _ -> Optional.empty();
            case JobEvent.AttemptGivenBack _ -> Optional.empty();
            case JobEvent.PictureStored _ -> Optional.empty();
            case JobEvent.PictureJudged _ -> Optional.empty();
            case JobEvent.ScanAwaited _ -> Optional.empty();
            case JobEvent.CancelAwaited _ -> Optional.empty();
        };
    }
}
