package io.civstack.generation.job;

import io.civstack.events.Decision;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.Rating;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A moderation that answers in its own time, sometimes never, and sometimes changes its mind. */
final class ModelModeration {

    /** The newest decision on each picture that was told. */
    final Map<ImageId, Long> told = new HashMap<>();

    private final Simulation world;

    ModelModeration(Simulation world) {
        this.world = world;
    }

    void requested(Order order) {
        int mood = world.random.nextInt(12);
        if (mood == 0) {
            return;
        }
        UUID message = world.id();
        world.after(world.random.nextInt(2_000), "prompt judged", () -> {
            JobCommand verdict = mood == 1
                    ? new JobCommand.Refuse(Reasons.PICTURE_BLOCKED)
                    : new JobCommand.NoteClearance(world.now());
            world.consume(message, order.id(), verdict);
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
        told.merge(image, revision, Math::max);
        Decision decision = Decision.values()[world.random.nextInt(Decision.values().length)];
        Rating rating = Rating.values()[world.random.nextInt(Rating.values().length)];
        JobCommand command = new JobCommand.Judge(image, new Picture.Verdict(revision, decision, rating, null));
        long delayMs = world.random.nextInt(delayMsMax);
        world.after(delayMs, "picture judged", () -> world.consume(message, job, command));
        world.after(
                delayMs + world.random.nextInt(5_000),
                "picture judged again",
                () -> world.consume(message, job, command));
    }
}
