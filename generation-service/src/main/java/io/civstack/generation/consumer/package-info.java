/**
 * Consumers of events of the ledger and of moderation, which become commands to jobs. Events about other subjects are
 * skipped.
 */
@NullMarked
package io.civstack.generation.consumer;

import org.jspecify.annotations.NullMarked;
