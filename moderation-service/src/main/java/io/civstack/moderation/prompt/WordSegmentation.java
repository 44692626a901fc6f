package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Undoes glued words: a word that consists of words of the vocabulary and nothing else gets its blanks back. */
final class WordSegmentation implements NormalizationStep {

    private static final int LETTERS_MIN = 5;

    /** Longer glued words are rare and would cost more to take apart. */
    private static final int LETTERS_MAX = 40;

    private final AhoCorasick automaton;
    private final Predicate<String> ordinary;

    WordSegmentation(Vocabulary vocabulary) {
        Set<String> words = new LinkedHashSet<>(vocabulary.ordinary());
        for (Vocabulary.Term term : vocabulary.terms()) {
            if (!term.typo()) {
                for (String word : term.text().split(" ", -1)) {
                    if (word.length() > 1) {
                        words.add(word);
                    }
                }
            }
        }
        automaton = new AhoCorasick(List.copyOf(words));
        ordinary = vocabulary::ordinary;
    }

    @Override
    public Glyphs apply(Glyphs text) {
        int[] best = new int[text.length() + 1];
        int[] cut = new int[text.length() + 1];
        int[] starts = wordStarts(text);
        automaton.scan(text, (_, begin, end) -> {
            int start = starts[begin];
            int pieces = begin == start ? 1 : best[begin] + 1;
            boolean reachable = begin == start || best[begin] > 0;
            if (starts[end - 1] == start && reachable && (best[end] == 0 || pieces < best[end])) {
                best[end] = pieces;
                cut[end] = begin;
            }
        });
        return withBlanks(text, starts, best, cut);
    }

    private Glyphs withBlanks(Glyphs text, int[] starts, int[] best, int[] cut) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length() + 16);
        for (int begin = 0; begin < text.length(); ) {
            int end = begin + 1;
            while (end < text.length() && text.at(begin) != ' ' && starts[end] == begin) {
                end++;
            }
            List<Integer> cuts = glued(text, begin, end, best) ? cuts(begin, end, cut) : List.of();
            for (int i = begin; i < end; i++) {
                if (cuts.contains(i)) {
                    writer.add(' ', text, i);
                }
                writer.add(text.at(i), text, i);
            }
            begin = end;
        }
        return writer.done();
    }

    private boolean glued(Glyphs text, int begin, int end, int[] best) {
        int letters = end - begin;
        return letters >= LETTERS_MIN
                && letters <= LETTERS_MAX
                && best[end] > 1
                && !ordinary.test(text.word(begin, end));
    }

    private static List<Integer> cuts(int begin, int end, int[] cut) {
        List<Integer> cuts = new ArrayList<>();
        for (int at = cut[end]; at > begin; at = cut[at]) {
            cuts.add(at);
        }
        return cuts;
    }

    /** For each glyph, where its word begins; a blank begins itself. */
    private static int[] wordStarts(Glyphs text) {
        int[] starts = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            boolean continues = i > 0 && text.at(i) != ' ' && text.at(i - 1) != ' ';
            starts[i] = continues ? starts[i - 1] : i;
        }
        return starts;
    }
}
