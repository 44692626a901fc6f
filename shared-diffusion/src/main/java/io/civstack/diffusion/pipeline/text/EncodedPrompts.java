package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.prompt.PromptSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The prompts of one pass (first pass or hires pass) after the text encoders.
 *
 * @param plan which text is used at which call
 * @param rows for each row of the batch, the conditioning of each of its texts; all have the same number of tokens
 */
public record EncodedPrompts(PromptPlan plan, List<Map<String, TextConditioning>> rows) {

    /**
     * The prompts of the hires pass. They are encoded again only when their texts differ, and apart from those of the
     * first pass: a longer text in one pass must not pad the texts of the other.
     */
    public EncodedPrompts next(PromptPlan following, PromptEncoder encoder) {
        return texts(following).equals(texts(plan)) ? new EncodedPrompts(following, rows) : encoder.encode(following);
    }

    private static List<List<String>> texts(PromptPlan plan) {
        return plan.schedules().stream().map(PromptSchedule::texts).toList();
    }

    /** The conditioning of each row of the batch at a call of the UNet, counted from 0. */
    List<TextConditioning> rowsAt(int call) {
        List<String> texts = plan.rowsAt(call);
        List<TextConditioning> all = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            TextConditioning read = rows.get(row).get(texts.get(row));
            if (read == null) {
                throw new IllegalStateException("a text of the plan was not encoded");
            }
            all.add(read);
        }
        return all;
    }
}
