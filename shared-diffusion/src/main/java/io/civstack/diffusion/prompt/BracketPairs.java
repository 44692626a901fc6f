package io.civstack.diffusion.prompt;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Pairs of brackets. A closing bracket takes the nearest open one of its kind; those opened in between have no partner.
 */
final class BracketPairs {

    private static final int NONE = -1;

    private BracketPairs() {}

    /** For every position the position of its partner, or -1. */
    static int[] of(String text) {
        int[] partners = new int[text.length()];
        Arrays.fill(partners, NONE);
        Deque<Integer> open = new ArrayDeque<>();
        int roundOpen = 0;
        int squareOpen = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\') {
                i++;
            } else if (letter == '(' || letter == '[') {
                open.push(i);
                roundOpen += letter == '(' ? 1 : 0;
                squareOpen += letter == '[' ? 1 : 0;
            } else if ((letter == ')' && roundOpen > 0) || (letter == ']' && squareOpen > 0)) {
                char wanted = letter == ')' ? '(' : '[';
                for (Iterator<Integer> candidates = open.iterator(); partners[i] == NONE && candidates.hasNext(); ) {
                    int candidate = candidates.next();
                    candidates.remove();
                    roundOpen -= text.charAt(candidate) == '(' ? 1 : 0;
                    squareOpen -= text.charAt(candidate) == '[' ? 1 : 0;
                    if (text.charAt(candidate) == wanted) {
                        partners[i] = candidate;
                        partners[candidate] = i;
                    }
                }
            }
        }
        return partners;
    }
}
