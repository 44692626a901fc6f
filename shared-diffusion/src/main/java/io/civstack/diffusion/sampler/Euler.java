package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

/** Euler's method, x += d (s' - s), and its ancestral form, which steps lower and adds noise. First order. */
final class Euler {

    private Euler() {}

    static double[] deterministic(double[] start, Sampling run) {
        double[] x = start;
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double next = run.sigmas()[i + 1];
            double[] denoised = run.denoise(x, sigma);
            x = sum(1, x, next - sigma, slope(x, denoised, sigma));
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
                AncestralStep step = AncestralStep.of(sigma, next, eta);
                x = sum(1, x, step.down() - sigma, slope(x, denoised, sigma));
                x = step.addNoise(x, sigma, next, run.noise());
                run.stepDone(i, denoised);
            }
            return x;
        };
    }
}
