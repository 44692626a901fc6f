package io.civstack.diffusion.prompt;

import io.civstack.diffusion.prompt.PromptSchedule.PassSteps;
import java.util.List;
import java.util.Set;

/** A node of the syntax tree of prompt editing. */
sealed interface PromptNode {

    /** Adds the steps after which a text in this node changes. */
    void collectSwitches(PassSteps pass, Set<Integer> ends);

    /** Appends the text at a step, counted from 1. */
    void write(PassSteps pass, int step, StringBuilder into);

    record Text(String text) implements PromptNode {
        @Override
        public void collectSwitches(PassSteps pass, Set<Integer> ends) {
            // text never changes
        }

        @Override
        public void write(PassSteps pass, int step, StringBuilder into) {
            into.append(text);
        }
    }

    record Sequence(List<PromptNode> nodes) implements PromptNode {
        @Override
        public void collectSwitches(PassSteps pass, Set<Integer> ends) {
            nodes.forEach(node -> node.collectSwitches(pass, ends));
        }

        @Override
        public void write(PassSteps pass, int step, StringBuilder into) {
            nodes.forEach(node -> node.write(pass, step, into));
        }
    }

    /** {@code [from:to:when]}. */
    record Switch(PromptNode before, PromptNode after, String when) implements PromptNode {
        @Override
        public void collectSwitches(PassSteps pass, Set<Integer> ends) {
            int step = pass.stepOf(when);
            if (step >= 1) {
                ends.add(step);
            }
            before.collectSwitches(pass, ends);
            after.collectSwitches(pass, ends);
        }

        @Override
        public void write(PassSteps pass, int step, StringBuilder into) {
            (step <= pass.stepOf(when) ? before : after).write(pass, step, into);
        }
    }

    /** {@code [a|b|c]}: the next text at each step. */
    record Alternation(List<PromptNode> options) implements PromptNode {
        @Override
        public void collectSwitches(PassSteps pass, Set<Integer> ends) {
            for (int step = 1; step <= pass.steps(); step++) {
                ends.add(step);
            }
            options.forEach(option -> option.collectSwitches(pass, ends));
        }

        @Override
        public void write(PassSteps pass, int step, StringBuilder into) {
            options.get((step - 1) % options.size()).write(pass, step, into);
        }
    }
}
