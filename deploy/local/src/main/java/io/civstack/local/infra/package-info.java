/**
 * The infrastructure of one machine in one JVM: Kafka, PostgreSQL and an S3 store, real ones, for the platform and for tests.
 *
 * <p>{@link io.civstack.local.infra.Infrastructure} is the program. It needs nothing but this module's class path, keeps its state in one
 * folder, and can be killed at any time: the next start on the same folder heals what was left.
 */
@NullMarked
package io.civstack.local.infra;

import org.jspecify.annotations.NullMarked;
