/**
 * Kafka, PostgreSQL and an S3 store in one JVM, for the platform on one machine and for tests.
 *
 * <p>{@link io.civstack.local.infra.Infrastructure} is the program. It needs this module's class path only, keeps its
 * state in one folder, and may be killed at any time: the next start on the same folder repairs what was left.
 */
@NullMarked
package io.civstack.local.infra;

import org.jspecify.annotations.NullMarked;
