package io.civstack.diffusion.prompt;

import io.civstack.diffusion.prompt.PromptNode.Alternation;
import io.civstack.diffusion.prompt.PromptNode.Sequence;
import io.civstack.diffusion.prompt.PromptNode.Switch;
import io.civstack.diffusion.prompt.PromptNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads prompt editing. Round brackets, and square ones that neither switch nor alternate, stay text, for
 * {@link Attention} to read later. Brackets are paired beforehand, so that reading takes one pass whatever is left
 * open.
 */
final class PromptTree {

    /** Brackets nested deeper are text. */
    static final int NESTING_MAX = 64;

    private static final Pattern WHEN =
            Pattern.compile("\\s*[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?\\s*");

    private final String prompt;
    private final int[] partners;

    private PromptTree(String prompt) {
        this.prompt = prompt;
        this.partners = BracketPairs.of(prompt);
    }

    static PromptNode parse(String prompt) {
        return new PromptTree(prompt).sequence(0, prompt.length(), 0);
    }

    private PromptNode sequence(int from, int to, int depth) {
        List<PromptNode> nodes = new ArrayList<>();
        int textFrom = from;
        for (int i = from; i < to; i++) {
            int partner = partners[i];
            if (partner > i && depth < NESTING_MAX) {
                PromptNode node = prompt.charAt(i) == '[' ? square(i, partner, depth + 1) : kept(i, partner, depth + 1);
                nodes.add(new Text(prompt.substring(textFrom, i)));
                nodes.add(node);
                i = partner;
                textFrom = partner + 1;
            }
        }
        nodes.add(new Text(prompt.substring(textFrom, to)));
        return new Sequence(nodes);
    }

    /** A bracket that stays in the text, with whatever switches inside. */
    private PromptNode kept(int open, int close, int depth) {
        return new Sequence(List.of(
                new Text(prompt.substring(open, open + 1)),
                sequence(open + 1, close, depth),
                new Text(prompt.substring(close, close + 1))));
    }

    private PromptNode square(int open, int close, int depth) {
        List<Integer> bars = separators('|', open, close);
        List<Integer> colons = separators(':', open, close);
        if (!bars.isEmpty() && colons.isEmpty()) {
            return new Alternation(between(open, bars, close, depth));
        }
        boolean switches = (colons.size() == 1 || colons.size() == 2)
                && WHEN.matcher(prompt.substring(colons.getLast() + 1, close)).matches();
        if (!switches) {
            return kept(open, close, depth);
        }
        String when = prompt.substring(colons.getLast() + 1, close).strip();
        List<PromptNode> texts = between(open, colons.subList(0, colons.size() - 1), colons.getLast(), depth);
        PromptNode before = texts.size() == 2 ? texts.getFirst() : new Text("");
        return new Switch(before, texts.getLast(), when);
    }

    private List<PromptNode> between(int open, List<Integer> separators, int close, int depth) {
        List<PromptNode> texts = new ArrayList<>();
        int from = open + 1;
        for (int separator : separators) {
            texts.add(sequence(from, separator, depth));
            from = separator + 1;
        }
        texts.add(sequence(from, close, depth));
        return texts;
    }

    private List<Integer> separators(char separator, int open, int close) {
        List<Integer> found = new ArrayList<>();
        for (int i = open + 1; i < close; i++) {
            if (partners[i] > i) {
                i = partners[i];
            } else if (prompt.charAt(i) == '\\') {
                i++;
            } else if (prompt.charAt(i) == separator) {
                found.add(i);
            }
        }
        return found;
    }
}
