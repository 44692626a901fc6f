package io.civstack.diffusion.denoiser;

/** D(x, sigma) of Karras et al. 2022: the clean latent that the model predicts from a noisy one. */
@FunctionalInterface
public interface Denoiser {

    /**
     * @param x the noisy latent batch in sigma space; not changed
     * @param sigma the noise level of x, above 0
     * @return D(x, sigma), a new array of the same length
     */
    double[] denoise(double[] x, double sigma);
}
