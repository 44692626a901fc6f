package io.civstack.diffusion.request;

import io.civstack.diffusion.picture.Picture;

/**
 * Follows a drawing and may stop it. Both methods must return quickly and may be called from another thread than the one that draws.
 */
public interface StepListener {

    /** Nobody listens and nobody stops. */
    StepListener NONE = new StepListener() {
        @Override
        public void onStep(int step, int steps) {
            // nobody listens
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** Step {@code step} of {@code steps} is done; counts from 1. */
    void onStep(int step, int steps);

    /** Whether the drawing shall stop. Asked before every network evaluation and every few milliseconds while one runs. */
    boolean cancelled();

    /** Whether {@link #onPreview} shall be called. */
    default boolean wantsPreview() {
        return false;
    }

    /** A rough look at the picture after a step, one pixel for a point of the latent; for its owner's eyes only. */
    default void onPreview(Picture rough) {
        // most listeners do not look
    }
}
