package io.civstack.diffusion.sample;

import static io.civstack.diffusion.sample.Latents.sum;

/** Latent consistency models: every call goes all the way, x = D, and noise of the next level is put back, x = D + s' z. */
final class Lcm {

    private Lcm() {}

    static double[] stochastic(double[] start, Sampling run) {
        double[] x = start;
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double next = run.sigmas()[i + 1];
            double[] denoised = run.denoise(x, sigma);
            x = next > 0 ? sum(1, denoised, next, run.noise().draw(sigma, next)) : denoised;
            run.stepDone(i, denoised);
        }
        return x;
    }
}
