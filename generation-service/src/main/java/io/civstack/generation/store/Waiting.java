package io.civstack.generation.store;

import io.civstack.events.Family;
import io.civstack.events.JobId;

/** A job waits for a worker from now on; sent inside the transaction that says so. */
public record Waiting(JobId job, Family family) {}
