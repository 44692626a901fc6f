package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.arch.SizeLabel;
import io.civstack.diffusion.checkpoint.Family;
import java.util.ArrayList;
import java.util.List;

/** What the UNet is told at each call of a pass. */
final class Conditions {

    private static final float REFINER_AESTHETIC_SCORE = 6;
    private static final float REFINER_AESTHETIC_SCORE_NEGATIVE = 2.5f;

    private final OpenedCheckpoint opened;
    private final PromptPlan prompts;
    private final ReadPrompts read;
    private final TextToImage request;
    private final int labelWidth;

    /** @param request with the size of the pass */
    Conditions(OpenedCheckpoint opened, ReadPrompts read, TextToImage request) {
        this.opened = opened;
        this.prompts = read.plan();
        this.read = read;
        this.request = request;
        this.labelWidth = opened.checkpoint().unet().labelWidth();
    }

    PromptPlan prompts() {
        return prompts;
    }

    /** The rows of a call, counted from 0; with guidance the negative prompt's is the first. All have one size. */
    List<Told> at(int call) {
        List<Conditioning> rows = read.rowsAt(call);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean negative = i == 0 && prompts.guided();
            boolean silent = negative && labelWidth > 0 && prompts.negativeIsEmpty();
            Conditioning row = silent ? rows.get(i).silent() : rows.get(i);
            told.add(new Told(row.states(), row.tokens(), label(row, negative)));
        }
        return told;
    }

    /** Sizes are those of the picture, uncropped. */
    private float[] label(Conditioning row, boolean negative) {
        if (labelWidth == 0) {
            return new float[0];
        }
        float height = request.height();
        float width = request.width();
        float score = negative ? REFINER_AESTHETIC_SCORE_NEGATIVE : REFINER_AESTHETIC_SCORE;
        float[] label = opened.checkpoint().family() == Family.SDXL_REFINER
                ? SizeLabel.of(row.pooled(), height, width, 0, 0, score)
                : SizeLabel.of(row.pooled(), height, width, 0, 0, height, width);
        if (label.length != labelWidth) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The model's UNet wants a label of " + labelWidth + " numbers, its text encoder and sizes make "
                            + label.length + ".");
        }
        return label;
    }
}
