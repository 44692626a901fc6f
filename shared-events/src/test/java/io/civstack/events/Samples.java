package io.civstack.events;

import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.GenerationEvent.GenerationCancelled;
import io.civstack.events.GenerationEvent.GenerationCompleted;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationProgressed;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.ImageEvent.ImagePublished;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageEvent.ImageWithdrawn;
import io.civstack.events.ModelEvent.ModelPublished;
import io.civstack.events.ModelEvent.ModelRetired;
import io.civstack.events.PromptEvent.PromptScreened;
import io.civstack.events.PurseEvent.BuzzGranted;
import io.civstack.events.PurseEvent.BuzzRefunded;
import io.civstack.events.ReviewEvent.ReviewOpened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One picture's life in events: a full sample of each kind, and a bare one where something is optional. */
final class Samples {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final JobId JOB = JobId.parse("019aabc0-0000-7000-8000-000000000001");
    private static final HoldId HOLD = new HoldId(JOB.value());
    private static final ImageId IMAGE = ImageId.parse("019aabc0-0000-7000-8000-000000000002");
    private static final ModelId MODEL = ModelId.parse("019aabc0-0000-7000-8000-000000000003");
    private static final ReviewId REVIEW = ReviewId.parse("019aabc0-0000-7000-8000-000000000004");
    private static final UserId ANNA = new UserId("b6a1f0de-5f0a-4f5c-9a39-6c1d5d7f1c11");
    private static final UserId MODERATOR = new UserId("0f4b2f0e-1f5e-47c6-8b0a-6f2d1f0a7c22");
    private static final Sha256 DIGEST = new Sha256("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    private static final Reason REASON = new Reason(
            "moderation/prompt-blocked", "The prompt names something that is not made here.", "Change the prompt.");
    private static final Prompt PROMPT = new Prompt("a red boat by the sea, sticker — “größe”", "blurry");
    private static final Resource CHECKPOINT = new Resource(MODEL, ModelKind.CHECKPOINT, DIGEST, 1, Rating.PG);
    private static final Label LABEL = new Label("violence/graphic", 0.25, "prompt-rules@3");

    /** A sample and the name of its golden file. */
    record Sample(String name, Event event) {}

    private Samples() {}

    static List<Sample> all() {
        return List.of(
                full(new GenerationRequested(
                        JOB,
                        ANNA,
                        PROMPT,
                        List.of(CHECKPOINT),
                        4,
                        Buzz.of(4),
                        NOON.plusSeconds(900),
                        NOON.plusSeconds(1500))),
                full(new GenerationStarted(JOB, ANNA, 1)),
                full(new GenerationProgressed(JOB, ANNA, 1, 0, 4, 7, 20, "/9j/4AAQSkZJRg==")),
                bare(new GenerationProgressed(JOB, ANNA, 1, 0, 4, 7, 20, null)),
                full(new GenerationCompleted(JOB, ANNA, 3, Buzz.of(12))),
                full(new GenerationFailed(JOB, ANNA, REASON)),
                full(new GenerationCancelled(JOB, ANNA, 0, Buzz.ZERO)),
                full(new ImageUploaded(
                        IMAGE,
                        ANNA,
                        Origin.GENERATED,
                        DIGEST,
                        "generated/" + IMAGE + ".png",
                        "image/png",
                        512,
                        768,
                        PROMPT,
                        List.of(CHECKPOINT),
                        JOB)),
                bare(new ImageUploaded(
                        IMAGE,
                        ANNA,
                        Origin.UPLOAD,
                        DIGEST,
                        "uploads/a.png",
                        "image/png",
                        64,
                        64,
                        null,
                        List.of(),
                        null)),
                full(new ImagePublished(IMAGE, ANNA, Rating.PG13)),
                full(new ImageWithdrawn(IMAGE, ANNA, REASON)),
                full(new ModelPublished(
                        MODEL,
                        ANNA,
                        "Civstack demo",
                        ModelKind.CHECKPOINT,
                        ModelFamily.SD1,
                        DIGEST,
                        123_456_789L,
                        Rating.PG)),
                full(new ModelRetired(MODEL, REASON)),
                full(new BuzzHeld(
                        HOLD,
                        ANNA,
                        Buzz.of(16),
                        Map.of(BuzzType.ALLOWANCE, Buzz.of(10), BuzzType.YELLOW, Buzz.of(6)),
                        NOON.plusSeconds(1500))),
                full(new BuzzHoldRefused(HOLD, ANNA, Buzz.of(16), Buzz.of(5), Buzz.of(11), REASON)),
                full(new BuzzCaptured(HOLD, ANNA, Buzz.of(12))),
                full(new BuzzReleased(HOLD, ANNA, Buzz.of(4), BuzzReleased.Cause.SETTLED)),
                full(new BuzzGranted(
                        ANNA,
                        BuzzType.ALLOWANCE,
                        Buzz.of(100),
                        "daily-allowance/2026-11-22",
                        NOON.plusSeconds(43_200))),
                bare(new BuzzGranted(ANNA, BuzzType.YELLOW, Buzz.of(500), "purchase/17", null)),
                full(new BuzzRefunded(ANNA, HOLD, Buzz.of(12), REASON)),
                full(new PromptScreened(JOB, ANNA, Decision.BLOCK, Rating.X, List.of(LABEL), "2026-11-1", REASON)),
                bare(new PromptScreened(JOB, ANNA, Decision.ALLOW, Rating.PG, List.of(), "2026-11-1", null)),
                full(new ScanCompleted(
                        Subject.image(IMAGE),
                        ANNA,
                        2,
                        Decision.BLOCK,
                        Rating.XXX,
                        List.of(LABEL),
                        "2026-11-1",
                        List.of("hash-list@1"),
                        REASON)),
                bare(new ScanCompleted(
                        Subject.image(IMAGE),
                        ANNA,
                        1,
                        Decision.ALLOW,
                        Rating.PG,
                        List.of(),
                        "2026-11-1",
                        List.of(),
                        null)),
                full(new ReviewDecided(
                        new Subject(Subject.Kind.VIDEO, new UUID(1, 5)),
                        ANNA,
                        3,
                        Decision.RATE,
                        Rating.R,
                        REVIEW,
                        MODERATOR,
                        REASON)),
                bare(new ReviewDecided(
                        Subject.prompt(JOB), ANNA, 3, Decision.ALLOW, Rating.PG, REVIEW, MODERATOR, null)),
                full(new ReviewOpened(REVIEW, Subject.image(IMAGE), ANNA, REASON, NOON.plusSeconds(86_400))));
    }

    private static Sample full(Event event) {
        return new Sample("full", event);
    }

    private static Sample bare(Event event) {
        return new Sample("bare", event);
    }
}
