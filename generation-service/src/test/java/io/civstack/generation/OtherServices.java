package io.civstack.generation;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.Decision;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.events.HoldId;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.JobId;
import io.civstack.events.PromptEvent.PromptScreened;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.Subject;
import io.civstack.testing.TestEvents;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of the ledger and of moderation that generation reads, and those of generation that they read. */
final class OtherServices {

    static final Reason SHORT_PURSE =
            new Reason("ledger/purse-short", "3 Buzz are missing.", "Claim the daily allowance.");
    static final Reason BAD_PROMPT =
            new Reason("moderation/prompt-blocked", "The prompt is not allowed.", "Change it.");

    final TestEvents events;

    OtherServices(TestEvents events) {
        this.events = events;
    }

    GenerationRequested requested(String job) {
        return events.await(
                GenerationRequested.class, event -> event.jobId().toString().equals(job));
    }

    void hold(String job, BuzzType bucket) {
        GenerationRequested request = requested(job);
        Buzz total = request.unitPrice().times(request.count());
        events.publish(new BuzzHeld(
                holdOf(request.jobId()), request.userId(), total, Map.of(bucket, total), request.holdUntil()));
    }

    void refuseHold(String job) {
        GenerationRequested request = requested(job);
        Buzz asked = request.unitPrice().times(request.count());
        events.publish(
                new BuzzHoldRefused(holdOf(request.jobId()), request.userId(), asked, Buzz.ZERO, asked, SHORT_PURSE));
    }

    void clear(String job) {
        screen(job, Decision.ALLOW, null);
    }

    void block(String job) {
        screen(job, Decision.BLOCK, BAD_PROMPT);
    }

    /** Blocks the prompt without a reason. */
    void blockWithoutReason(String job) {
        screen(job, Decision.BLOCK, null);
    }

    /** Both answers that a job needs to be queued. */
    void holdAndClear(String job) {
        hold(job, BuzzType.ALLOWANCE);
        clear(job);
    }

    List<ImageUploaded> awaitPictures(String job, int count) {
        for (int index = 0; index < count; index++) {
            int wanted = index + 1;
            events.await(ImageUploaded.class, event -> ofJob(job).size() >= wanted);
        }
        return ofJob(job);
    }

    void scan(ImageUploaded picture, long revision, Decision decision, Rating rating) {
        events.publish(new ScanCompleted(
                Subject.image(picture.imageId()),
                picture.owner(),
                revision,
                decision,
                rating,
                List.of(),
                "test@1",
                List.of("test"),
                decision.visibleToOwner() ? null : BAD_PROMPT));
    }

    private List<ImageUploaded> ofJob(String job) {
        return events.received(ImageUploaded.class).stream()
                .filter(event -> String.valueOf(event.jobId()).equals(job))
                .toList();
    }

    private void screen(String job, Decision decision, @Nullable Reason refusal) {
        GenerationRequested request = requested(job);
        events.publish(new PromptScreened(
                request.jobId(), request.userId(), decision, Rating.PG, List.of(), "test@1", refusal));
    }

    private static HoldId holdOf(JobId job) {
        return new HoldId(job.value());
    }
}
