package io.civstack.work;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One kind of work of a service. All that changes a queue happens in the caller's transaction; workers are woken when
 * that commits. Lock what the work is about first, the queue after it.
 */
public final class WorkQueue {

    private final String name;
    private final Ranking ranking;
    private final boolean shared;
    private final WorkQueues parts;
    private final WakeSignal wakeSignal = new WakeSignal();

    WorkQueue(String name, Ranking ranking, boolean shared, WorkQueues parts) {
        this.name = name;
        this.ranking = ranking;
        this.shared = shared;
        this.parts = parts;
    }

    public String name() {
        return name;
    }

    /** Enters a piece; nothing happens when it is in the queue already. */
    public void enter(WorkItem item) {
        parts.table().enter(name, ranking, item);
        ringOnCommit(item.pool());
    }

    /** Puts a piece that a worker had back into its old place, after a rest. */
    public void again(UUID id, Duration rest) {
        parts.table().again(id, rest).filter(pool -> rest.isZero()).ifPresent(this::ringOnCommit);
    }

    /** Puts the piece of a claim back, after a rest; nothing happens when it is not that claim's any more. */
    public void giveBack(Claim claim, Duration rest) {
        parts.table().giveBack(claim, rest).filter(pool -> rest.isZero()).ifPresent(this::ringOnCommit);
    }

    /** Removes a piece whose work is done; its worker is not told to stop. */
    public void done(UUID id) {
        parts.table().leave(id);
    }

    /** Removes a piece that is not wanted any more; a worker that has it is told to stop. */
    public void withdraw(UUID id) {
        if (parts.table().leave(id).orElse(false)) {
            parts.stop().send(id);
        }
    }

    /** Takes the best piece for a worker, without starting it: for its worker and for measurements. */
    public Optional<Claim> claim(String worker, Collection<String> pools, Collection<String> warm) {
        return parts.table().claim(name, ranking, parts.config().lease(), worker, pools, warm);
    }

    /** Renews the lease of a piece and stores how far it is; false when it is no longer this claim's. */
    public boolean beat(Claim claim, RunningWork running) {
        return parts.table().beat(claim, running.progress(), parts.config().lease());
    }

    /**
     * Whether the worker of this claim is still silent; under lock, so that a heartbeat comes before and counts, or
     * after and finds it gone.
     */
    public boolean isLost(Claim claim) {
        return parts.table().isLost(claim);
    }

    /** The position of a piece in the order of claims; 1 is next. Empty when it does not wait. */
    public OptionalLong place(UUID id) {
        return parts.statistics().place(id);
    }

    /** Puts a piece off for a while, so that those behind it go first. */
    void rest(UUID id, Duration rest) {
        parts.table().rest(id, rest);
    }

    /** Deletes the turns of owners that are too long ago to count. */
    int forgetTurns() {
        return parts.table().forgetTurns(name, ranking);
    }

    /** Whether its workers are other processes. */
    boolean isShared() {
        return shared;
    }

    /** Wakes a worker of the pool, wherever it is. */
    void ring(String pool) {
        if (shared) {
            parts.doorbell().ring(pool);
        } else {
            wakeSignal.ring();
        }
    }

    /** Wakes the worker of this process. */
    WakeSignal wakeSignal() {
        return wakeSignal;
    }

    private void ringOnCommit(String pool) {
        if (parts.transactions().getTransactionStatus() != Status.STATUS_ACTIVE) {
            ring(pool);
            return;
        }
        parts.transactions().registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is to be done before the commit
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    ring(pool);
                }
            }
        });
    }
}
