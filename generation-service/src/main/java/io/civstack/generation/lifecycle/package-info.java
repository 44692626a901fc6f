/**
 * The transactions of jobs and pictures: lock the job, let the rules of {@link io.civstack.generation.job.JobRules}
 * decide, write the state with the events that follow from it. The sweepers that end overdue jobs and delete
 * unreferenced objects run here too, in the process that serves the API.
 */
@NullMarked
package io.civstack.generation.lifecycle;

import org.jspecify.annotations.NullMarked;
