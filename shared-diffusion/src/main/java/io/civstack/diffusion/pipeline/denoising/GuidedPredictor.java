package io.civstack.diffusion.pipeline.denoising;

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
 * The UNet with the conditioning of each call, with guidance or without. Below a noise level (A1111: "Negative Guidance
 * minimum sigma") the negative prompt can be left out, which halves the work of a call.
 *
 * <p>As in A1111, prompt editing and skipping count calls of the UNet, not steps of the sampler.
 */
final class GuidedPredictor implements NetworkPredictor, AutoCloseable {

    private final ConditioningSchedule conditions;
    private final AdvancedOptions options;
    private final NoiseLevels levels;
    private final ClassifierFreeGuidance guided;
    private final @Nullable ClassifierFreeGuidance withoutNegative;
    private int calls;
    private List<String> current = List.of();

    GuidedPredictor(
            Network network,
            CancelWatch watch,
            InitialLatent from,
            ConditioningSchedule conditions,
            Map<String, Tensor> adapters,
            AdvancedOptions options,
            NoiseLevels levels) {
        this.levels = levels;
        this.conditions = conditions;
        this.options = options;
        PromptPlan prompts = conditions.prompts();
        UNetConditioning like = conditions.at(0).getFirst();
        float rescale = (float) options.cfgRescale();
        guided = new ClassifierFreeGuidance(network, watch, from, like, prompts.guidanceWeights(), rescale, adapters);
        boolean skips = options.skipGuidanceBelowSigma() > 0 && prompts.guided();
        try {
            withoutNegative = skips
                    ? new ClassifierFreeGuidance(
                            network, watch, from, like, prompts.weightsWithoutNegative(), 0, adapters)
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
        return withoutNegative != null && skips(call, time)
                ? withoutNegative.predict(input, time)
                : guided.predict(input, time);
    }

    /**
     * As A1111: every second call below the noise level skips the negative prompt, or every call when "NGMS all steps"
     * is set.
     */
    private boolean skips(int call, double time) {
        boolean everyOrSecond = options.skipsEveryCall() || call % 2 == 1;
        return everyOrSecond && levels.sigmaOf(time) < options.skipGuidanceBelowSigma();
    }

    /** Sets the conditioning of a call, when its texts differ from those of the call before. */
    private void condition(int call) {
        List<String> texts = conditions.prompts().rowsAt(call);
        if (texts.equals(current)) {
            return;
        }
        List<UNetConditioning> rows = conditions.at(call);
        guided.condition(rows);
        if (withoutNegative != null) {
            withoutNegative.condition(rows.subList(1, rows.size()));
        }
        current = texts;
    }

    @Override
    public void close() {
        guided.close();
        if (withoutNegative != null) {
            withoutNegative.close();
        }
    }
}
