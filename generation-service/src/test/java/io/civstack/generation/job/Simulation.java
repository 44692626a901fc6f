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
 * Generation with a ledger, a moderation, workers and owners around it, all driven by one seeded queue of happenings. Messages are
 * delayed, doubled and put out of order; workers crash or come late; clocks jump. What was sent is delivered in the end, as an outbox
 * does; doorbells may be lost.
 */
final class Simulation {

    static final Duration REAPER_TICK = Duration.ofSeconds(5);
    static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration JUMP_MAX = Duration.ofMinutes(4);
    static final Duration JUMP_AND_TICK = JUMP_MAX.plus(REAPER_TICK).plusSeconds(1);
    private static final int HAPPENINGS_MAX = 200_000;

    final Random random;
    final JobRules rules = new JobRules(JobFixtures.TERMS);
    final Map<JobId, Job> jobs = new HashMap<>();
    final Map<JobId, List<GenerationEvent>> ends = new HashMap<>();
    final ModelLedger ledger = new ModelLedger(this);
    final List<String> trace = new ArrayList<>();
    final ModelModeration moderation = new ModelModeration(this);
    private final ModelWorkers workers = new ModelWorkers(this);
    private final PriorityQueue<Happening> queue = new PriorityQueue<>();
    private final Set<UUID> inbox = new HashSet<>();
    private final Map<JobId, Instant> leases = new HashMap<>();
    private Instant now = JobFixtures.NOON;
    private Duration jumped = Duration.ZERO;
    private long sequence;
    private long ids;

    Simulation(long seed) {
        random = new Random(seed);
    }

    private record Happening(Instant at, long sequence, String name, Runnable action) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    void run(int jobCount) {
        for (int i = 0; i < jobCount; i++) {
            after(random.nextInt(120_000), "request", this::request);
        }
        after(REAPER_TICK.toMillis(), "reap", this::reap);
        int happenings = 0;
        while (!queue.isEmpty()) {
            if (++happenings > HAPPENINGS_MAX) {
                throw new AssertionError("the simulation does not come to rest");
            }
            Happening next = queue.remove();
            now = next.at.isAfter(now) ? next.at : now;
            trace.add(now + " " + next.name);
            next.action.run();
            Invariants.check(this);
        }
        Invariants.checkAtRest(this, jobCount);
    }

    /** What the clock of generation shows; other clocks do not jump with it. */
    Instant now() {
        return now.plus(jumped);
    }

    /** Time as the others see it. */
    Instant elsewhere() {
        return now;
    }

    void after(long delayMs, String name, Runnable action) {
        queue.add(new Happening(now.plusMillis(delayMs), sequence++, name, action));
    }

    UUID id() {
        return new UUID(42, ids++);
    }

    /** Takes an event to its readers: at least once, some time. */
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
        Order order = JobFixtures.TERMS.accept(
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

    /** Forward, as a clock does that was wrong; another jump may correct it. */
    private void jump() {
        jumped = Duration.ofMillis(random.nextLong(JUMP_MAX.toMillis()));
    }

    /** One consumer's transaction: the message is applied once, however often it comes. */
    void consume(UUID message, JobId id, JobCommand command) {
        if (inbox.add(message)) {
            decide(id, command);
        }
    }

    Outcome decide(JobId id, JobCommand command) {
        Job job = Invariants.present(jobs.get(id));
        Outcome outcome = rules.decide(job, command);
        if (outcome instanceof Outcome.Accepted accepted) {
            jobs.put(id, History.evolve(job, accepted.events()));
            accepted.events().forEach(event -> happened(job.order(), event));
        }
        return outcome;
    }

    private void happened(Order order, JobEvent event) {
        Announcement.of(order, event).ifPresent(told -> {
            if (told instanceof GenerationEvent.GenerationStarted) {
                return;
            }
            Invariants.checkEnd(Invariants.present(jobs.get(order.id())), told);
            ends.computeIfAbsent(order.id(), id -> new ArrayList<>()).add(told);
            send(told, () -> ledger.ended(told));
        });
        switch (event) {
            case JobEvent.JobQueued queued -> ring(order.id());
            case JobEvent.AttemptGivenBack back -> ring(order.id());
            case JobEvent.PictureStored stored -> {
                ImageId image = stored.picture().id();
                after(delay(), "moderation reads the picture", () -> moderation.uploaded(order.id(), image));
            }
            default -> {}
        }
    }

    private void ring(JobId id) {
        if (random.nextInt(5) > 0) {
            after(delay(), "doorbell", () -> workers.claim(id));
        }
    }

    /** True while the attempt's worker is the one that the row names. */
    boolean beat(JobId id, int attempt) {
        boolean current = jobs.get(id) instanceof Job.Running running && running.attempt() == attempt;
        if (current) {
            leases.put(id, elsewhere().plus(LEASE));
        }
        return current;
    }

    private void reap() {
        for (JobId id : List.copyOf(jobs.keySet())) {
            Job job = Invariants.present(jobs.get(id));
            Instant lease = leases.getOrDefault(id, Instant.MAX);
            if (job instanceof Job.Running running && lease.isBefore(elsewhere())) {
                decide(id, new JobCommand.GiveBack(running.attempt(), new JobCommand.Cause.Lost(), now()));
            } else if (job instanceof Job.Queued) {
                ring(id);
            }
            if (job instanceof Job.Live live && !now().isBefore(live.by())) {
                decide(id, new JobCommand.Expire(now()));
            }
        }
        if (jobs.values().stream().anyMatch(Job.Live.class::isInstance) || queue.size() > 0) {
            after(REAPER_TICK.toMillis(), "reap", this::reap);
        }
    }

    @Nullable
    Job find(JobId id) {
        return jobs.get(id);
    }
}
