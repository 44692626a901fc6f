package io.civstack.work;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The work of a queue, supplied by the service as a bean for each of its queues. The process that works and the one
 * that sweeps may be two; both use this bean.
 *
 * @param <W> what is needed to do a piece of work, read in the transaction of its claim
 */
public interface WorkHandler<W> {

    WorkQueue queue();

    /** How this process works on the queue, if it does. */
    WorkerSettings settings();

    /** The affinities that this worker has loaded, so that it prefers work of the same. */
    default Collection<String> warm() {
        return List.of();
    }

    /**
     * Starts a claimed piece by the service's rules, in the claim's transaction.
     *
     * <p>What the work is about is locked here after the piece of work, elsewhere before it. So it has to be locked
     * without waiting ({@code skip locked}); {@link Started.Busy} is returned when somebody else has it.
     */
    Started<W> start(Claim claim);

    /** Does the work, on a thread of the worker. An exception means {@link GiveUpReason#FAILED}. */
    void run(W work, RunningWork running) throws Exception;

    /** The worker that had the claim gives it up; called outside of any transaction. */
    void gaveUp(Claim claim, GiveUpReason why);

    /**
     * The worker that had the claim has sent no heartbeat for a lease; called outside of any transaction. Lock what is
     * to change, then ask {@link WorkQueue#isLost}: a heartbeat may have come in between.
     *
     * @return whether the piece was taken back
     */
    boolean lost(Claim claim);

    /** Something useful to do while nothing waits, such as loading a model. */
    default Optional<Runnable> whenIdle() {
        return Optional.empty();
    }

    /** What came of starting a piece of work. */
    sealed interface Started<W> {

        /** It was started. */
        record Yes<W>(W work) implements Started<W> {}

        /** Somebody else holds the lock of what it is about; the piece stays where it was. */
        record Busy<W>() implements Started<W> {}

        /** It is not to be worked on; the piece leaves the queue. */
        record No<W>() implements Started<W> {}
    }
}
