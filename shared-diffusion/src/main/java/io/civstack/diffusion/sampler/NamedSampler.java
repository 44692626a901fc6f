package io.civstack.diffusion.sampler;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.schedule.DiscreteLevels;
import io.civstack.diffusion.schedule.NoiseLevels;
import io.civstack.diffusion.schedule.Schedule;
import java.util.Arrays;

/**
 * A sampler of the catalogue.
 *
 * @param name without a schedule, as infotext writes it
 * @param sampler the algorithm
 * @param schedule the one the name implies when none is asked for
 * @param sigmaRule how the sigmas of a run are made
 * @param stepNoise the noise that it adds in steps
 * @param secondOrder whether it calls the model twice a step, except for the last: prompt editing counts calls
 */
public record NamedSampler(
        String name, Sampler sampler, Schedule schedule, SigmaRule sigmaRule, Noise stepNoise, boolean secondOrder) {

    static final String ADAPTIVE = "DPM adaptive";

    private static final int DISTILLED_STRIDE = 20;

    /** The noise that a sampler adds in steps. */
    public enum Noise {
        NONE,
        /** Independent draws. */
        STREAM,
        /** Steps of one Brownian path, because the sampler's intervals overlap. */
        PATH
    }

    /** How the sigmas of a run are made from a schedule. */
    public enum SigmaRule {
        /** The sigmas of the schedule; starts from noise times the first sigma and ends at 0. */
        PLAIN,
        /** As plain, with one step more and the next-to-last sigma left out (A1111: discard_next_to_last_sigma). */
        DISCARDS_NEXT_TO_LAST_SIGMA,
        /**
         * As plain, but only with the 50 timesteps 19, 39, ... 999 that latent consistency models were distilled on.
         * The model is called at the nearest of them.
         */
        LCM_TIMESTEPS,
        /**
         * Timesteps of the sampler's own (DDIM, PLMS, UniPC): starts from pure noise in variance-preserving space,
         * ignores other schedules and ends at the smallest sigma.
         */
        OWN_TIMESTEPS
    }

    NamedSampler ofSecondOrder() {
        return new NamedSampler(name, sampler, schedule, sigmaRule, stepNoise, true);
    }

    NamedSampler with(Schedule chosen) {
        return sigmaRule == SigmaRule.OWN_TIMESTEPS
                ? this
                : new NamedSampler(name, sampler, chosen, sigmaRule, stepNoise, secondOrder);
    }

    double[] sigmas(NoiseLevels levels, int steps) {
        return switch (sigmaRule) {
            case LCM_TIMESTEPS -> schedule.sigmas(known(levels), steps);
            case PLAIN -> schedule.sigmas(levels, steps);
            case DISCARDS_NEXT_TO_LAST_SIGMA -> withoutNextToLast(schedule.sigmas(levels, steps + 1));
            case OWN_TIMESTEPS -> {
                double[] sigmas = schedule.sigmas(levels, steps);
                sigmas[sigmas.length - 1] = levels.sigmaMin();
                yield sigmas;
            }
        };
    }

    /** The model as this sampler calls it. */
    Denoiser modelFor(Denoiser model, NoiseLevels levels) {
        NoiseLevels known = known(levels);
        return known.equals(levels) ? model : new NearestLevel(known, model);
    }

    private NoiseLevels known(NoiseLevels levels) {
        return sigmaRule == SigmaRule.LCM_TIMESTEPS && levels instanceof DiscreteLevels table
                ? table.every(DISTILLED_STRIDE)
                : levels;
    }

    private static double[] withoutNextToLast(double[] sigmas) {
        double[] shorter = Arrays.copyOf(sigmas, sigmas.length - 1);
        shorter[shorter.length - 1] = sigmas[sigmas.length - 1];
        return shorter;
    }

    /** Whether its step sizes depend on all pictures of the batch, so that it is run with one picture at a time. */
    public boolean stepsDependOnBatch() {
        return name.equals(ADAPTIVE);
    }

    /**
     * Whether ENSD changes its pictures and belongs into infotext. It does not change Brownian noise. A1111 writes it
     * for these samplers except LCM, whose pictures it changes as well.
     */
    public boolean usesStepSeedDelta() {
        return stepNoise == Noise.STREAM;
    }

    boolean startsAtPureNoise() {
        return sigmaRule == SigmaRule.OWN_TIMESTEPS;
    }
}
