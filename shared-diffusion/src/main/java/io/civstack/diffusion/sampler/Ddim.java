package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

/**
 * DDIM (Song et al. 2021): x' = sqrt(a') D + sqrt(1 - a' - q^2) eps + q z with q = eta sqrt((1 - a') / (1 - a)) sqrt(1
 * - a / a'). Divided by sqrt(a'), with s^2 = (1 - a) / a, this is x' = D + down eps + up z, where up = eta s'/s
 * sqrt(s^2 - s'^2): the ancestral split. First order.
 */
final class Ddim {

    private Ddim() {}

    static Sampler sampler(double eta) {
        return (start, run) -> {
            double[] x = start;
            for (int i = 0; i < run.steps(); i++) {
                double sigma = run.sigmas()[i];
                double next = run.sigmas()[i + 1];
                double[] denoised = run.denoise(x, sigma);
                AncestralStep split = AncestralStep.of(sigma, next, eta);
                x = sum(1, denoised, split.down(), slope(x, denoised, sigma));
                x = split.addNoise(x, sigma, next, run.noise());
                run.stepDone(i, denoised);
            }
            return x;
        };
    }
}
