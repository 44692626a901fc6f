package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

/**
 * DPM-Solver++ for the stochastic equation, singlestep: both the half step and the whole one are split into a
 * deterministic part and noise of the same path, so the noise must be consistent between overlapping intervals. Two
 * calls a step, one for the last.
 */
final class DpmPlusPlusSde {

    private static final double HALF = 0.5;

    private DpmPlusPlusSde() {}

    static Sampler stochastic(double eta) {
        return (start, run) -> {
            double[] x = start;
            for (int i = 0; i < run.steps(); i++) {
                double sigma = run.sigmas()[i];
                double next = run.sigmas()[i + 1];
                double[] denoised = run.denoise(x, sigma);
                x = next == 0 ? sum(1, x, -sigma, slope(x, denoised, sigma)) : step(x, denoised, sigma, next, eta, run);
                run.stepDone(i, denoised);
            }
            return x;
        };
    }

    private static double[] step(double[] x, double[] denoised, double sigma, double next, double eta, Sampling run) {
        double middle = sigma * Math.exp(-HALF * Math.log(sigma / next));
        double[] half = part(x, denoised, sigma, middle, eta, run);
        double weight = 1 / (2 * HALF);
        double[] combined = sum(1 - weight, denoised, weight, run.denoise(half, middle));
        return part(x, combined, sigma, next, eta, run);
    }

    /** (s_down / s) x + (1 - s_down / s) D + s_up z. */
    private static double[] part(double[] x, double[] denoised, double sigma, double to, double eta, Sampling run) {
        AncestralStep split = AncestralStep.of(sigma, to, eta);
        double ratio = split.down() / sigma;
        return split.addNoise(sum(ratio, x, 1 - ratio, denoised), sigma, to, run.noise());
    }
}
