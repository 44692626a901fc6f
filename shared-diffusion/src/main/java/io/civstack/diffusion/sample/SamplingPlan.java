package io.civstack.diffusion.sample;

/** One run, ready: which sampler walks which levels. Immutable; may be run many times. */
public final class SamplingPlan {

    private final NamedSampler named;
    private final double[] sigmas;

    SamplingPlan(NamedSampler named, int steps, NoiseLevels levels) {
        this.named = named;
        this.sigmas = named.schedule().sigmas(levels, steps);
    }

    public NamedSampler sampler() {
        return named;
    }

    /** A copy of the falling levels; the last one is 0. */
    public double[] sigmas() {
        return sigmas.clone();
    }

    /** The latent a run starts from: noise at the first level, x = sigma_0 noise. */
    public double[] start(float[] noise) {
        double[] x = new double[noise.length];
        for (int i = 0; i < noise.length; i++) {
            x[i] = sigmas[0] * noise[i];
        }
        return x;
    }

    double[] start(double[] noise) {
        return Latents.sum(sigmas[0], noise, 0, noise);
    }

    /**
     * Runs the sampler.
     *
     * @param start from {@link #start}; may be overwritten
     * @param noise only asked by samplers that add noise
     * @param observer sees each step; what it throws stops the run and comes out here
     * @return the clean latent batch, in the model's scale
     */
    public double[] run(double[] start, Denoiser model, StepNoise noise, StepObserver observer) {
        return named.sampler().sample(start, new Sampling(model, sigmas.clone(), noise, observer));
    }
}
