/**
 * What tests stand on: real Kafka, PostgreSQL and S3, without Docker or in containers
 * ({@link io.civstack.testing.CivstackInfrastructure}), tokens without Keycloak
 * ({@link io.civstack.testing.TestTokens}), events put on topics and awaited there
 * ({@link io.civstack.testing.TestEvents}), faults on demand ({@link io.civstack.testing.FaultProxy}) and the rules of
 * the house ({@link io.civstack.testing.HouseRules}).
 */
@NullMarked
package io.civstack.testing;

import org.jspecify.annotations.NullMarked;
