package io.civstack.moderation.prompt;

import java.text.Normalizer;

/**
 * Undoes typography: full-width, mathematical, circled and ligature letters become plain ones, accents and invisible
 * characters (zero-width, direction marks, fillers, variation selectors) are removed.
 */
final class UnicodeCompatibility implements NormalizationStep {

    private static final int ASCII = 0x80;

    @Override
    public Glyphs apply(Glyphs text) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length());
        for (int i = 0; i < text.length(); i++) {
            int symbol = text.at(i);
            if (symbol < ASCII) {
                writer.add(Character.isISOControl(symbol) ? ' ' : symbol, text, i);
            } else {
                decompose(symbol, text, i, writer);
            }
        }
        return writer.done();
    }

    private static void decompose(int symbol, Glyphs text, int index, Glyphs.Writer writer) {
        String plain = Normalizer.normalize(Character.toString(symbol), Normalizer.Form.NFKD);
        plain.codePoints()
                .filter(part -> !invisible(part))
                .forEach(part -> writer.add(Character.isISOControl(part) ? ' ' : part, text, index));
    }

    private static boolean invisible(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.SURROGATE -> true;
            default -> symbol == 0x115F || symbol == 0x1160 || symbol == 0x2800;
        };
    }
}
