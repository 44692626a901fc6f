package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.GenerationEvent;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldId;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A ledger as small as the rules that generation relies on: one hold per job, closed once, a tombstone for ends that come first. */
final class ModelLedger {

    private static final Reason SHORT = JobFixtures.SHORT_PURSE;

    /** What became of a job's hold; {@code captured} is set once, when it is closed. */
    record Hold(Buzz amount, Buzz captured, boolean open) {}

    final Map<JobId, Hold> holds = new HashMap<>();
    int expired;
    private final Simulation world;

    ModelLedger(Simulation world) {
        this.world = world;
    }

    void requested(Order order) {
        if (holds.containsKey(order.id())) {
            return;
        }
        UUID message = world.id();
        if (world.random.nextInt(8) == 0) {
            holds.put(order.id(), new Hold(Buzz.ZERO, Buzz.ZERO, false));
            world.after(50, "hold refused", () -> world.consume(message, order.id(), new JobCommand.Refuse(SHORT)));
            return;
        }
        holds.put(order.id(), new Hold(order.total(), Buzz.ZERO, true));
        BuzzType bucket = BuzzType.values()[world.random.nextInt(BuzzType.values().length)];
        BuzzHeld held = new BuzzHeld(
                new HoldId(order.id().value()),
                order.user(),
                order.total(),
                Map.of(bucket, order.total()),
                order.holdUntil());
        world.send(
                held, () -> world.consume(message, order.id(), new JobCommand.NoteHold(Funding.of(held), world.now())));
        long untilMs = order.holdUntil().toEpochMilli() - world.elsewhere().toEpochMilli();
        world.after(untilMs, "hold expires", () -> expire(order.id()));
    }

    void ended(GenerationEvent end) {
        Buzz charged =
                switch (end) {
                    case GenerationEvent.GenerationCompleted completed -> completed.charged();
                    case GenerationEvent.GenerationCancelled cancelled -> cancelled.charged();
                    case GenerationEvent.GenerationFailed _ -> Buzz.ZERO;
                    case GenerationEvent other -> throw new AssertionError("not an end: " + other);
                };
        Hold hold = holds.get(end.jobId());
        if (hold == null) {
            holds.put(end.jobId(), new Hold(Buzz.ZERO, Buzz.ZERO, false));
        } else if (hold.open()) {
            holds.put(end.jobId(), new Hold(hold.amount(), charged, false));
        }
    }

    private void expire(JobId job) {
        Hold hold = Invariants.present(holds.get(job));
        if (hold.open()) {
            expired++;
            holds.put(job, new Hold(hold.amount(), Buzz.ZERO, false));
        }
    }
}
