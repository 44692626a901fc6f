/**
 * Image jobs in PostgreSQL: {@link io.civstack.generation.store.Jobs} applies a command to a job in one transaction with the events
 * it causes. Rows do not leave this package as rows.
 */
@NullMarked
package io.civstack.generation.store;

import org.jspecify.annotations.NullMarked;
