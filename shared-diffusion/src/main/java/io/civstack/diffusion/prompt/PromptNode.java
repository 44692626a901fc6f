package io.civstack.diffusion.prompt;

import io.civstack.diffusion.prompt.PromptSchedule.Clock;
import java.util.List;
import java.util.Set;

/** A node of the syntax tree of prompt editing. */
sealed interface PromptNode {

    /** Adds the steps after which a text in this node changes. */
    void collectSwitches(Clock clock, Set<Integer> ends);

    /** Appends the text at a step, counted from 1. */
    void write(Clock clock, int step, StringBuilder into);

    record Text(String text) implements PromptNode {
        @Override
        public void collectSwitches(Clock clock, Set<Integer> ends) {
            // text never changes
        }

        @Override
        public void write(Clock clock, int step, StringBuilder into) {
            into.append(text);
        }
    }

    record Sequence(List<PromptNode> nodes) implements PromptNode {
        @Override
        public void collectSwitches(Clock clock, Set<Integer> ends) {
            nodes.forEach(node -> node.collectSwitches(clock, ends));
        }

        @Override
        public void write(Clock clock, int step, StringBuilder into) {
            nodes.forEach(node -> node.write(clock, step, into));
        }
    }

    /** {@code [from:to:when]}. */
    record Switch(PromptNode before, PromptNode after, String when) implements PromptNode {
        @Override
        public void collectSwitches(Clock clock, Set<Integer> ends) {
            int step = clock.stepOf(when);
            if (step >= 1) {
                ends.add(step);
            }
            before.collectSwitches(clock, ends);
            after.collectSwitches(clock, ends);
        }

        @Override
        public void write(Clock clock, int step, StringBuilder into) {
            (step <= clock.stepOf(when) ? before : after).write(clock, step, into);
        }
    }

    /** {@code [a|b|c]}: the next text at each step. */
    record Turns(List<PromptNode> options) implements PromptNode {
        @Override
        public void collectSwitches(Clock clock, Set<Integer> ends) {
            for (int step = 1; step <= clock.steps(); step++) {
                ends.add(step);
            }
            options.forEach(option -> option.collectSwitches(clock, ends));
        }

        @Override
        public void write(Clock clock, int step, StringBuilder into) {
            options.get((step - 1) % options.size()).write(clock, step, into);
        }
    }
}
