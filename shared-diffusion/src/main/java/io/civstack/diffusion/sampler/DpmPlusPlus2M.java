package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.sum;

import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++(2M), multistep, second order, one call a step. With l = -ln s, h = l' - l and r = h_before / h:
 * x = (s' / s) x - (e^-h - 1) D*, D* = (1 + 1/2r) D - (1/2r) D_before. The first and the last step are of first order.
 */
final class DpmPlusPlus2M {

    private DpmPlusPlus2M() {}

    static double[] deterministic(double[] start, Sampling run) {
        double[] x = start;
        double hBefore = 0;
        double @Nullable [] before = null;
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double next = run.sigmas()[i + 1];
            double[] denoised = run.denoise(x, sigma);
            double h = Math.log(sigma / next);
            double[] extrapolated = denoised;
            if (before != null && next > 0) {
                double r = hBefore / h;
                extrapolated = sum(1 + 1 / (2 * r), denoised, -1 / (2 * r), before);
            }
            x = sum(next / sigma, x, -Math.expm1(-h), extrapolated);
            hBefore = h;
            before = denoised;
            run.stepDone(i, denoised);
        }
        return x;
    }
}
