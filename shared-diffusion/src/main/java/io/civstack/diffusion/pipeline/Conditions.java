package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.arch.SizeLabel;
import io.civstack.diffusion.checkpoint.Family;
import java.util.List;

/** What the UNet is told at each step. */
final class Conditions {

    private static final float REFINER_AESTHETIC_SCORE = 6;
    private static final float REFINER_AESTHETIC_SCORE_NEGATIVE = 2.5f;

    private final OpenedCheckpoint opened;
    private final PromptPlan prompts;
    private final ReadPrompts read;
    private final TextToImage request;

    /** @param request with the size and the steps of the pass */
    Conditions(OpenedCheckpoint opened, ReadPrompts read, TextToImage request) {
        this.opened = opened;
        this.prompts = read.plan();
        this.read = read;
        this.request = request;
    }

    float[] pulls() {
        return prompts.pulls();
    }

    /** Any of them: all have one size. */
    Conditioning like() {
        return at(0).getFirst();
    }

    /** The rows at a step, counted from 0. */
    List<Conditioning> at(int step) {
        List<Conditioning> rows = read.rowsAt(step);
        if (prompts.guided() && prompts.rowsAt(step).getFirst().isBlank() && hasLabels()) {
            rows.set(0, rows.getFirst().silent());
        }
        return rows;
    }

    /** Whether the rows after so many steps differ from those before. */
    boolean changeAfter(int steps) {
        return steps < request.steps() && !prompts.rowsAt(steps).equals(prompts.rowsAt(steps - 1));
    }

    /** SDXL's label vectors, one a row behind each other; empty for other families. Sizes are those of the picture, uncropped. */
    float[] labels() {
        if (!hasLabels()) {
            return new float[0];
        }
        List<Conditioning> rows = at(0);
        int width = opened.checkpoint().unet().labelWidth();
        float[] labels = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            float[] own = label(rows.get(row), row == 0 && prompts.guided());
            if (own.length != width) {
                throw new UnreadableModelException(
                        Reason.INCOMPLETE,
                        "The model's UNet wants a label of " + width + " numbers, its text encoder and sizes make "
                                + own.length + ".");
            }
            System.arraycopy(own, 0, labels, row * width, width);
        }
        return labels;
    }

    private float[] label(Conditioning row, boolean negative) {
        float height = request.height();
        float width = request.width();
        if (opened.checkpoint().family() == Family.SDXL_REFINER) {
            float score = negative ? REFINER_AESTHETIC_SCORE_NEGATIVE : REFINER_AESTHETIC_SCORE;
            return SizeLabel.of(row.pooled(), height, width, 0, 0, score);
        }
        return SizeLabel.of(row.pooled(), height, width, 0, 0, height, width);
    }

    private boolean hasLabels() {
        return opened.checkpoint().unet().labelWidth() > 0;
    }
}
