package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.schedule.NoiseLevels;

/**
 * Calls a model only at the levels it was distilled on. For a level between them it gets the same variance-preserving
 * latent at the time of the nearest known level k, and its eps is taken for the level s: with x_k = x sqrt((1 + k^2) /
 * (1 + s^2)), D = x - s (x_k - D(x_k, k)) / k.
 *
 * @param known the levels that the model was distilled on
 * @param model the denoiser at those
 */
record NearestLevel(NoiseLevels known, Denoiser model) implements Denoiser {

    @Override
    public double[] denoise(double[] x, double sigma) {
        double level = known.sigmaOf(Math.rint(known.timeOf(sigma)));
        double[] seen = sum(Math.sqrt((1 + level * level) / (1 + sigma * sigma)), x, 0, x);
        return sum(1, x, -sigma, slope(seen, model.denoise(seen, level), level));
    }
}
