package io.civstack.generation.job;

import io.civstack.events.Decision;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.Rating;
import io.civstack.generation.picture.ModerationDecision;
import io.civstack.generation.picture.PictureReasons;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A moderation that answers after random delays or never, and may decide again. */
final class SimulatedModeration {

    /** The newest revision of the decision about each picture that was sent. */
    final Map<ImageId, Long> sent = new HashMap<>();

    private final Simulation world;

    SimulatedModeration(Simulation world) {
        this.world = world;
    }

    void requested(ImageOrder order) {
        int fate = world.random.nextInt(12);
        if (fate == 0) {
            return;
        }
        UUID message = world.id();
        world.after(world.random.nextInt(2_000), "prompt screened", () -> {
            JobCommand command = fate == 1
                    ? new JobCommand.Refuse(PictureReasons.PICTURE_BLOCKED)
                    : new JobCommand.NoteClearance(world.now());
            world.consume(message, order.id(), command);
        });
    }

    void uploaded(JobId job, ImageId image) {
        if (world.random.nextInt(10) == 0) {
            return;
        }
        judge(job, image, 1, world.random.nextInt(5) == 0 ? 900_000 : 3_000);
        if (world.random.nextInt(5) == 0) {
            judge(job, image, 2, 900_000);
        }
    }

    private void judge(JobId job, ImageId image, long revision, int delayMsMax) {
        UUID message = world.id();
        sent.merge(image, revision, Math::max);
        Decision decision = Decision.values()[world.random.nextInt(Decision.values().length)];
        Rating rating = Rating.values()[world.random.nextInt(Rating.values().length)];
        JobCommand command = new JobCommand.Judge(image, new ModerationDecision(revision, decision, rating, null));
        long delayMs = world.random.nextInt(delayMsMax);
        world.after(delayMs, "picture judged", () -> world.consume(message, job, command));
        world.after(
                delayMs + world.random.nextInt(5_000),
                "picture judged again",
                () -> world.consume(message, job, command));
    }
}
