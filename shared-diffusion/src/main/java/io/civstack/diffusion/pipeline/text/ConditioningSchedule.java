package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.arch.Architecture;
import io.civstack.diffusion.arch.SizeLabel;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.request.TextToImage;
import java.util.ArrayList;
import java.util.List;

/** The conditioning of the UNet at each of its calls in one pass; prompt editing changes it on the way. */
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

    /**
     * The rows of a call, counted from 0; with guidance the negative prompt is the first. All rows have the same number
     * of tokens.
     */
    public List<UNetConditioning> at(int call) {
        List<TextConditioning> rows = read.rowsAt(call);
        List<UNetConditioning> conditionings = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean negative = i == 0 && prompts.guided();
            boolean zeroed = negative && labelWidth > 0 && prompts.negativeIsEmpty();
            TextConditioning row = zeroed ? rows.get(i).zeroed() : rows.get(i);
            conditionings.add(new UNetConditioning(row.states(), row.tokens(), label(row, negative)));
        }
        return conditionings;
    }

    /** The vector label: pooled state, size, crop offset 0 and target size, or the aesthetic score for the refiner. */
    private float[] label(TextConditioning row, boolean negative) {
        if (labelWidth == 0) {
            return new float[0];
        }
        float height = request.height();
        float width = request.width();
        float score = negative ? REFINER_AESTHETIC_SCORE_NEGATIVE : REFINER_AESTHETIC_SCORE;
        float[] label = opened.checkpoint().architecture() == Architecture.SDXL_REFINER
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
