package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds terms with blanks inside: letters spaced out, or a word cut in two. Searches the text without its blanks, then
 * checks where the blanks were.
 */
final class SpacedTerms {

    /** Spaced single letters are deliberate, so a short word is enough. */
    private static final int SPACED_LETTERS_MIN = 3;

    private static final int CUT_LETTERS_MIN = 4;

    /** Receives a term of a group at glyphs {@code begin} to {@code end} of the text with blanks. */
    @FunctionalInterface
    interface Visitor {
        void found(int group, int begin, int end);
    }

    private final List<Integer> groups = new ArrayList<>();
    private final AhoCorasick automaton;
    private final Predicate<String> ordinary;

    SpacedTerms(Vocabulary vocabulary) {
        List<String> texts = new ArrayList<>();
        for (Vocabulary.Term term : vocabulary.terms()) {
            String letters = term.text().replace(" ", "");
            if (!term.typo() && term.group() != Vocabulary.Term.NEUTRAL && letters.length() >= SPACED_LETTERS_MIN) {
                texts.add(letters);
                groups.add(term.group());
            }
        }
        automaton = new AhoCorasick(texts);
        ordinary = vocabulary::ordinary;
    }

    void scan(Glyphs text, Visitor visitor) {
        int[] place = places(text);
        automaton.scan(withoutBlanks(text), (pattern, begin, end) -> {
            boolean wholeWords = text.near(place[begin] - 1) == ' ' && text.near(place[end - 1] + 1) == ' ';
            if (wholeWords && movedBlanks(text, place, begin, end)) {
                visitor.found(groups.get(pattern), place[begin], place[end - 1] + 1);
            }
        });
    }

    /** True when the blanks inside are not those of ordinary words that just stand beside each other. */
    private boolean movedBlanks(Glyphs text, int[] place, int begin, int end) {
        int fragments = 0;
        int single = 0;
        boolean strange = false;
        int start = begin;
        for (int i = begin + 1; i <= end; i++) {
            if (i == end || place[i] - place[i - 1] > 1) {
                fragments++;
                single += i - start == 1 ? 1 : 0;
                strange |= !ordinary.test(text.word(place[start], place[i - 1] + 1));
                start = i;
            }
        }
        boolean spaced = single == fragments && fragments >= SPACED_LETTERS_MIN;
        return spaced || fragments == 1 || (strange && end - begin >= CUT_LETTERS_MIN);
    }

    private static Glyphs withoutBlanks(Glyphs text) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) != ' ') {
                writer.add(text.at(i), text, i);
            }
        }
        return writer.done();
    }

    private static int[] places(Glyphs text) {
        int[] place = new int[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) != ' ') {
                place[count] = i;
                count++;
            }
        }
        return place;
    }
}
