package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Tuning;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.Tensor;
import io.civstack.diffusion.sample.NetworkPredictor;
import io.civstack.diffusion.sample.NoiseLevels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The UNet with guidance and, below a noise level, without: there the negative prompt changes little and costs half the work. */
final class GuidedPair implements NetworkPredictor, AutoCloseable {

    private final Conditions conditions;
    private final Tuning tuning;
    private final NoiseLevels levels;
    private final GuidedUNet guided;
    private final @Nullable GuidedUNet alone;

    GuidedPair(
            Network network,
            CancelWatch watch,
            LatentStart from,
            Conditions conditions,
            Map<String, Tensor> adapters,
            Tuning tuning,
            NoiseLevels levels) {
        this.levels = levels;
        this.conditions = conditions;
        this.tuning = tuning;
        float[] pulls = conditions.pulls();
        float[] labels = conditions.labels();
        float rescale = (float) tuning.cfgRescale();
        guided = new GuidedUNet(network, watch, from, conditions.like(), pulls, rescale, labels, adapters);
        boolean skips = tuning.skipGuidanceBelowSigma() > 0 && pulls.length == 1;
        float[] second = Arrays.copyOfRange(labels, labels.length / (pulls.length + 1), labels.length);
        alone = skips
                ? new GuidedUNet(network, watch, from, conditions.like(), new float[0], 0, second, adapters)
                : null;
        condition(0);
    }

    @Override
    public float[] predict(float[] input, double time) {
        if (alone != null && levels.sigmaOf(time) < tuning.skipGuidanceBelowSigma()) {
            return alone.predict(input, time);
        }
        return guided.predict(input, time);
    }

    /** Gives the rows of the next step, when they differ. */
    void stepDone(int steps) {
        if (conditions.changeAfter(steps)) {
            condition(steps);
        }
    }

    private void condition(int step) {
        List<Conditioning> rows = conditions.at(step);
        guided.condition(rows);
        if (alone != null) {
            alone.condition(rows.subList(1, rows.size()));
        }
    }

    @Override
    public void close() {
        guided.close();
        if (alone != null) {
            alone.close();
        }
    }
}
