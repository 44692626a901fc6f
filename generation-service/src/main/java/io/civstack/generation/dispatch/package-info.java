/**
 * How jobs and workers find each other: a doorbell on Kafka says that a family has work, PostgreSQL says which. Losing a doorbell
 * costs time, never a job: the sweeper rings again for whatever waits, and takes jobs back from workers that have gone silent.
 */
@NullMarked
package io.civstack.generation.dispatch;

import org.jspecify.annotations.NullMarked;
