/**
 * The prompt screen. Small normalization steps undo what people do to words so that a filter does not see them; one
 * automaton then finds the terms of a versioned rule file, and every match points back into the words as they were
 * typed.
 *
 * <p>Everything here takes time linear in the length of the prompt: there is no backtracking and no regular expression
 * on user text.
 */
@NullMarked
package io.civstack.moderation.prompt;

import org.jspecify.annotations.NullMarked;
