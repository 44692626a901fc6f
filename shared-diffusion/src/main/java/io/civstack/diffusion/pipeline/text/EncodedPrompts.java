package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.prompt.PromptSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The prompts of a pass as the text encoders read them.
 *
 * @param plan which text holds when
 * @param rows for each row of the batch its texts; all have one number of tokens
 */
public record EncodedPrompts(PromptPlan plan, List<Map<String, TextConditioning>> rows) {

    /**
     * Those of a further pass. Only one that has other texts reads them, and by themselves: a longer text of one pass must not lengthen those of
     * another.
     */
    public EncodedPrompts next(PromptPlan following, PromptEncoder reader) {
        return texts(following).equals(texts(plan)) ? new EncodedPrompts(following, rows) : reader.read(following);
    }

    private static List<List<String>> texts(PromptPlan plan) {
        return plan.schedules().stream().map(PromptSchedule::texts).toList();
    }

    /** What was read of each row of the batch at a call, counted from 0. */
    List<TextConditioning> rowsAt(int call) {
        List<String> texts = plan.rowsAt(call);
        List<TextConditioning> all = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            TextConditioning read = rows.get(row).get(texts.get(row));
            if (read == null) {
                throw new IllegalStateException("a text of the plan was not read");
            }
            all.add(read);
        }
        return all;
    }
}
