/**
 * What may be asked for, shown and made public.
 *
 * <p>Owns screenings of prompts, scans of pictures, decisions with their revisions, the human review queue and the
 * block list of picture hashes. Reads {@code generation.job.events} (answers {@code PromptScreened}) and
 * {@code generation.image.events} (answers {@code ScanCompleted}); writes {@code ReviewOpened} and
 * {@code ReviewDecided} too.
 *
 * <p>Its invariants: verdicts never change; a decision is their join, so order and duplicates do not matter and nothing
 * automatic ever lowers it; a required layer that did not answer counts as REVIEW; the revision of a subject only
 * grows; only a moderator lowers a decision.
 */
@NullMarked
package io.civstack.moderation;

import org.jspecify.annotations.NullMarked;
