package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.prompt.Composition;
import io.civstack.diffusion.prompt.NetworkTags;
import io.civstack.diffusion.prompt.PromptSchedule;
import io.civstack.diffusion.prompt.WeightedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which texts hold at which step, and how strongly each pulls.
 *
 * @param negative the negative prompt, which without guidance is not read
 * @param positives the prompt's parts between AND
 * @param pulls guidance scale times weight of each part; empty when the one part is followed as it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record PromptPlan(PromptSchedule negative, List<PromptSchedule> positives, float[] pulls) {

    static PromptPlan of(TextToImage request) {
        List<WeightedText> parts =
                Composition.parse(NetworkTags.parse(request.prompt()).text());
        List<PromptSchedule> positives = parts.stream()
                .map(part -> PromptSchedule.of(part.text(), request.steps()))
                .toList();
        boolean plain =
                request.cfg() == 1 && parts.size() == 1 && parts.getFirst().weight() == 1;
        float[] pulls = new float[plain ? 0 : parts.size()];
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] = (float) (request.cfg() * parts.get(i).weight());
        }
        return new PromptPlan(
                PromptSchedule.of(NetworkTags.parse(request.negativePrompt()).text(), request.steps()),
                positives,
                pulls);
    }

    boolean guided() {
        return pulls.length > 0;
    }

    /** The text of each row of the batch at a step, counted from 0; with guidance the negative one is the first. */
    List<String> rowsAt(int step) {
        List<String> rows = new ArrayList<>();
        if (guided()) {
            rows.add(negative.textAt(step));
        }
        positives.forEach(positive -> rows.add(positive.textAt(step)));
        return rows;
    }

    /** Every text that some step needs. */
    List<String> texts() {
        Set<String> all = new LinkedHashSet<>();
        if (guided()) {
            negative.stretches().forEach(stretch -> all.add(stretch.text()));
        }
        positives.forEach(positive -> positive.stretches().forEach(stretch -> all.add(stretch.text())));
        return List.copyOf(all);
    }
}
