package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole ladder. Some disguises can be undone in more than one way, so a raw text has several readings; the first is the plainest.
 * Readings that do not differ are left out.
 */
final class Ladder {

    private final Rung plain;
    private final Rung words = new Words();
    private final List<Rung> readings = List.of(new Leet('i'), new Leet('l'));
    private final List<Rung> squeezes = List.of(new Repeats(1), new Repeats(2));

    Ladder(Lookalikes lookalikes) {
        plain = new Compatibility().then(lookalikes).then(new Markup());
    }

    List<Glyphs> readings(String raw) {
        Glyphs text = plain.climb(Glyphs.of(raw));
        List<Glyphs> found = new ArrayList<>();
        found.add(words.climb(text));
        for (Rung reading : readings) {
            add(found, words.climb(reading.climb(text)));
        }
        for (Glyphs reading : List.copyOf(found)) {
            squeezes.forEach(squeeze -> add(found, squeeze.climb(reading)));
        }
        return found;
    }

    /** How a term of the rule file is written for the automaton. */
    String normal(String term) {
        return words.climb(plain.climb(Glyphs.of(term))).toString().strip();
    }

    private static void add(List<Glyphs> found, Glyphs reading) {
        if (found.stream().noneMatch(reading::sameSymbols)) {
            found.add(reading);
        }
    }
}
