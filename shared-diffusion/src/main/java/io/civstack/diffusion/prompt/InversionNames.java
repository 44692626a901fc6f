package io.civstack.diffusion.prompt;

import io.civstack.diffusion.tokenizer.ClipTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds textual inversions in a row of tokens: the one with the longest name that begins at a position. */
final class InversionNames {

    @SuppressWarnings("ArrayRecordComponent") // looked through, never compared as a whole
    record Named(int[] ids, Inversion inversion) {}

    private final Map<Integer, List<Named>> byFirstToken = new HashMap<>();

    InversionNames(ClipTokenizer tokenizer, Collection<? extends Inversion> inversions) {
        for (Inversion inversion : inversions) {
            int[] ids = tokenizer.encode(inversion.name());
            if (ids.length > 0 && inversion.vectors() >= 1 && inversion.vectors() <= PromptChunk.TOKENS) {
                byFirstToken.computeIfAbsent(ids[0], first -> new ArrayList<>()).add(new Named(ids, inversion));
            }
        }
        Comparator<Named> longestFirst = Comparator.comparingInt(named -> -named.ids().length);
        byFirstToken.values().forEach(named -> named.sort(longestFirst));
    }

    Optional<Named> at(int[] tokens, int position) {
        return byFirstToken.getOrDefault(tokens[position], List.of()).stream()
                .filter(named -> isAt(named.ids(), tokens, position))
                .findFirst();
    }

    private static boolean isAt(int[] name, int[] tokens, int position) {
        int end = position + name.length;
        return end <= tokens.length && Arrays.equals(name, 0, name.length, tokens, position, end);
    }
}
