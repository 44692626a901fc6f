package io.civstack.events;

/**
 * Why something did not happen, in the form that the user sees.
 *
 * @param code stable, {@code context/kebab-case}, listed in docs/problems.md
 * @param sentence one sentence that says what happened
 * @param action what the user can do about it
 */
public record Reason(String code, String sentence, String action) {}
