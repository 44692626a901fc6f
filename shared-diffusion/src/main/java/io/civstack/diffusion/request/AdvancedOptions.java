package io.civstack.diffusion.request;

import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.noise.Seeds;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.prompt.Emphasis;
import java.util.function.Consumer;

/**
 * The finer settings that shared pictures come with; {@link #DEFAULTS} is what most have.
 *
 * @param noise whose random numbers the seed means
 * @param subSeed of the variation
 * @param subSeedStrength 0 (none) to 1 (the sub-seed alone)
 * @param stepSeedDelta added to the seed for the noise of the steps ("ENSD"); 0: the stream goes on
 * @param cfgRescale 0 (none) to 1: how far the guided prediction is brought back to the spread of the unguided one, against burnt colours
 *     (Lin et al. 2023, 2305.08891; 0.7 there)
 * @param skipGuidanceBelowSigma below this noise level the negative prompt is left out of every second call of the network ("NGMS"), which halves
 *     the work of those; 0 for never
 * @param skipsEveryCall whether it is left out of every call there, not only of every second one
 * @param seamless which edges continue each other
 * @param emphasis what the weights in the prompts do
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

    /** CPU noise, no variation, plain guidance, weights as most prompts mean them. */
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

    /** The same with the numbers of another source. */
    public AdvancedOptions withNoise(NoiseSource source) {
        return changed(draft -> draft.noise = source);
    }

    /** The same with edges that continue each other. */
    public AdvancedOptions seamless(boolean across, boolean down) {
        return changed(draft -> draft.seamless = new Seamless(across, down));
    }

    /** The same with a variation. */
    public AdvancedOptions varied(long seed, double strength) {
        return changed(draft -> {
            draft.subSeed = seed;
            draft.subSeedStrength = strength;
        });
    }

    /** The same with other guidance. */
    public AdvancedOptions guided(double rescale, double skipBelowSigma) {
        return changed(draft -> {
            draft.cfgRescale = rescale;
            draft.skipGuidanceBelowSigma = skipBelowSigma;
        });
    }

    /** The same with the negative prompt left out of every call below that noise level. */
    public AdvancedOptions skippingEveryCall() {
        return changed(draft -> draft.skipsEveryCall = true);
    }

    /** The same with another meaning of the prompts' weights. */
    public AdvancedOptions emphasized(Emphasis mode) {
        return changed(draft -> draft.emphasis = mode);
    }

    /** Everything that decides the noise of a picture with this seed. */
    public Seeds seeds(long seed) {
        return Seeds.of(noise, seed).varied(subSeed, subSeedStrength).withStepSeedDelta(stepSeedDelta);
    }

    private AdvancedOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return draft.finished();
    }

    /** What changed settings will be; holds the values that are ever changed. */
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
