package io.civstack.diffusion.sampler;

/** A sampling algorithm: integrates from the first sigma to the last. Stateless and thread safe. */
@FunctionalInterface
public interface Sampler {

    /**
     * @param x the noisy latent at the first level; may be overwritten
     * @param run model, sigmas, noise and observer
     * @return the latent at the last level
     */
    double[] sample(double[] x, Sampling run);
}
