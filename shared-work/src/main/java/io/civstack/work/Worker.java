package io.civstack.work;

import io.civstack.trace.TraceContext;
import io.civstack.work.Claims.Claimed;
import io.civstack.work.RunningWork.Stop;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Works off one queue in this process: claims when a slot is free, keeps leases alive, stops what is no longer its own.
 * It owns nothing but its leases; killed at any moment it costs time.
 */
final class Worker<W> {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final WorkHandler<W> handler;
    private final WorkerSettings settings;
    private final String name;
    private final WorkerParts parts;
    private final WorkerSlots slots;
    private final Claims<W> claims;
    private final WakeSignal wakeSignal;
    private final Gate gate = new Gate();
    private final Map<Claim, RunningWork> inProgress = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    Worker(WorkHandler<W> handler, String name, WorkerParts parts) {
        this.handler = handler;
        this.settings = handler.settings();
        this.name = name;
        this.parts = parts;
        this.slots = new WorkerSlots(handler.queue().name(), settings.slots());
        this.claims = new Claims<>(handler, name);
        this.wakeSignal = handler.queue().wakeSignal();
    }

    WorkQueue queue() {
        return handler.queue();
    }

    /** Wakes the worker: there is work. */
    void wake() {
        wakeSignal.ring();
    }

    Gate gate() {
        return gate;
    }

    /**
     * Fills a free slot with work that waits, else with work that comes while it waits for the wake signal, else with
     * an idle task.
     */
    void fillASlot() throws InterruptedException {
        slots.awaitFree();
        boolean filled = false;
        try {
            while (!filled && !leaving) {
                filled = takeWork();
                if (!filled) {
                    gate.set(!leaving);
                    filled = !wakeSignal.await(parts.config().pollEvery()) && takeIdleTask();
                }
            }
        } finally {
            gate.set(false);
            // A slot that was free when the worker left stays taken, so that nothing comes into it.
            if (!filled && !leaving) {
                slots.giveBack();
            }
        }
    }

    /** Renews leases, and stops what is no longer ours. */
    void beat() {
        appear();
        inProgress.forEach((claim, running) -> {
            if (!queue().beat(claim, running)) {
                running.stop(Stop.NOT_OURS);
            }
        });
    }

    void stop(UUID id) {
        inProgress.values().stream()
                .filter(running -> running.claim().id().equals(id))
                .forEach(running -> running.stop(Stop.NOT_OURS));
    }

    /** Stops everything that is under way, gives it back and waits for that. */
    void leave() throws InterruptedException {
        leaving = true;
        gate.set(false);
        wakeSignal.ring();
        inProgress.values().forEach(running -> running.stop(Stop.LEAVING));
        if (!slots.leave(settings.stopMax())) {
            LOG.warnf("worker=%s left=%d", name, inProgress.size());
        }
        disappear();
    }

    private synchronized void appear() {
        if (queue().isShared() && !leaving) {
            parts.workers().appear(name, queue().name(), settings);
        }
    }

    /** When the database cannot be reached, the worker's row loses its effect by itself, a lease later. */
    private synchronized void disappear() {
        try {
            if (queue().isShared()) {
                parts.workers().disappear(name);
            }
        } catch (RuntimeException e) {
            LOG.warnf("worker=%s left=without-a-word fault=%s", name, e);
        }
    }

    private boolean takeWork() {
        Optional<Claimed<W>> next = claims.next(() -> leaving);
        next.ifPresent(it -> {
            parts.meters().claimed(queue().name(), it.claim());
            begin(it.claim(), it.work());
        });
        return next.isPresent();
    }

    private boolean takeIdleTask() {
        try {
            Optional<Runnable> task = handler.whenIdle();
            task.ifPresent(slots::use);
            return task.isPresent();
        } catch (RejectedExecutionException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.warnf("queue=%s idle-task=failed fault=%s", queue().name(), e);
            return false;
        }
    }

    private void begin(Claim claim, W work) {
        RunningWork running = new RunningWork(claim);
        inProgress.put(claim, running);
        if (leaving) {
            running.stop(Stop.LEAVING);
        }
        try {
            slots.use(() -> {
                try {
                    run(claim, work, running);
                } finally {
                    inProgress.remove(claim);
                }
            });
        } catch (RejectedExecutionException e) {
            inProgress.remove(claim);
            slots.giveBack();
            giveUp(claim, GiveUpReason.LEAVING);
        }
    }

    private void run(Claim claim, W work, RunningWork running) {
        Span span = parts.tracer()
                .spanBuilder("work " + queue().name())
                .setParent(TraceContext.of(claim.traceparent()))
                .setAttribute("civstack.work", claim.id().toString())
                .setAttribute("civstack.attempt", claim.attempt())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            handler.run(work, running);
            LOG.infof(
                    "queue=%s id=%s attempt=%d stop=%s work=over",
                    queue().name(), claim.id(), claim.attempt(), running.stopped());
        } catch (Throwable e) {
            // the edge of this unit of work: whatever went wrong, errors too, the piece must not wait for its lease to
            // run out
            LOG.errorf(e, "queue=%s id=%s attempt=%d work=failed", queue().name(), claim.id(), claim.attempt());
            span.recordException(e);
            giveUp(claim, GiveUpReason.FAILED);
        } finally {
            span.end();
        }
    }

    private void giveUp(Claim claim, GiveUpReason why) {
        try {
            handler.gaveUp(claim, why);
        } catch (RuntimeException e) {
            // the lease runs out instead
            LOG.errorf(e, "queue=%s id=%s attempt=%d give-up=failed", queue().name(), claim.id(), claim.attempt());
        }
    }
}
