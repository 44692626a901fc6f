package io.civstack.diffusion.request;

import io.civstack.diffusion.picture.Picture;

/**
 * Receives progress and may cancel. Methods must return quickly and may be called by another thread than the one that
 * generates.
 */
public interface StepListener {

    /** Ignores progress and never cancels. */
    StepListener NONE = new StepListener() {
        @Override
        public void onStep(int step, int steps) {
            // ignored
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** Called after step {@code step} of {@code steps}, counted from 1. */
    void onStep(int step, int steps);

    /** Whether to cancel. Polled before every run of a network and every 10 ms during a run. */
    boolean cancelled();

    /** Whether {@link #onPreview} is called. */
    default boolean wantsPreview() {
        return false;
    }

    /**
     * A preview after a step, one pixel for a point of the latent. It has not passed moderation: show it to its owner
     * only.
     */
    default void onPreview(Picture rough) {
        // ignored by default
    }
}
