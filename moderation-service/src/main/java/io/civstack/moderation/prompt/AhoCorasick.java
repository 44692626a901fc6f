package io.civstack.moderation.prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An Aho-Corasick automaton: finds every occurrence of every pattern in one pass, one table step a glyph. Built once,
 * then shared by all threads.
 */
final class AhoCorasick {

    /** Receives each occurrence: glyphs {@code begin} to {@code end}, the latter exclusive. */
    @FunctionalInterface
    interface Visitor {
        void found(int pattern, int begin, int end);
    }

    private final Map<Integer, Integer> alphabet = new HashMap<>();
    private final int width;
    private final int[] next;
    private final int[][] endings;
    private final int[] lengths;

    AhoCorasick(List<String> patterns) {
        patterns.forEach(pattern ->
                pattern.codePoints().forEach(symbol -> alphabet.putIfAbsent(symbol, alphabet.size() + 1)));
        width = alphabet.size() + 1;
        lengths = patterns.stream()
                .mapToInt(pattern -> pattern.codePointCount(0, pattern.length()))
                .toArray();
        List<int[]> rows = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        buildTrie(patterns, rows, ends);
        link(rows, ends);
        next = new int[rows.size() * width];
        for (int state = 0; state < rows.size(); state++) {
            System.arraycopy(rows.get(state), 0, next, state * width, width);
        }
        endings = ends.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    void scan(Glyphs text, Visitor visitor) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            int symbol = alphabet.getOrDefault(text.at(i), 0);
            state = symbol == 0 ? 0 : next[state * width + symbol];
            for (int pattern : endings[state]) {
                visitor.found(pattern, i + 1 - lengths[pattern], i + 1);
            }
        }
    }

    private void buildTrie(List<String> patterns, List<int[]> rows, List<List<Integer>> ends) {
        addState(rows, ends);
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            int state = 0;
            for (int symbol : patterns.get(pattern).codePoints().toArray()) {
                int column = alphabet.getOrDefault(symbol, 0);
                if (rows.get(state)[column] < 0) {
                    rows.get(state)[column] = addState(rows, ends);
                }
                state = rows.get(state)[column];
            }
            ends.get(state).add(pattern);
        }
    }

    private int addState(List<int[]> rows, List<List<Integer>> ends) {
        int[] row = new int[width];
        Arrays.fill(row, -1);
        rows.add(row);
        ends.add(new ArrayList<>());
        return rows.size() - 1;
    }

    /**
     * Breadth first: a missing edge becomes the edge of the longest proper suffix, whose endings are endings here too.
     */
    private void link(List<int[]> rows, List<List<Integer>> ends) {
        int[] suffix = new int[rows.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = rows.get(state);
            for (int column = 0; column < width; column++) {
                int fallback = state == 0 ? 0 : rows.get(suffix[state])[column];
                if (row[column] < 0) {
                    row[column] = fallback;
                } else {
                    suffix[row[column]] = fallback;
                    ends.get(row[column]).addAll(ends.get(fallback));
                    queue.add(row[column]);
                }
            }
        }
    }
}
