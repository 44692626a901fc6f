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
 * Which texts hold at which call of the network in a pass, and how strongly each pulls.
 *
 * <p>As in A1111, every pass counts its own calls from 0, while switches are placed among all the calls that it expects of the steps it was asked
 * for: twice as many as steps for samplers of second order. A second pass makes them all, so {@code [a:b:1.5]} switches in its middle; a changed
 * picture makes the first ones only, so that late switches never come.
 *
 * @param negative the negative prompt, which without guidance is not read
 * @param positives the prompt's parts between AND
 * @param weights of the parts
 * @param scale of the guidance
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record PromptPlan(PromptSchedule negative, List<PromptSchedule> positives, double[] weights, double scale) {

    /** The plan of the only pass, or of the first one. */
    public static PromptPlan of(TextToImage request, NamedSampler sampler) {
        int calls = calls(sampler, request.steps());
        return of(request, text -> PromptSchedule.of(text, calls));
    }

    /**
     * The plan of the second pass.
     *
     * @param steps of that pass
     */
    public static PromptPlan ofSecondPass(TextToImage request, NamedSampler sampler, int steps) {
        int before = calls(sampler, request.steps());
        int calls = calls(sampler, steps);
        return of(request, text -> PromptSchedule.ofSecondPass(text, before, calls));
    }

    private static int calls(NamedSampler sampler, int steps) {
        return sampler.secondOrder() ? 2 * steps : steps;
    }

    /** As in A1111, only the prompt asks for networks: in a negative prompt a tag is text. */
    private static PromptPlan of(TextToImage request, Function<String, PromptSchedule> schedule) {
        List<WeightedText> parts =
                Composition.parse(NetworkTags.parse(request.prompt()).text());
        return new PromptPlan(
                schedule.apply(request.negativePrompt()),
                parts.stream().map(part -> schedule.apply(part.text())).toList(),
                parts.stream().mapToDouble(WeightedText::weight).toArray(),
                request.cfg());
    }

    /** Whether the negative prompt matters; without it the one part is followed as it is. */
    public boolean guided() {
        return scale != 1 || weights.length > 1 || weights[0] != 1;
    }

    /** Guidance scale times weight of each part: how strongly it pulls away from the negative prompt. Empty without guidance. */
    public float[] pulls() {
        float[] pulls = new float[guided() ? weights.length : 0];
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] = (float) (scale * weights[i]);
        }
        return pulls;
    }

    /** How strongly each further part pulls away from the first where the negative prompt is left out: as it weighs, whatever the scale. */
    public float[] pullsAlone() {
        float[] pulls = new float[weights.length - 1];
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] = (float) weights[i + 1];
        }
        return pulls;
    }

    /** Whether the negative prompt is empty from the first call to the last. */
    boolean negativeIsEmpty() {
        return negative.texts().stream().allMatch(String::isBlank);
    }

    /** One for each row of the batch; with guidance the negative one is the first. */
    List<PromptSchedule> schedules() {
        List<PromptSchedule> schedules = new ArrayList<>();
        if (guided()) {
            schedules.add(negative);
        }
        schedules.addAll(positives);
        return schedules;
    }

    /** The same, the prompt's before the negative one's. */
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
