package io.civstack.diffusion.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Prompt editing: {@code [from:to:when]}, {@code [to:when]}, {@code [from::when]} switch once, {@code [a|b]}
 * alternates. {@code when} with a point is a share of the steps, without one a step. What counts as a step is the
 * caller's choice: A1111 counts the calls of the network.
 *
 * @param intervals in order; the last one reaches to the last step
 */
public record PromptSchedule(List<Interval> intervals) {

    /**
     * @param lastStep the last step, counted from 1, that this text was meant for
     * @param text the prompt with its switches made
     */
    public record Interval(int lastStep, String text) {}

    public PromptSchedule {
        intervals = List.copyOf(intervals);
    }

    /** The schedule of a pass of so many steps. */
    public static PromptSchedule of(String prompt, int steps) {
        return of(prompt, new PassSteps(steps, 0, 0));
    }

    /** The schedule of the second pass of a hires fix: shares 1 to 2 and steps beyond the first pass are its own. */
    public static PromptSchedule ofSecondPass(String prompt, int firstSteps, int steps) {
        return of(prompt, new PassSteps(steps, firstSteps, 1));
    }

    private static PromptSchedule of(String prompt, PassSteps pass) {
        PromptNode tree = PromptTree.parse(prompt);
        TreeSet<Integer> ends = new TreeSet<>();
        ends.add(pass.steps());
        tree.collectSwitches(pass, ends);
        List<Interval> intervals = new ArrayList<>();
        for (int end : ends) {
            StringBuilder text = new StringBuilder();
            tree.write(pass, end, text);
            intervals.add(new Interval(end, text.toString()));
        }
        return new PromptSchedule(intervals);
    }

    /** The texts in order, one for each interval. */
    public List<String> texts() {
        return intervals.stream().map(Interval::text).toList();
    }

    /**
     * The text at a step.
     *
     * @param step counted from 0; as in A1111, a interval that ends with step n still holds at index n. Beyond the last
     *     step the last text stays, where A1111 takes the first one again: that only meets DPM adaptive, which may take
     *     more steps than it was asked for
     */
    public String textAt(int step) {
        for (Interval interval : intervals) {
            if (step <= interval.lastStep()) {
                return interval.text();
            }
        }
        return intervals.getLast().text();
    }

    /**
     * @param steps of this pass
     * @param stepsBefore what is taken from a switch given as a step
     * @param shareBefore what is taken from a switch given as a share
     */
    record PassSteps(int steps, int stepsBefore, double shareBefore) {

        int stepOf(String when) {
            double value = Double.parseDouble(when);
            double step = when.contains(".") ? (value - shareBefore) * steps : value - stepsBefore;
            return (int) Math.min(steps, step);
        }
    }
}
