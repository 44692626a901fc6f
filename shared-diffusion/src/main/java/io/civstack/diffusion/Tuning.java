package io.civstack.diffusion;

import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.noise.Seeds;

/**
 * The finer settings that shared pictures come with; {@link #NONE} is what most have.
 *
 * @param noise whose random numbers the seed means
 * @param subSeed of the variation
 * @param subSeedStrength 0 (none) to 1 (the sub-seed alone)
 * @param stepSeedDelta added to the seed for the noise of the steps ("ENSD"); 0: the stream goes on
 * @param cfgRescale 0 (none) to 1: how far the guided prediction is brought back to the spread of the unguided one, against burnt colours
 *     (Lin et al. 2023, 2305.08891; 0.7 there)
 * @param skipGuidanceBelowSigma below this noise level the negative prompt is left out, which halves the work of those steps; 0 for never
 * @param seamless which edges continue each other
 */
public record Tuning(
        NoiseSource noise,
        long subSeed,
        double subSeedStrength,
        long stepSeedDelta,
        double cfgRescale,
        double skipGuidanceBelowSigma,
        Seamless seamless) {

    /** CPU noise, no variation, plain guidance. */
    public static final Tuning NONE = new Tuning(NoiseSource.CPU, 0, 0, 0, 0, 0, Seamless.NONE);

    public Tuning {
        if (!(subSeedStrength >= 0 && subSeedStrength <= 1) || !(cfgRescale >= 0 && cfgRescale <= 1)) {
            throw new IllegalArgumentException("the sub-seed's strength and the rescale are 0 to 1");
        }
        if (!(skipGuidanceBelowSigma >= 0)) {
            throw new IllegalArgumentException("a noise level is not negative");
        }
    }

    /** The same with the numbers of another source. */
    public Tuning withNoise(NoiseSource source) {
        return new Tuning(
                source, subSeed, subSeedStrength, stepSeedDelta, cfgRescale, skipGuidanceBelowSigma, seamless);
    }

    /** The same with edges that continue each other. */
    public Tuning seamless(boolean across, boolean down) {
        Seamless edges = new Seamless(across, down);
        return new Tuning(noise, subSeed, subSeedStrength, stepSeedDelta, cfgRescale, skipGuidanceBelowSigma, edges);
    }

    /** The same with a variation. */
    public Tuning varied(long seed, double strength) {
        return new Tuning(noise, seed, strength, stepSeedDelta, cfgRescale, skipGuidanceBelowSigma, seamless);
    }

    /** The same with other guidance. */
    public Tuning guided(double rescale, double skipBelowSigma) {
        return new Tuning(noise, subSeed, subSeedStrength, stepSeedDelta, rescale, skipBelowSigma, seamless);
    }

    /** Everything that decides the noise of a picture with this seed. */
    public Seeds seeds(long seed) {
        return Seeds.of(noise, seed).varied(subSeed, subSeedStrength).withStepSeedDelta(stepSeedDelta);
    }
}
