package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

/**
 * Heun's method: an Euler step, then again with the mean of the slopes at both ends. Second order; two calls a step,
 * one for the last.
 */
final class Heun {

    private Heun() {}

    static double[] deterministic(double[] start, Sampling run) {
        double[] x = start;
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double next = run.sigmas()[i + 1];
            double[] denoised = run.denoise(x, sigma);
            double[] here = slope(x, denoised, sigma);
            double[] euler = sum(1, x, next - sigma, here);
            if (next == 0) {
                x = euler;
            } else {
                double[] there = slope(euler, run.denoise(euler, next), next);
                x = sum(1, x, (next - sigma) / 2, here, (next - sigma) / 2, there);
            }
            run.stepDone(i, denoised);
        }
        return x;
    }
}
