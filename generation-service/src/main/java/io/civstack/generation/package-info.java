/**
 * Pictures from prompts: the catalog of models, image jobs from the quote to the scan, their dispatch to workers, and
 * the worker itself, which is the same program in a role of its own.
 *
 * <p>Writes {@code generation.job.events.v1}, {@code generation.image.events.v1}, {@code generation.model.events.v1},
 * the lossy {@code generation.progress.v1} and the dispatch records {@code generation.dispatch.<family>}; reads
 * {@code ledger.hold.events.v1}, {@code moderation.prompt.events.v1} and {@code moderation.decision.events.v1}.
 *
 * <p>Keeps: every job that was accepted ends by its deadline, once; it charges delivered pictures times the quoted unit
 * price; only the attempt that the job's row names may add pictures; nothing unscanned is public.
 */
@NullMarked
package io.civstack.generation;

import org.jspecify.annotations.NullMarked;
