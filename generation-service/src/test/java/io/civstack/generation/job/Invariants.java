package io.civstack.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent;
import io.civstack.events.JobId;
import io.civstack.generation.picture.Picture;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must hold after every step of a simulation, and what must hold at its end. */
final class Invariants {

    private Invariants() {}

    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    static void check(Simulation world) {
        for (Job job : world.jobs.values()) {
            List<GenerationEvent> ends = world.ends.getOrDefault(job.order().id(), List.of());
            assertThat(ends).hasSize(job instanceof Job.Ended ? 1 : 0);
            if (job instanceof Job.Live live) {
                assertThat(live.by()).isBeforeOrEqualTo(live.order().deadline());
                assertThat(world.now()).isBefore(live.order().deadline().plus(Simulation.JUMP_AND_SWEEP));
            }
            if (job instanceof Job.Ended ended) {
                assertThat(ended.charged()).isLessThanOrEqualTo(job.order().total());
            }
        }
    }

    static void checkAtEnd(Simulation world, int jobCount) {
        assertThat(world.jobs).hasSize(jobCount);
        assertThat(world.ledger.expired).isZero();
        world.jobs.values().forEach(job -> {
            JobId id = job.order().id();
            assertThat(job).isInstanceOf(Job.Ended.class);
            job.pictures()
                    .forEach(picture -> assertThat(picture.revision())
                            .isEqualTo(world.moderation.sent.getOrDefault(picture.id(), 0L)));
            SimulatedLedger.Hold hold = present(world.ledger.holds.get(id));
            assertThat(hold.open()).isFalse();
            assertThat(hold.captured()).isEqualTo(((Job.Ended) job).charged());
            assertThat(((Job.Ended) job).charged())
                    .isEqualTo(job.order().unitPrice().times(deliveredAsPublished(world, id)));
        });
    }

    /** The published end charges for what the owner can see at that moment. */
    static void checkEnd(Job job, GenerationEvent end) {
        assertThat(job.pictures()).noneMatch(Picture::pending);
        long visible = job.pictures().stream()
                .filter(picture -> picture.status() == Picture.Status.DELIVERED)
                .count();
        if (end instanceof GenerationEvent.GenerationFailed) {
            assertThat(job.order().unitPrice().times((int) visible)).isEqualTo(Buzz.ZERO);
        } else {
            assertThat(((Job.Ended) job).charged())
                    .isEqualTo(job.order().unitPrice().times((int) visible));
        }
    }

    /** Only the current attempt may store. */
    static void checkStore(Job before, int attempt) {
        assertThat(before)
                .isInstanceOfSatisfying(
                        Job.Running.class, job -> assertThat(job.attempt()).isEqualTo(attempt));
    }

    private static int deliveredAsPublished(Simulation world, JobId id) {
        return switch (present(world.ends.get(id)).getFirst()) {
            case GenerationEvent.GenerationCompleted completed -> completed.delivered();
            case GenerationEvent.GenerationCancelled cancelled -> cancelled.delivered();
            case GenerationEvent other -> other instanceof GenerationEvent.GenerationFailed ? 0 : -1;
        };
    }
}
