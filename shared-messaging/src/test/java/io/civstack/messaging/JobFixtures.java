package io.civstack.messaging;

import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.ModelKind;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.events.Resource;
import io.civstack.events.Sha256;
import io.civstack.events.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events of one plausible job. */
final class JobFixtures {

    static final UserId USER = new UserId("5b1c4a3e-demo");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private JobFixtures() {}

    static JobId job() {
        return new JobId(UUID.randomUUID());
    }

    static GenerationRequested requested(JobId job, int count) {
        return new GenerationRequested(
                job,
                USER,
                new Prompt("a red boat by the sea", ""),
                List.of(new Resource(
                        new ModelId(new UUID(7, 7)), ModelKind.CHECKPOINT, new Sha256("ab".repeat(32)), 1, Rating.PG)),
                count,
                Buzz.of(4),
                NOON.plusSeconds(900),
                NOON.plusSeconds(1500));
    }
}
