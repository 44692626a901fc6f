package io.civstack.diffusion.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.request.CancelledException;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.TerminatedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancelWatchTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch secondRuns = new CountDownLatch(1);

    /** A run that ends of itself when something has happened, unless it is terminated. */
    private abstract class FakeBinding implements Binding {

        final CountDownLatch terminated = new CountDownLatch(1);

        @Override
        public void terminate() {
            terminated.countDown();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static boolean happens(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Says to the watching thread, and only once, that the drawing shall stop: when the run it asked for is over and
     * the next one is under way.
     */
    private StepListener stoppingLate(Thread drawing) {
        return new StepListener() {
            @Override
            public void onStep(int step, int steps) {
                // no steps here
            }

            @Override
            public boolean cancelled() {
                if (Thread.currentThread().equals(drawing) || asked.getCount() == 0) {
                    return false;
                }
                asked.countDown();
                return happens(secondRuns);
            }
        };
    }

    @Test
    void endsTheRunThatFollowsTheOneItWasAskedToEnd() {
        // Given
        FakeBinding first = new FakeBinding() {
            @Override
            public void run() {
                assertThat(happens(asked)).isTrue();
            }
        };
        FakeBinding second = new FakeBinding() {
            @Override
            public void run() {
                secondRuns.countDown();
                if (happens(terminated)) {
                    throw new TerminatedException();
                }
            }
        };
        try (CancelWatch watch = CancelWatch.over(stoppingLate(Thread.currentThread()))) {
            watch.run(first);

            // When, Then
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> watch.run(second));
            assertThatExceptionOfType(CancelledException.class).isThrownBy(watch::throwIfCancelled);
        }
    }
}
