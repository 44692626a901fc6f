package io.civstack.moderation.prompt;

/**
 * Undoes digits and signs that stand for letters, inside words that have letters too. A 1 is an i or an l, so there is
 * one step for each reading.
 */
record Leetspeak(int one) implements NormalizationStep {

    @Override
    public Glyphs apply(Glyphs text) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length());
        for (int i = 0; i < text.length(); i++) {
            int letter = letter(text.at(i));
            writer.add(letter != 0 && insideWord(text, i) ? letter : text.at(i), text, i);
        }
        return writer.done();
    }

    /** A sign at the end of a word is punctuation; a digit there may be a letter if a letter is before it. */
    private boolean insideWord(Glyphs text, int index) {
        boolean before = Character.isLetter(text.near(index - 1)) || letter(text.near(index - 1)) != 0;
        boolean after = Character.isLetter(text.near(index + 1));
        return after || (before && Character.isDigit(text.at(index))) || spacedOut(text, index);
    }

    /** Alone between blanks, with a letter alone on one side: part of a word whose letters were spaced out. */
    private static boolean spacedOut(Glyphs text, int index) {
        return text.near(index - 1) == ' '
                && text.near(index + 1) == ' '
                && (singleLetter(text, index - 2) || singleLetter(text, index + 2));
    }

    private static boolean singleLetter(Glyphs text, int index) {
        return Character.isLetter(text.near(index)) && text.near(index - 1) == ' ' && text.near(index + 1) == ' ';
    }

    private int letter(int symbol) {
        return switch (symbol) {
            case '0' -> 'o';
            case '1', '!', '|' -> one;
            case '2' -> 'z';
            case '3', 0x20AC -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '6', '9' -> 'g';
            case '7', '+' -> 't';
            case '8' -> 'b';
            case 0xA2 -> 'c';
            case 0xA3 -> 'l';
            default -> 0;
        };
    }
}
