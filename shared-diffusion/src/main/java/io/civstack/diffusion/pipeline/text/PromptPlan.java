package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.prompt.Composition;
import io.civstack.diffusion.prompt.NetworkTags;
import io.civstack.diffusion.prompt.PromptSchedule;
import io.civstack.diffusion.prompt.WeightedText;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.NamedSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The prompt schedules of one pass: which text is used at which call of the UNet, and the guidance weight of each.
 *
 * <p>As in A1111, each pass counts its calls from 0, and prompt editing places its switches among the calls expected
 * for the requested steps: one call a step, two for second-order samplers. A hires pass makes all of these calls, so
 * {@code [a:b:1.5]} switches in its middle. Image to image makes only some of them, so late switches are never reached.
 *
 * @param negative the negative prompt; not encoded without guidance
 * @param positives the prompt's parts between AND
 * @param weights of the parts
 * @param scale the CFG scale
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record PromptPlan(PromptSchedule negative, List<PromptSchedule> positives, double[] weights, double scale) {

    /** The plan of the first pass. */
    public static PromptPlan of(TextToImage request, NamedSampler sampler) {
        int calls = calls(sampler, request.steps());
        return of(request, text -> PromptSchedule.of(text, calls));
    }

    /**
     * The plan of the hires pass.
     *
     * @param steps of the hires pass
     */
    public static PromptPlan ofSecondPass(TextToImage request, NamedSampler sampler, int steps) {
        int before = calls(sampler, request.steps());
        int calls = calls(sampler, steps);
        return of(request, text -> PromptSchedule.ofSecondPass(text, before, calls));
    }

    private static int calls(NamedSampler sampler, int steps) {
        return sampler.secondOrder() ? 2 * steps : steps;
    }

    /** As in A1111, {@code <lora:...>} tags count in the prompt only; in the negative prompt they are text. */
    private static PromptPlan of(TextToImage request, Function<String, PromptSchedule> schedule) {
        List<WeightedText> parts =
                Composition.parse(NetworkTags.parse(request.prompt()).text());
        return new PromptPlan(
                schedule.apply(request.negativePrompt()),
                parts.stream().map(part -> schedule.apply(part.text())).toList(),
                parts.stream().mapToDouble(WeightedText::weight).toArray(),
                request.cfg());
    }

    /** Whether classifier-free guidance is computed: not at scale 1 with a single part of weight 1. */
    public boolean guided() {
        return scale != 1 || weights.length > 1 || weights[0] != 1;
    }

    /**
     * For each part of the prompt, CFG scale times its weight: the factor of (cond - uncond). Empty without guidance.
     */
    public float[] guidanceWeights() {
        float[] factors = new float[guided() ? weights.length : 0];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) (scale * weights[i]);
        }
        return factors;
    }

    /**
     * The factors of (part - first part) at calls that skip the negative prompt: the weights of the parts, without the
     * CFG scale.
     */
    public float[] weightsWithoutNegative() {
        float[] factors = new float[weights.length - 1];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) weights[i + 1];
        }
        return factors;
    }

    /** Whether the negative prompt is empty from the first call to the last. */
    boolean negativeIsEmpty() {
        return negative.texts().stream().allMatch(String::isBlank);
    }

    /** The schedules by row of the batch; with guidance the negative prompt is the first row. */
    List<PromptSchedule> schedules() {
        List<PromptSchedule> schedules = new ArrayList<>();
        if (guided()) {
            schedules.add(negative);
        }
        schedules.addAll(positives);
        return schedules;
    }

    /** The schedules in the order of the request: prompt, then negative prompt. */
    List<PromptSchedule> asWritten() {
        List<PromptSchedule> schedules = new ArrayList<>(positives);
        if (guided()) {
            schedules.add(negative);
        }
        return schedules;
    }

    /** The text of each row of the batch at a call, counted from 0. */
    public List<String> rowsAt(int call) {
        return schedules().stream().map(schedule -> schedule.textAt(call)).toList();
    }
}
