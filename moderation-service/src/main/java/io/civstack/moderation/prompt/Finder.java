package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the terms of a vocabulary in all readings of a text. */
final class Finder {

    private final Ladder ladder;
    private final List<Vocabulary.Term> terms;
    private final Automaton automaton;
    private final Spaced spaced;
    private final Rung unglue;

    Finder(Ladder ladder, Vocabulary vocabulary) {
        this.ladder = ladder;
        terms = vocabulary.terms();
        automaton = new Automaton(terms.stream().map(Vocabulary.Term::text).toList());
        spaced = new Spaced(vocabulary);
        unglue = new Unglue(vocabulary);
    }

    List<Hit> find(String raw) {
        List<Glyphs> readings = ladder.readings(raw);
        int[] words = wordStarts(readings.getFirst());
        Set<Hit> found = new LinkedHashSet<>();
        for (Glyphs reading : readings) {
            scan(reading, words, found);
            spaced.scan(reading, (group, begin, end) -> found.add(hit(group, reading, begin, end, words)));
            Glyphs unglued = unglue.climb(reading);
            if (!unglued.sameSymbols(reading)) {
                scan(unglued, words, found);
            }
        }
        return withoutNeutral(found);
    }

    private void scan(Glyphs reading, int[] words, Set<Hit> found) {
        automaton.scan(reading, (pattern, begin, end) -> {
            if (wholeWords(reading, begin, end)) {
                found.add(hit(terms.get(pattern).group(), reading, begin, end, words));
            }
        });
    }

    private static Hit hit(int group, Glyphs reading, int begin, int end, int[] words) {
        int from = reading.from(begin);
        int word = Arrays.binarySearch(words, from);
        return new Hit(group, from, reading.to(end - 1), word >= 0 ? word : -word - 2);
    }

    private static boolean wholeWords(Glyphs text, int begin, int end) {
        return !continues(text.near(begin - 1), text.at(begin)) && !continues(text.at(end - 1), text.near(end));
    }

    /** Letters continue letters and digits digits: "1girl" is a number and a word. */
    private static boolean continues(int left, int right) {
        return (Character.isLetter(left) && Character.isLetter(right))
                || (Character.isDigit(left) && Character.isDigit(right));
    }

    private static int[] wordStarts(Glyphs text) {
        int[] starts = new int[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) != ' ' && text.near(i - 1) == ' ') {
                starts[count] = text.from(i);
                count++;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** Drops what lies inside a neutral phrase. Both lists are in the order of the text, so one pass is enough. */
    private static List<Hit> withoutNeutral(Collection<Hit> found) {
        List<Hit> ordered = new ArrayList<>(found);
        ordered.sort((left, right) -> left.from() != right.from()
                ? Integer.compare(left.from(), right.from())
                : Integer.compare(right.to(), left.to()));
        List<Hit> kept = new ArrayList<>();
        Hit neutral = null;
        for (Hit hit : ordered) {
            if (hit.group() == Vocabulary.Term.NEUTRAL) {
                neutral = neutral == null || hit.to() > neutral.to() ? hit : neutral;
            } else if (neutral == null || !hit.inside(neutral)) {
                kept.add(hit);
            }
        }
        return kept;
    }
}
