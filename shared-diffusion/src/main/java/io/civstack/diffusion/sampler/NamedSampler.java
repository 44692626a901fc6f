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
 * @param sigmaRule what else the name implies
 * @param stepNoise what kind of noise it adds on the way
 * @param secondOrder whether it asks the model twice a step, but for the last: A1111 counts the steps of prompt editing by calls there
 */
public record NamedSampler(
        String name, Sampler sampler, Schedule schedule, SigmaRule sigmaRule, Noise stepNoise, boolean secondOrder) {

    static final String ADAPTIVE = "DPM adaptive";

    private static final int DISTILLED_STRIDE = 20;

    /** The noise that a sampler adds on the way. */
    public enum Noise {
        NONE,
        /** Independent draws. */
        STREAM,
        /** Steps of one Brownian path, because the sampler's intervals overlap. */
        PATH
    }

    /** What the tools do around a sampler because of its name. */
    public enum SigmaRule {
        /** Starts at sigma_0 noise and ends at 0. */
        PLAIN,
        /** As plain, with one step more and the next-to-last level left out: kinder to samplers that overshoot at the end. */
        DISCARDS_NEXT_TO_LAST_SIGMA,
        /**
         * As plain, for models that were distilled on every twentieth of the thousand times, 19 to 999: takes its levels from those, and asks the
         * model at the nearest of them.
         */
        LCM_TIMESTEPS,
        /**
         * Was published in variance-preserving space on times of its own: starts at pure noise, ignores other schedules, ends at the smallest
         * level.
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

    /** The model as this sampler asks it. */
    Denoiser asks(Denoiser model, NoiseLevels levels) {
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

    /** Whether it chooses its steps by all pictures of a run, so that they come out otherwise together than alone. */
    public boolean stepsDependOnBatch() {
        return name.equals(ADAPTIVE);
    }

    /**
     * Whether a delta of the step seed (ENSD) changes its pictures, so that it must be told with them. A Brownian path has none. A1111 tells it
     * for all of these but LCM, whose pictures it changes as well.
     */
    public boolean usesStepSeedDelta() {
        return stepNoise == Noise.STREAM;
    }

    boolean startsAtPureNoise() {
        return sigmaRule == SigmaRule.OWN_TIMESTEPS;
    }
}
