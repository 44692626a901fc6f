package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

/**
 * DPM-Solver++(2S), singlestep, with ancestral noise. With l = -ln s and h = l' - l: half a step to l + h/2, then
 * x = (s' / s) x - (e^-h - 1) D(half). Second order without noise; two calls a step, one for the last.
 */
final class DpmPlusPlus2S {

    private DpmPlusPlus2S() {}

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
        if (to == 0) {
            return sum(1, x, -sigma, slope(x, denoised, sigma));
        }
        double h = Math.log(sigma / to);
        double middle = sigma * Math.exp(-h / 2);
        double[] half = sum(middle / sigma, x, -Math.expm1(-h / 2), denoised);
        return sum(to / sigma, x, -Math.expm1(-h), run.denoise(half, middle));
    }
}
