package io.civstack.moderation.prompt;

/**
 * Keeps letters and digits, with one blank for whatever is between words. Apostrophes are removed ("dont"), but
 * "child's" is "child s".
 */
final class WordSeparators implements NormalizationStep {

    @Override
    public Glyphs apply(Glyphs text) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length());
        for (int i = 0; i < text.length(); i++) {
            int symbol = text.at(i);
            if (Character.isLetterOrDigit(symbol)) {
                writer.add(symbol, text, i);
            } else if (writer.last() != ' ' && !apostrophe(text, i)) {
                writer.add(' ', text, i);
            }
        }
        return writer.done();
    }

    private static boolean apostrophe(Glyphs text, int index) {
        int symbol = text.at(index);
        return (symbol == '\'' || symbol == '`' || symbol == 0x2019 || symbol == 0x2018)
                && Character.isLetter(text.near(index - 1))
                && Character.isLetter(text.near(index + 1))
                && !possessive(text, index);
    }

    private static boolean possessive(Glyphs text, int index) {
        return text.near(index + 1) == 's' && !Character.isLetter(text.near(index + 2));
    }
}
