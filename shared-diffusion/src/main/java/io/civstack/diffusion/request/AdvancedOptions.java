package io.civstack.diffusion.request;

import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.noise.Seeds;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.prompt.Emphasis;
import java.util.function.Consumer;

/**
 * Options that A1111 calls variation seed, ENSD, RNG, CFG rescale, NGMS, tiling and emphasis.
 *
 * @param noise the generator of the noise: PyTorch on a CPU or on a GPU
 * @param subSeed the variation seed
 * @param subSeedStrength strength of the variation, 0 (none) to 1 (the variation seed alone)
 * @param stepSeedDelta "ENSD", added to the seed for the noise of ancestral samplers; 0 continues the stream of the
 *     initial noise
 * @param cfgRescale 0 (none) to 1: how far the standard deviation of the guided prediction is brought back, against
 *     oversaturated colours (Lin et al. 2023, 2305.08891; 0.7 there)
 * @param skipGuidanceBelowSigma "NGMS": below this sigma every second call of the UNet skips the negative prompt, which
 *     halves the work of that call; 0 for never
 * @param skipsEveryCall "NGMS all steps": every call below that sigma skips it
 * @param seamless "Tiling": which opposite edges match
 * @param emphasis how attention weights in prompts are applied
 */
public record AdvancedOptions(
        NoiseSource noise,
        long subSeed,
        double subSeedStrength,
        long stepSeedDelta,
        double cfgRescale,
        double skipGuidanceBelowSigma,
        boolean skipsEveryCall,
        Seamless seamless,
        Emphasis emphasis) {

    /** CPU noise, no variation, no rescale, no skipping, emphasis as in A1111. */
    public static final AdvancedOptions DEFAULTS =
            new AdvancedOptions(NoiseSource.CPU, 0, 0, 0, 0, 0, false, Seamless.NONE, Emphasis.ORIGINAL);

    public AdvancedOptions {
        if (!(subSeedStrength >= 0 && subSeedStrength <= 1) || !(cfgRescale >= 0 && cfgRescale <= 1)) {
            throw new IllegalArgumentException("the sub-seed's strength and the rescale are 0 to 1");
        }
        if (!(skipGuidanceBelowSigma >= 0)) {
            throw new IllegalArgumentException("a noise level is not negative");
        }
    }

    /** The same with noise of another generator. */
    public AdvancedOptions withNoise(NoiseSource source) {
        return changed(draft -> draft.noise = source);
    }

    /** The same with opposite edges that match. */
    public AdvancedOptions seamless(boolean across, boolean down) {
        return changed(draft -> draft.seamless = new Seamless(across, down));
    }

    /** The same with a variation seed. */
    public AdvancedOptions varied(long seed, double strength) {
        return changed(draft -> {
            draft.subSeed = seed;
            draft.subSeedStrength = strength;
        });
    }

    /** The same with CFG rescale and NGMS. */
    public AdvancedOptions guided(double rescale, double skipBelowSigma) {
        return changed(draft -> {
            draft.cfgRescale = rescale;
            draft.skipGuidanceBelowSigma = skipBelowSigma;
        });
    }

    /** The same with "NGMS all steps". */
    public AdvancedOptions skippingEveryCall() {
        return changed(draft -> draft.skipsEveryCall = true);
    }

    /** The same with another emphasis mode. */
    public AdvancedOptions emphasized(Emphasis mode) {
        return changed(draft -> draft.emphasis = mode);
    }

    /** The seeds of a picture with this seed. */
    public Seeds seeds(long seed) {
        return Seeds.of(noise, seed).varied(subSeed, subSeedStrength).withStepSeedDelta(stepSeedDelta);
    }

    private AdvancedOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return draft.finished();
    }

    /** Mutable copy of the options that the methods above change. */
    private final class Draft {

        private NoiseSource noise = AdvancedOptions.this.noise;
        private long subSeed = AdvancedOptions.this.subSeed;
        private double subSeedStrength = AdvancedOptions.this.subSeedStrength;
        private double cfgRescale = AdvancedOptions.this.cfgRescale;
        private double skipGuidanceBelowSigma = AdvancedOptions.this.skipGuidanceBelowSigma;
        private boolean skipsEveryCall = AdvancedOptions.this.skipsEveryCall;
        private Seamless seamless = AdvancedOptions.this.seamless;
        private Emphasis emphasis = AdvancedOptions.this.emphasis;

        private AdvancedOptions finished() {
            return new AdvancedOptions(
                    noise,
                    subSeed,
                    subSeedStrength,
                    stepSeedDelta,
                    cfgRescale,
                    skipGuidanceBelowSigma,
                    skipsEveryCall,
                    seamless,
                    emphasis);
        }
    }
}
