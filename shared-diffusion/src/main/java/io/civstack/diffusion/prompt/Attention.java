package io.civstack.diffusion.prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attention syntax: {@code (x)} times 1.1, {@code [x]} divided by 1.1, {@code (x:1.3)} times 1.3, nested ones
 * multiplied; a backslash makes a bracket ordinary; {@code BREAK} begins a new chunk. Brackets that are never closed
 * reach to the end; closing ones that were never opened are text.
 */
public final class Attention {

    private static final double ROUND = 1.1;
    private static final double SQUARE = 1 / 1.1;

    /**
     * An escaped character, a lone backslash, an opening bracket, a weight with its closing bracket, a closing bracket,
     * text.
     */
    private static final Pattern PIECES =
            Pattern.compile("\\\\[()\\[\\]\\\\]|\\\\|\\(|\\[|:\\s*([+-]?[.0-9]+)\\s*\\)|\\)|]|[^\\\\()\\[\\]:]+|:");

    private static final Pattern BREAK = Pattern.compile("\\s*\\bBREAK\\b\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private final List<WeightedText> parts = new ArrayList<>();
    private final Deque<Integer> round = new ArrayDeque<>();
    private final Deque<Integer> square = new ArrayDeque<>();

    private Attention() {}

    /** Reads a prompt; neighbours of equal weight are one, and there is always at least one text. */
    public static List<WeightedText> parse(String prompt) {
        Attention reading = new Attention();
        Matcher pieces = PIECES.matcher(prompt);
        while (pieces.find()) {
            reading.piece(pieces.group(), pieces.group(1));
        }
        reading.round.forEach(from -> reading.multiply(from, ROUND));
        reading.square.forEach(from -> reading.multiply(from, SQUARE));
        return reading.merged();
    }

    private void piece(String piece, @Nullable String weight) {
        if (piece.startsWith("\\")) {
            parts.add(new WeightedText(piece.length() > 1 ? piece.substring(1) : "", 1));
        } else if (piece.equals("(")) {
            round.push(parts.size());
        } else if (piece.equals("[")) {
            square.push(parts.size());
        } else if (weight != null && !round.isEmpty() && Weight.isNumber(weight)) {
            multiply(round.pop(), Weight.parse(weight));
        } else if (piece.equals(")") && !round.isEmpty()) {
            multiply(round.pop(), ROUND);
        } else if (piece.equals("]") && !square.isEmpty()) {
            multiply(square.pop(), SQUARE);
        } else {
            text(piece);
        }
    }

    private void multiply(int from, double factor) {
        parts.subList(from, parts.size()).replaceAll(part -> part.times(factor));
    }

    private void text(String text) {
        String[] between = BREAK.split(text, -1);
        for (int i = 0; i < between.length; i++) {
            if (i > 0) {
                parts.add(WeightedText.BREAK);
            }
            parts.add(new WeightedText(between[i], 1));
        }
    }

    private List<WeightedText> merged() {
        List<WeightedText> merged = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            double weight = parts.get(i).weight();
            StringBuilder text = new StringBuilder(parts.get(i).text());
            while (i + 1 < parts.size() && parts.get(i + 1).weight() == weight) {
                text.append(parts.get(++i).text());
            }
            merged.add(new WeightedText(text.toString(), weight));
        }
        return merged.isEmpty() ? List.of(new WeightedText("", 1)) : List.copyOf(merged);
    }
}
