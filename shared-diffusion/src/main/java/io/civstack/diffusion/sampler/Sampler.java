package io.civstack.diffusion.sampler;

/** A way to walk from noise to picture along falling levels. Holds no state: one instance serves all threads. */
@FunctionalInterface
public interface Sampler {

    /**
     * @param x the noisy latent at the first level; may be overwritten
     * @param run the model, the levels, the noise and who watches
     * @return the latent at the last level
     */
    double[] sample(double[] x, Sampling run);
}
