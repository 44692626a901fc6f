package io.civstack.moderation.prompt;

/**
 * Undoes the prompt language: weights such as {@code (word:1.2)} lose their number, {@code <lora:name:0.8>} loses
 * everything but the name. Brackets and bars stay and count as gaps between words later.
 */
final class PromptMarkup implements NormalizationStep {

    /** A weight longer than this is no weight. */
    private static final int WEIGHT_LENGTH_MAX = 12;

    /** The kinds of tags are short words: lora, lyco, hypernet, embedding. */
    private static final int TAG_KIND_LENGTH_MAX = 12;

    @Override
    public Glyphs apply(Glyphs text) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length());
        for (int i = 0; i < text.length(); ) {
            int skip = text.at(i) == ':' ? weight(text, i) : text.at(i) == '<' ? tagKind(text, i) : 0;
            if (skip == 0) {
                writer.add(text.at(i), text, i);
                i++;
            } else {
                writer.add(' ', text.from(i), text.to(i + skip - 1));
                i += skip;
            }
        }
        return writer.done();
    }

    /** True when some part of the prompt has a weight below zero, which turns its meaning around. */
    static boolean hasNegativeWeight(String prompt) {
        Glyphs text = Glyphs.of(prompt);
        for (int i = 0; i + 1 < text.length(); i++) {
            if (text.at(i) == ':' && text.at(i + 1) == '-' && weight(text, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many glyphs from the colon on are a weight; none when no bracket closes behind the number. */
    private static int weight(Glyphs text, int colon) {
        int end = colon + 1;
        while (end < text.length() && end - colon <= WEIGHT_LENGTH_MAX && numeric(text.at(end))) {
            end++;
        }
        int close = text.near(end);
        boolean closes = close == ')' || close == '>' || close == ']' || close == '}';
        return end > colon + 1 && closes ? end - colon : 0;
    }

    private static int tagKind(Glyphs text, int open) {
        int end = open + 1;
        while (end < text.length() && end - open <= TAG_KIND_LENGTH_MAX && Character.isLetter(text.at(end))) {
            end++;
        }
        return end > open + 1 && text.near(end) == ':' ? end + 1 - open : 0;
    }

    private static boolean numeric(int symbol) {
        return (symbol >= '0' && symbol <= '9') || symbol == '.' || symbol == '-' || symbol == '+' || symbol == ' ';
    }
}
