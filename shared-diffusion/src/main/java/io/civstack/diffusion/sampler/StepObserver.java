package io.civstack.diffusion.sampler;

/** Called after every step of a sampler. A run is cancelled by throwing from here; samplers hold no resources. */
@FunctionalInterface
public interface StepObserver {

    StepObserver NONE = step -> {};

    /**
     * Called after each step.
     *
     * @throws RuntimeException to stop the run; it passes through the sampler unchanged
     */
    void afterStep(Step step);

    /**
     * @param number from 1
     * @param steps how many there will be; samplers that choose their own step size give their best guess, never below
     *     number
     * @param sigma the level the step started at
     * @param denoised what the model expects the clean latent to be; for previews, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Step(int number, int steps, double sigma, double[] denoised) {}
}
