package io.civstack.diffusion.pipeline.denoise;

import io.civstack.diffusion.denoiser.NetworkPredictor;
import io.civstack.diffusion.pipeline.latent.InitialLatent;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.text.ConditioningSchedule;
import io.civstack.diffusion.pipeline.text.PromptPlan;
import io.civstack.diffusion.pipeline.text.UNetConditioning;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.Tensor;
import io.civstack.diffusion.schedule.NoiseLevels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The UNet with guidance and, below a noise level, without: there the negative prompt changes little and costs half the work.
 *
 * <p>As in A1111, everything that changes on the way counts the calls of the network, not the steps of the sampler.
 */
final class GuidedPredictor implements NetworkPredictor, AutoCloseable {

    private final ConditioningSchedule conditions;
    private final AdvancedOptions tuning;
    private final NoiseLevels levels;
    private final ClassifierFreeGuidance guided;
    private final @Nullable ClassifierFreeGuidance alone;
    private int calls;
    private List<String> given = List.of();

    GuidedPredictor(
            Network network,
            CancelWatch watch,
            InitialLatent from,
            ConditioningSchedule conditions,
            Map<String, Tensor> adapters,
            AdvancedOptions tuning,
            NoiseLevels levels) {
        this.levels = levels;
        this.conditions = conditions;
        this.tuning = tuning;
        PromptPlan prompts = conditions.prompts();
        UNetConditioning like = conditions.at(0).getFirst();
        float rescale = (float) tuning.cfgRescale();
        guided = new ClassifierFreeGuidance(network, watch, from, like, prompts.pulls(), rescale, adapters);
        boolean skips = tuning.skipGuidanceBelowSigma() > 0 && prompts.guided();
        try {
            alone = skips
                    ? new ClassifierFreeGuidance(network, watch, from, like, prompts.pullsAlone(), 0, adapters)
                    : null;
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
        List<UNetConditioning> rows = conditions.at(call);
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
