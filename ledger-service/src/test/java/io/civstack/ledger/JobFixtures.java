package io.civstack.ledger;

import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent.GenerationCompleted;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.HoldId;
import io.civstack.events.JobId;
import io.civstack.events.Prompt;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Events that generation publishes. */
final class JobFixtures {

    private JobFixtures() {}

    static JobId job() {
        return new JobId(UUID.randomUUID());
    }

    static UserId user(String name) {
        return new UserId(name + "-" + UUID.randomUUID());
    }

    static HoldId hold(JobId job) {
        return new HoldId(job.value());
    }

    static GenerationRequested requested(JobId job, UserId user, int count, long unit) {
        Instant now = InstantSource.system().instant();
        return new GenerationRequested(
                job,
                user,
                new Prompt("a red boat by the sea", ""),
                List.of(),
                count,
                Buzz.of(unit),
                now.plusSeconds(900),
                now.plusSeconds(1500));
    }

    static GenerationCompleted completed(JobId job, UserId user, int delivered, long charged) {
        return new GenerationCompleted(job, user, delivered, Buzz.of(charged));
    }

    static GenerationFailed failed(JobId job, UserId user) {
        return new GenerationFailed(job, user, new Reason("generation/test", "It failed.", "Try again."));
    }
}
