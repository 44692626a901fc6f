package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the terms of a vocabulary in all readings of a text. */
final class TermFinder {

    private final TextNormalizer normalizer;
    private final List<Vocabulary.Term> terms;
    private final AhoCorasick automaton;
    private final SpacedTerms spaced;
    private final NormalizationStep segmentation;

    TermFinder(TextNormalizer normalizer, Vocabulary vocabulary) {
        this.normalizer = normalizer;
        terms = vocabulary.terms();
        automaton = new AhoCorasick(terms.stream().map(Vocabulary.Term::text).toList());
        spaced = new SpacedTerms(vocabulary);
        segmentation = new WordSegmentation(vocabulary);
    }

    List<TermMatch> find(String raw) {
        List<Glyphs> readings = normalizer.readings(raw);
        int[] words = wordStarts(readings.getFirst());
        Set<TermMatch> found = new LinkedHashSet<>();
        for (Glyphs reading : readings) {
            scan(reading, words, found);
            spaced.scan(reading, (group, begin, end) -> found.add(match(group, reading, begin, end, words)));
            Glyphs segmented = segmentation.apply(reading);
            if (!segmented.sameSymbols(reading)) {
                scan(segmented, words, found);
            }
        }
        return withoutNeutral(found);
    }

    private void scan(Glyphs reading, int[] words, Set<TermMatch> found) {
        automaton.scan(reading, (pattern, begin, end) -> {
            if (wholeWords(reading, begin, end)) {
                found.add(match(terms.get(pattern).group(), reading, begin, end, words));
            }
        });
    }

    private static TermMatch match(int group, Glyphs reading, int begin, int end, int[] words) {
        int from = reading.from(begin);
        int word = Arrays.binarySearch(words, from);
        return new TermMatch(group, from, reading.to(end - 1), word >= 0 ? word : -word - 2);
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
    private static List<TermMatch> withoutNeutral(Collection<TermMatch> found) {
        List<TermMatch> ordered = new ArrayList<>(found);
        ordered.sort((left, right) -> left.from() != right.from()
                ? Integer.compare(left.from(), right.from())
                : Integer.compare(right.to(), left.to()));
        List<TermMatch> kept = new ArrayList<>();
        TermMatch neutral = null;
        for (TermMatch match : ordered) {
            if (match.group() == Vocabulary.Term.NEUTRAL) {
                neutral = neutral == null || match.to() > neutral.to() ? match : neutral;
            } else if (neutral == null || !match.inside(neutral)) {
                kept.add(match);
            }
        }
        return kept;
    }
}
