package io.civstack.diffusion.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The prompts of a pass as the text encoders read them.
 *
 * @param plan which text holds when
 * @param texts every text of the plan; all have one number of tokens
 */
record ReadPrompts(PromptPlan plan, Map<String, Conditioning> texts) {

    static ReadPrompts of(PromptPlan plan, TextReader reader) {
        return new ReadPrompts(plan, reader.read(plan.texts()));
    }

    /**
     * Those of a further pass. Only one that has other texts reads them, and by themselves: a longer text of one pass must not lengthen those of
     * another.
     */
    ReadPrompts next(PromptPlan following, TextReader reader) {
        return following.texts().equals(plan.texts()) ? new ReadPrompts(following, texts) : of(following, reader);
    }

    /** What was read of each row of the batch at a call, counted from 0. */
    List<Conditioning> rowsAt(int call) {
        List<Conditioning> rows = new ArrayList<>();
        for (String text : plan.rowsAt(call)) {
            Conditioning read = texts.get(text);
            if (read == null) {
                throw new IllegalStateException("a text of the plan was not read");
            }
            rows.add(read);
        }
        return rows;
    }
}
