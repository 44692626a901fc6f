package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Event;
import io.civstack.events.GenerationEvent;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Generation with a ledger, moderation, workers and owners, driven by one queue of steps with seeded random delays.
 * Messages are delayed, doubled and put out of order; workers crash or report late; clocks jump. Every event arrives at
 * last, as from an outbox; dispatch records may be lost.
 */
final class Simulation {

    static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);
    static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration JUMP_MAX = Duration.ofMinutes(4);
    static final Duration JUMP_AND_SWEEP = JUMP_MAX.plus(SWEEP_INTERVAL).plusSeconds(1);
    private static final int STEPS_MAX = 200_000;

    final Random random;
    final JobRules rules = new JobRules(JobFixtures.LIMITS);
    final Map<JobId, Job> jobs = new HashMap<>();
    final Map<JobId, List<GenerationEvent>> ends = new HashMap<>();
    final SimulatedLedger ledger = new SimulatedLedger(this);
    final List<String> trace = new ArrayList<>();
    final SimulatedModeration moderation = new SimulatedModeration(this);
    private final SimulatedWorkers workers = new SimulatedWorkers(this);
    private final PriorityQueue<Step> queue = new PriorityQueue<>();
    private final Set<UUID> inbox = new HashSet<>();
    private final Map<JobId, Instant> leases = new HashMap<>();
    private Instant now = JobFixtures.NOON;
    private Duration jumped = Duration.ZERO;
    private long sequence;
    private long ids;

    Simulation(long seed) {
        random = new Random(seed);
    }

    private record Step(Instant at, long sequence, String name, Runnable action) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    void run(int jobCount) {
        for (int i = 0; i < jobCount; i++) {
            after(random.nextInt(120_000), "request", this::request);
        }
        after(SWEEP_INTERVAL.toMillis(), "sweep", this::sweep);
        int steps = 0;
        while (!queue.isEmpty()) {
            if (++steps > STEPS_MAX) {
                throw new AssertionError("the simulation does not end");
            }
            Step next = queue.remove();
            now = next.at.isAfter(now) ? next.at : now;
            trace.add(now + " " + next.name);
            next.action.run();
            Invariants.check(this);
        }
        Invariants.checkAtEnd(this, jobCount);
    }

    /** The clock of generation; those of the others do not jump with it. */
    Instant now() {
        return now.plus(jumped);
    }

    /** The clock of the ledger, moderation and the workers. */
    Instant elsewhere() {
        return now;
    }

    void after(long delayMs, String name, Runnable action) {
        queue.add(new Step(now.plusMillis(delayMs), sequence++, name, action));
    }

    UUID id() {
        return new UUID(42, ids++);
    }

    /** Delivers an event to its consumers at least once, after a delay. */
    void send(Event event, Runnable delivery) {
        String name = event.getClass().getSimpleName();
        after(delay(), name, delivery);
        if (random.nextInt(4) == 0) {
            after(delay(), name + " again", delivery);
        }
    }

    private long delay() {
        return random.nextInt(20) == 0 ? random.nextInt(180_000) : random.nextInt(400);
    }

    private void request() {
        int count = 1 + random.nextInt(4);
        ImageOrder order = JobFixtures.LIMITS.order(
                new JobId(id()), new UserId("user-" + random.nextInt(3)), count, Buzz.of(1 + random.nextInt(9)), now());
        Job job = rules.open(order);
        jobs.put(order.id(), job);
        after(delay(), "ledger reads the request", () -> ledger.requested(order));
        after(delay(), "ledger reads the request again", () -> ledger.requested(order));
        after(delay(), "moderation reads the request", () -> moderation.requested(order));
        if (random.nextInt(4) == 0) {
            after(random.nextInt(60_000), "cancel", () -> decide(order.id(), new JobCommand.Cancel(now())));
        }
        if (random.nextInt(3) == 0) {
            after(random.nextInt(1_500_000), "clock jumps", this::jump);
        }
    }

    /** Moves the clock of generation to a random distance ahead of the others, which may be less than before. */
    private void jump() {
        jumped = Duration.ofMillis(random.nextLong(JUMP_MAX.toMillis()));
    }

    /** The transaction of a consumer: a message is applied once, however often it comes. */
    void consume(UUID message, JobId id, JobCommand command) {
        if (inbox.add(message)) {
            decide(id, command);
        }
    }

    JobDecision decide(JobId id, JobCommand command) {
        Job job = Invariants.present(jobs.get(id));
        JobDecision decision = rules.decide(job, command);
        if (decision instanceof JobDecision.Accepted accepted) {
            jobs.put(id, JobEvolution.evolve(job, accepted.events()));
            accepted.events().forEach(event -> happened(job.order(), event));
        }
        return decision;
    }

    private void happened(ImageOrder order, JobEvent event) {
        PublishedEvents.of(order, event).ifPresent(published -> {
            if (published instanceof GenerationEvent.GenerationStarted) {
                return;
            }
            Invariants.checkEnd(Invariants.present(jobs.get(order.id())), published);
            ends.computeIfAbsent(order.id(), id -> new ArrayList<>()).add(published);
            send(published, () -> ledger.ended(published));
        });
        switch (event) {
            case JobEvent.JobQueued queued -> dispatch(order.id());
            case JobEvent.AttemptGivenBack back -> dispatch(order.id());
            case JobEvent.PictureStored stored -> {
                ImageId image = stored.picture().id();
                after(delay(), "moderation reads the picture", () -> moderation.uploaded(order.id(), image));
            }
            default -> {}
        }
    }

    private void dispatch(JobId id) {
        if (random.nextInt(5) > 0) {
            after(delay(), "dispatch record", () -> workers.claim(id));
        }
    }

    /** Renews the lease; true while the attempt is the current one. */
    boolean beat(JobId id, int attempt) {
        boolean current = jobs.get(id) instanceof Job.Running running && running.attempt() == attempt;
        if (current) {
            leases.put(id, elsewhere().plus(LEASE));
        }
        return current;
    }

    private void sweep() {
        for (JobId id : List.copyOf(jobs.keySet())) {
            Job job = Invariants.present(jobs.get(id));
            Instant lease = leases.getOrDefault(id, Instant.MAX);
            if (job instanceof Job.Running running && lease.isBefore(elsewhere())) {
                decide(id, new JobCommand.GiveBack(running.attempt(), new JobCommand.Cause.Lost(), now()));
            } else if (job instanceof Job.Queued) {
                dispatch(id);
            }
            if (job instanceof Job.Live live && !now().isBefore(live.by())) {
                decide(id, new JobCommand.Expire(now()));
            }
        }
        if (jobs.values().stream().anyMatch(Job.Live.class::isInstance) || queue.size() > 0) {
            after(SWEEP_INTERVAL.toMillis(), "sweep", this::sweep);
        }
    }

    @Nullable
    Job find(JobId id) {
        return jobs.get(id);
    }
}
