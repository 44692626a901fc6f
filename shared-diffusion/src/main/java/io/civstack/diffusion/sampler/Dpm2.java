package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

/**
 * DPM-Solver-2 as the midpoint method of Karras et al. 2022, algorithm 2 without churn: the slope at the geometric mean
 * of both levels carries the whole step. Second order; two calls a step, one for the last. The ancestral form steps
 * lower and adds noise.
 */
final class Dpm2 {

    private Dpm2() {}

    static double[] deterministic(double[] start, Sampling run) {
        double[] x = start;
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double[] denoised = run.denoise(x, sigma);
            x = step(x, denoised, sigma, run.sigmas()[i + 1], run);
            run.stepDone(i, denoised);
        }
        return x;
    }

    static Sampler ancestral(double eta) {
        return (start, run) -> {
            double[] x = start;
            for (int i = 0; i < run.steps(); i++) {
                double sigma = run.sigmas()[i];
                double next = run.sigmas()[i + 1];
                double[] denoised = run.denoise(x, sigma);
                AncestralStep split = AncestralStep.of(sigma, next, eta);
                x = step(x, denoised, sigma, split.down(), run);
                x = split.addNoise(x, sigma, next, run.noise());
                run.stepDone(i, denoised);
            }
            return x;
        };
    }

    private static double[] step(double[] x, double[] denoised, double sigma, double to, Sampling run) {
        double[] here = slope(x, denoised, sigma);
        if (to == 0) {
            return sum(1, x, to - sigma, here);
        }
        double middle = Math.sqrt(sigma * to);
        double[] half = sum(1, x, middle - sigma, here);
        return sum(1, x, to - sigma, slope(half, run.denoise(half, middle), middle));
    }
}
