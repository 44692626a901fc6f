package io.civstack.moderation.prompt;

import java.util.HashMap;
import java.util.Map;

/**
 * Replaces homoglyphs, letters of other scripts that look like Latin ones, as a table lists them. Makes letters lower
 * case.
 */
final class Homoglyphs implements NormalizationStep {

    private static final int REGIONAL_A = 0x1F1E6;
    private static final int NEGATIVE_CIRCLED_A = 0x1F150;
    private static final int NEGATIVE_SQUARED_A = 0x1F170;
    private static final int LETTERS = 26;

    private final Map<Integer, Integer> latin = new HashMap<>();

    /** Reads lines such as {@code a αа@}: a Latin letter, a blank, and the letters that look like it. */
    Homoglyphs(String table) {
        table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int letter = line.codePointAt(0);
            line.substring(2).codePoints().forEach(other -> latin.put(other, letter));
        });
        for (int letter = 0; letter < LETTERS; letter++) {
            latin.put(REGIONAL_A + letter, 'a' + letter);
            latin.put(NEGATIVE_CIRCLED_A + letter, 'a' + letter);
            latin.put(NEGATIVE_SQUARED_A + letter, 'a' + letter);
        }
    }

    @Override
    public Glyphs apply(Glyphs text) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length());
        for (int i = 0; i < text.length(); i++) {
            int symbol = Character.toLowerCase(text.at(i));
            writer.add(latin.getOrDefault(symbol, symbol), text, i);
        }
        return writer.done();
    }
}
