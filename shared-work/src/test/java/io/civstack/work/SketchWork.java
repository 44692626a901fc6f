package io.civstack.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Work for the tests: its pool says how it goes. {@code sd1} is done at once, {@code sd2} goes on until it is stopped,
 * and {@code sdxl} fails the first time.
 */
@ApplicationScoped
class SketchWork implements WorkHandler<Claim> {

    static final String QUICK = "sd1";
    static final String ENDLESS = "sd2";
    static final String FAILING = "sdxl";

    private static final Ranking RANKING =
            new Ranking(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofSeconds(10));

    private final WorkQueue queue;
    private final List<Claim> begun = new CopyOnWriteArrayList<>();
    private final Set<UUID> busyOnce = ConcurrentHashMap.newKeySet();
    private final Set<UUID> crooked = ConcurrentHashMap.newKeySet();
    private final Set<UUID> stopped = ConcurrentHashMap.newKeySet();

    SketchWork(WorkQueues queues) {
        this.queue = queues.shared("sketches", RANKING);
    }

    @Override
    public WorkQueue queue() {
        return queue;
    }

    @Override
    public WorkerSettings settings() {
        return new WorkerSettings(
                true, Set.of(QUICK, ENDLESS, FAILING), 2, Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    @Override
    public Started<Claim> start(Claim claim) {
        if (crooked.contains(claim.id())) {
            throw new IllegalStateException("this piece cannot be started");
        }
        return busyOnce.remove(claim.id()) ? new Started.Busy<>() : new Started.Yes<>(claim);
    }

    @Override
    public void run(Claim claim, RunningWork running) throws InterruptedException {
        begun.add(claim);
        if (claim.pool().equals(FAILING) && claim.attempt() == 1) {
            throw new IllegalStateException("the first attempt fails");
        }
        while (claim.pool().equals(ENDLESS) && running.stopped() == null) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (running.stopped() == null) {
            QuarkusTransaction.requiringNew().run(() -> queue.done(claim.id()));
        } else {
            stopped.add(claim.id());
        }
    }

    @Override
    public void gaveUp(Claim claim, GiveUpReason why) {
        QuarkusTransaction.requiringNew().run(() -> queue.giveBack(claim, Duration.ZERO));
    }

    @Override
    public boolean lost(Claim claim) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean lost = queue.isLost(claim);
            if (lost) {
                queue.giveBack(claim, Duration.ZERO);
            }
            return lost;
        });
    }

    /** The attempts at a piece that have begun here. */
    List<Integer> attemptsAt(UUID id) {
        return begun.stream()
                .filter(claim -> claim.id().equals(id))
                .map(Claim::attempt)
                .toList();
    }

    /** The first claim of this piece finds it locked by somebody else. */
    void lockOnce(UUID id) {
        busyOnce.add(id);
    }

    /** Starting this piece is a fault. */
    void makeCrooked(UUID id) {
        crooked.add(id);
    }

    boolean wasStopped(UUID id) {
        return stopped.contains(id);
    }
}
