package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * All steps of the normalization. Some disguises can be undone in more than one way, so a raw text has several
 * readings; the first is the plainest. Readings that do not differ are left out.
 */
final class TextNormalizer {

    private final NormalizationStep plain;
    private final NormalizationStep words = new WordSeparators();
    private final List<NormalizationStep> readings = List.of(new Leetspeak('i'), new Leetspeak('l'));
    private final List<NormalizationStep> squeezes = List.of(new RepeatedLetters(1), new RepeatedLetters(2));

    TextNormalizer(Homoglyphs homoglyphs) {
        plain = new UnicodeCompatibility().then(homoglyphs).then(new PromptMarkup());
    }

    List<Glyphs> readings(String raw) {
        Glyphs text = plain.apply(Glyphs.of(raw));
        List<Glyphs> found = new ArrayList<>();
        found.add(words.apply(text));
        for (NormalizationStep reading : readings) {
            add(found, words.apply(reading.apply(text)));
        }
        for (Glyphs reading : List.copyOf(found)) {
            squeezes.forEach(squeeze -> add(found, squeeze.apply(reading)));
        }
        return found;
    }

    /** How a term of the rule file is written for the automaton. */
    String normalize(String term) {
        return words.apply(plain.apply(Glyphs.of(term))).toString().strip();
    }

    private static void add(List<Glyphs> found, Glyphs reading) {
        if (found.stream().noneMatch(reading::sameSymbols)) {
            found.add(reading);
        }
    }
}
