package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.arch.Architecture;
import io.civstack.diffusion.arch.SizeLabel;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.request.TextToImage;
import java.util.ArrayList;
import java.util.List;

/** What the UNet is told at each call of a pass. */
public final class ConditioningSchedule {

    private static final float REFINER_AESTHETIC_SCORE = 6;
    private static final float REFINER_AESTHETIC_SCORE_NEGATIVE = 2.5f;

    private final OpenedCheckpoint opened;
    private final PromptPlan prompts;
    private final EncodedPrompts read;
    private final TextToImage request;
    private final int labelWidth;

    /** @param request with the size of the pass */
    public ConditioningSchedule(OpenedCheckpoint opened, EncodedPrompts read, TextToImage request) {
        this.opened = opened;
        this.prompts = read.plan();
        this.read = read;
        this.request = request;
        this.labelWidth = opened.checkpoint().unet().labelWidth();
    }

    public PromptPlan prompts() {
        return prompts;
    }

    /** The rows of a call, counted from 0; with guidance the negative prompt's is the first. All have one size. */
    public List<UNetConditioning> at(int call) {
        List<TextConditioning> rows = read.rowsAt(call);
        List<UNetConditioning> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean negative = i == 0 && prompts.guided();
            boolean silent = negative && labelWidth > 0 && prompts.negativeIsEmpty();
            TextConditioning row = silent ? rows.get(i).silent() : rows.get(i);
            told.add(new UNetConditioning(row.states(), row.tokens(), label(row, negative)));
        }
        return told;
    }

    /** Sizes are those of the picture, uncropped. */
    private float[] label(TextConditioning row, boolean negative) {
        if (labelWidth == 0) {
            return new float[0];
        }
        float height = request.height();
        float width = request.width();
        float score = negative ? REFINER_AESTHETIC_SCORE_NEGATIVE : REFINER_AESTHETIC_SCORE;
        float[] label = opened.checkpoint().family() == Architecture.SDXL_REFINER
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
