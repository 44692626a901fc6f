package io.civstack.diffusion.sampler;

/** The noise that ancestral and SDE samplers add in each step. */
@FunctionalInterface
public interface StepNoise {

    /**
     * Unit normal noise for the step from one level to the next. Streams ignore the levels; a Brownian path answers by
     * them, so that overlapping steps see the same path.
     *
     * @param sigma the level the step starts at
     * @param next the level it ends at, below sigma
     * @return as many values as the latent has
     */
    double[] draw(double sigma, double next);
}
