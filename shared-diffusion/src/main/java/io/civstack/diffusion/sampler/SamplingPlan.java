package io.civstack.diffusion.sampler;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.noise.PictureNoise;
import io.civstack.diffusion.schedule.NoiseLevels;
import java.util.Arrays;

/** A sampler with the sigmas of one run. Immutable; may be run many times. */
public final class SamplingPlan {

    private final NamedSampler named;
    private final int stepsAsked;
    private final NoiseLevels levels;
    private final double[] sigmas;

    /**
     * @param stepsAsked the steps that were asked for; a few schedules make more of them
     * @param levels the noise levels that the model was trained on
     * @param sigmas falling, two at least
     */
    SamplingPlan(NamedSampler named, int stepsAsked, NoiseLevels levels, double[] sigmas) {
        this.named = named;
        this.stepsAsked = stepsAsked;
        this.levels = levels;
        this.sigmas = sigmas;
    }

    public NamedSampler sampler() {
        return named;
    }

    /** A copy of the falling levels, from the first of this run to the last. */
    public double[] sigmas() {
        return sigmas.clone();
    }

    /** How many steps the observer will see, for samplers that do not choose themselves. */
    public int steps() {
        return sigmas.length - 1;
    }

    /**
     * The plan of image to image. As in A1111, it skips the first n - 1 - {@code int(min(strength, .999) n)} of n
     * steps; steps that a schedule has beyond n are made as well.
     *
     * @param strength 0 (hardly changes) to 1 (everything new)
     */
    public SamplingPlan from(double strength) {
        return last((int) (Math.min(strength, 0.999) * stepsAsked) + 1);
    }

    /**
     * The last steps of this plan.
     *
     * @param steps of those that were asked for, 1 to all; steps that a schedule has beyond them are made as well
     */
    public SamplingPlan last(int steps) {
        int first = Math.clamp(stepsAsked - steps, 0, sigmas.length - 2);
        return new SamplingPlan(named, steps, levels, Arrays.copyOfRange(sigmas, first, sigmas.length));
    }

    /**
     * The latent a run starts from: noise at the first level, x = sigma_0 noise, or sqrt(1 + sigma_0^2) noise for pure
     * noise.
     */
    public double[] start(float[] noise) {
        double[] x = new double[noise.length];
        for (int i = 0; i < noise.length; i++) {
            x[i] = startScale() * noise[i];
        }
        return x;
    }

    /** The latent that image to image starts from: z + sigma_0 noise. */
    public double[] start(double[] clean, float[] noise) {
        double[] x = new double[noise.length];
        for (int i = 0; i < noise.length; i++) {
            x[i] = clean[i] + sigmas[0] * noise[i];
        }
        return x;
    }

    double startScale() {
        return named.startsAtPureNoise() ? Math.sqrt(1 + sigmas[0] * sigmas[0]) : sigmas[0];
    }

    /** The noise for the steps, from independent draws or from a Brownian path, as this sampler needs it. */
    public StepNoise stepNoise(PictureNoise noise) {
        return switch (named.stepNoise()) {
            case NONE, STREAM -> (sigma, next) -> noise.next();
            case PATH -> noise::alongPath;
        };
    }

    /**
     * Runs the sampler.
     *
     * @param start from one of the start methods; may be overwritten
     * @param noise only asked by samplers that add noise
     * @param observer sees each step; what it throws stops the run and comes out here
     * @return the latent batch in the model's scale: clean, or with the noise of the last level where that is not 0
     */
    public double[] run(double[] start, Denoiser model, StepNoise noise, StepObserver observer) {
        Denoiser asked = named.modelFor(model, levels);
        double[] end = named.sampler().sample(start, new Sampling(asked, sigmas.clone(), noise, observer));
        double last = sigmas[sigmas.length - 1];
        return named.startsAtPureNoise() ? Latents.sum(1 / Math.sqrt(1 + last * last), end, 0, end) : end;
    }
}
