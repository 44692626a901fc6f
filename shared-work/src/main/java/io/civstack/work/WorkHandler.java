package io.civstack.work;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a service supplies to have its work done: a bean for each of its queues. The same bean serves the process that works and the one
 * that sweeps, which may be two.
 *
 * @param <W> what is needed to do a piece of work, read in the transaction of its claim
 */
public interface WorkHandler<W> {

    WorkQueue queue();

    /** How this process works, if it does. */
    WorkerSettings settings();

    /** What this worker holds warm, for the affinity of its claims. */
    default Collection<String> warm() {
        return List.of();
    }

    /**
     * Starts a claimed piece by the service's rules, in the claim's transaction.
     *
     * <p>What is locked here is locked after the piece of work, elsewhere before it: so it is locked without waiting
     * ({@code skip locked}), and {@link Started.Busy} is the answer when somebody else has it.
     */
    Started<W> start(Claim claim);

    /** Does the work, on a thread of the worker. An exception means {@link GaveUp#FAILED}. */
    void run(W work, WorkInHand hand) throws Exception;

    /** The worker that had the claim gives it up; called outside of any transaction. */
    void gaveUp(Claim claim, GaveUp why);

    /**
     * The worker that had the claim has not been heard of for a lease; called outside of any transaction. Lock what is to change, then ask
     * {@link WorkQueue#isLost}: a heartbeat may have come in between.
     *
     * @return whether the piece was taken back
     */
    boolean lost(Claim claim);

    /** Something worth doing while nothing waits, such as getting warm. */
    default Optional<Runnable> whenIdle() {
        return Optional.empty();
    }

    /** What starting a piece of work came to. */
    sealed interface Started<W> {

        /** It is this worker's. */
        record Yes<W>(W work) implements Started<W> {}

        /** Somebody else holds the lock of what it is about; the piece stays where it was. */
        record Busy<W>() implements Started<W> {}

        /** It is not to be worked on; the piece leaves the queue. */
        record No<W>() implements Started<W> {}
    }
}
