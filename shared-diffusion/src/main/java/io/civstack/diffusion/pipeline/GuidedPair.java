package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Tuning;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.Tensor;
import io.civstack.diffusion.sample.NetworkPredictor;
import io.civstack.diffusion.sample.NoiseLevels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The UNet with guidance and, below a noise level, without: there the negative prompt changes little and costs half the work.
 *
 * <p>As in A1111, everything that changes on the way counts the calls of the network, not the steps of the sampler.
 */
final class GuidedPair implements NetworkPredictor, AutoCloseable {

    private final Conditions conditions;
    private final Tuning tuning;
    private final NoiseLevels levels;
    private final GuidedUNet guided;
    private final @Nullable GuidedUNet alone;
    private int calls;
    private List<String> given = List.of();

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
        PromptPlan prompts = conditions.prompts();
        Told like = conditions.at(0).getFirst();
        float rescale = (float) tuning.cfgRescale();
        guided = new GuidedUNet(network, watch, from, like, prompts.pulls(), rescale, adapters);
        boolean skips = tuning.skipGuidanceBelowSigma() > 0 && prompts.guided();
        try {
            alone = skips ? new GuidedUNet(network, watch, from, like, prompts.pullsAlone(), 0, adapters) : null;
        } catch (RuntimeException | Error failed) {
            guided.close();
            throw failed;
        }
    }

    @Override
    public float[] predict(float[] input, double time) {
        int call = calls++;
        condition(call);
        return alone != null && skips(call, time) ? alone.predict(input, time) : guided.predict(input, time);
    }

    /** Every second call keeps more of the negative prompt than none does, at a higher level: A1111's way. */
    private boolean skips(int call, double time) {
        boolean turn = tuning.skipsEveryCall() || call % 2 == 1;
        return turn && levels.sigmaOf(time) < tuning.skipGuidanceBelowSigma();
    }

    /** Gives the rows of a call, when its texts are not those given last. */
    private void condition(int call) {
        List<String> texts = conditions.prompts().rowsAt(call);
        if (texts.equals(given)) {
            return;
        }
        List<Told> rows = conditions.at(call);
        guided.condition(rows);
        if (alone != null) {
            alone.condition(rows.subList(1, rows.size()));
        }
        given = texts;
    }

    @Override
    public void close() {
        guided.close();
        if (alone != null) {
            alone.close();
        }
    }
}
