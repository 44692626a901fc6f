package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.request.CancelledException;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.NetworkException;
import io.civstack.diffusion.run.TerminatedException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends the network run under way when the listener asks to stop. A thread of its own asks, because the drawing's thread is inside native
 * code for as long as a step takes.
 */
public final class CancelWatch implements AutoCloseable {

    private static final long ASK_EVERY_NANOS = 10_000_000;

    private final StepListener listener;
    private final Thread thread;
    private volatile @Nullable Binding running;
    private volatile boolean asked;
    private volatile boolean done;

    CancelWatch(StepListener listener) {
        this.listener = listener;
        this.thread =
                Thread.ofPlatform().daemon().name("diffusion-cancel-watch").unstarted(this::watch);
    }

    public static CancelWatch over(StepListener listener) {
        CancelWatch watch = new CancelWatch(listener);
        if (!listener.equals(StepListener.NONE)) {
            watch.thread.start();
        }
        return watch;
    }

    /** Runs a network unless, or until, the listener asks to stop. */
    public void run(Binding binding) {
        refuseWhenCancelled();
        running = binding;
        try {
            binding.run();
        } catch (TerminatedException terminated) {
            throw new CancelledException();
        } catch (NetworkException failed) {
            throw failed.isForWantOfMemory() ? failed : misfit(failed);
        } finally {
            running = null;
        }
    }

    /** Sizes in a picture may vary, so the runtime finds some contradictions between weights only when it computes. */
    private static UnreadableModelException misfit(NetworkException failed) {
        return new UnreadableModelException(
                Reason.INCOMPLETE,
                "The model makes no sense: the tensors of one of its networks do not fit together.",
                failed);
    }

    public void refuseWhenCancelled() {
        if (asked || listener.cancelled()) {
            throw new CancelledException();
        }
    }

    /** Goes on when it has ended a run: that one may have been over by then and another begun. */
    private void watch() {
        while (!done) {
            Binding binding = running;
            if (binding != null && (asked || listener.cancelled())) {
                asked = true;
                binding.terminate();
            }
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        done = true;
        LockSupport.unpark(thread);
    }
}
