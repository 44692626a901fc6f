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
 * Terminates the running network when the listener reports a cancellation. A thread of its own polls the listener every
 * 10 ms, because the thread that generates is in native code for the whole of a step.
 */
public final class CancelWatch implements AutoCloseable {

    private static final long POLL_NANOS = 10_000_000;

    private final StepListener listener;
    private final Thread thread;
    private volatile @Nullable Binding running;
    private volatile boolean cancelled;
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

    /** @throws CancelledException when the listener cancels before or during the run */
    public void run(Binding binding) {
        throwIfCancelled();
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

    /** Graphs have dynamic sizes, so ONNX Runtime notices some weights of wrong shape only when it computes. */
    private static UnreadableModelException misfit(NetworkException failed) {
        return new UnreadableModelException(
                Reason.INCOMPLETE,
                "The model makes no sense: the tensors of one of its networks do not fit together.",
                failed);
    }

    public void throwIfCancelled() {
        if (cancelled || listener.cancelled()) {
            throw new CancelledException();
        }
    }

    /** Goes on after a termination: the run may have ended by itself in the meantime, and another one begun. */
    private void watch() {
        while (!done) {
            Binding binding = running;
            if (binding != null && (cancelled || listener.cancelled())) {
                cancelled = true;
                binding.terminate();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        done = true;
        LockSupport.unpark(thread);
    }
}
