/**
 * The infrastructure of tests in containers: a program ({@link io.civstack.testing.containers.ContainersProgram}) that
 * starts Kafka, PostgreSQL and an S3 store from their images, makes there what the contexts need, and writes the same
 * ready file as the program of deploy/local.
 */
@NullMarked
package io.civstack.testing.containers;

import org.jspecify.annotations.NullMarked;
