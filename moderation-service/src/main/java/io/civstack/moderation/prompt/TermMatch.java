package io.civstack.moderation.prompt;

/**
 * A term that was found.
 *
 * @param group the group it belongs to
 * @param from where it begins in the prompt as it was typed
 * @param to where it ends there, exclusively
 * @param word which word of the prompt it begins in
 */
record TermMatch(int group, int from, int to, int word) {

    boolean inside(TermMatch other) {
        return other.from <= from && to <= other.to;
    }
}
