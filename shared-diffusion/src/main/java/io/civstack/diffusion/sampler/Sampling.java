package io.civstack.diffusion.sampler;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.sampler.StepObserver.Step;

/**
 * The arguments of a sampler besides the latent.
 *
 * @param model the denoiser
 * @param sigmas falling levels, the last one 0 or the smallest: one more than there are steps
 * @param noise for samplers that add noise
 * @param observer sees each step and may stop the run by throwing
 */
@SuppressWarnings("ArrayRecordComponent") // a list of arguments, never compared
public record Sampling(Denoiser model, double[] sigmas, StepNoise noise, StepObserver observer) {

    int steps() {
        return sigmas.length - 1;
    }

    double lastAboveZero() {
        double last = sigmas[sigmas.length - 1];
        return last > 0 ? last : sigmas[sigmas.length - 2];
    }

    double[] denoise(double[] x, double sigma) {
        return model.denoise(x, sigma);
    }

    void stepDone(int index, double[] denoised) {
        observer.afterStep(new Step(index + 1, steps(), sigmas[index], denoised));
    }
}
