/**
 * The life of an image job, as rules without a framework: {@link io.civstack.generation.job.JobRules} decides what a
 * command does to a {@link io.civstack.generation.job.Job}, {@link io.civstack.generation.job.JobEvent} says what
 * happened, and the states have only the transitions that are legal.
 *
 * <p>Kept whatever the order, number and lateness of messages: a job ends once, by its deadline at the latest, and what
 * it charges is its delivered pictures times the unit price.
 */
@NullMarked
package io.civstack.generation.job;

import org.jspecify.annotations.NullMarked;
