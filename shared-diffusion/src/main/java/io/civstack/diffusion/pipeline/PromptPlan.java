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
import java.util.function.Function;

/**
 * Which texts hold at which step of a pass, and how strongly each pulls.
 *
 * <p>As in A1111, every pass counts its own steps from 0, while switches are placed among all the steps it was asked for. A second pass makes them
 * all, so {@code [a:b:1.5]} switches in its middle; a changed picture makes the last ones only, so that late switches never come.
 *
 * @param negative the negative prompt, which without guidance is not read
 * @param positives the prompt's parts between AND
 * @param pulls guidance scale times weight of each part; empty when the one part is followed as it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record PromptPlan(PromptSchedule negative, List<PromptSchedule> positives, float[] pulls) {

    /** The plan of the only pass, or of the first one. */
    static PromptPlan of(TextToImage request) {
        return of(request, text -> PromptSchedule.of(text, request.steps()));
    }

    /**
     * The plan of the second pass.
     *
     * @param steps of that pass
     */
    static PromptPlan ofSecondPass(TextToImage request, int steps) {
        return of(request, text -> PromptSchedule.ofSecondPass(text, request.steps(), steps));
    }

    private static PromptPlan of(TextToImage request, Function<String, PromptSchedule> schedule) {
        List<WeightedText> parts =
                Composition.parse(NetworkTags.parse(request.prompt()).text());
        List<PromptSchedule> positives =
                parts.stream().map(part -> schedule.apply(part.text())).toList();
        boolean plain =
                request.cfg() == 1 && parts.size() == 1 && parts.getFirst().weight() == 1;
        float[] pulls = new float[plain ? 0 : parts.size()];
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] = (float) (request.cfg() * parts.get(i).weight());
        }
        PromptSchedule negative =
                schedule.apply(NetworkTags.parse(request.negativePrompt()).text());
        return new PromptPlan(negative, positives, pulls);
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
