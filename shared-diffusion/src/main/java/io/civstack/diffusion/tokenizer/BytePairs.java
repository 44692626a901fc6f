package io.civstack.diffusion.tokenizer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges the letters of one word by rank: always the best-ranked pair, the leftmost of equals. A queue instead of a
 * scan keeps a word of n letters at n log n, because a prompt may be one word of thousands of letters.
 */
final class BytePairs {

    private record Pair(int rank, int left, String leftText, String rightText) {}

    private final ClipVocabulary vocabulary;

    BytePairs(ClipVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void encode(String word, List<Integer> into) {
        for (String token : new Merging(word).run()) {
            into.add(vocabulary.ids().getOrDefault(token, vocabulary.eos()));
        }
    }

    /** The word as a linked list of parts: part i is empty once it has been swallowed by a part to its left. */
    private final class Merging {

        private final String[] parts;
        private final int[] next;
        private final int[] previous;
        private final PriorityQueue<Pair> candidates =
                new PriorityQueue<>(Comparator.comparingInt(Pair::rank).thenComparingInt(Pair::left));

        Merging(String word) {
            int length = word.length();
            parts = new String[length];
            next = new int[length];
            previous = new int[length];
            for (int i = 0; i < length; i++) {
                parts[i] = String.valueOf(word.charAt(i));
                next[i] = i + 1;
                previous[i] = i - 1;
            }
            parts[length - 1] += ClipVocabulary.WORD_END;
        }

        List<String> run() {
            for (int i = 0; i + 1 < parts.length; i++) {
                offer(i);
            }
            for (Pair best = candidates.poll(); best != null; best = candidates.poll()) {
                int right = next[best.left()];
                boolean current = right < parts.length
                        && parts[best.left()].equals(best.leftText())
                        && parts[right].equals(best.rightText());
                if (current) {
                    merge(best.left(), right);
                }
            }
            return Arrays.stream(parts).filter(part -> !part.isEmpty()).toList();
        }

        private void merge(int left, int right) {
            parts[left] += parts[right];
            parts[right] = "";
            next[left] = next[right];
            if (next[left] < parts.length) {
                previous[next[left]] = left;
                offer(left);
            }
            if (previous[left] >= 0) {
                offer(previous[left]);
            }
        }

        private void offer(int left) {
            String leftText = parts[left];
            String rightText = parts[next[left]];
            Integer rank = vocabulary.ranks().get(leftText + " " + rightText);
            if (rank != null) {
                candidates.add(new Pair(rank, left, leftText, rightText));
            }
        }
    }
}
