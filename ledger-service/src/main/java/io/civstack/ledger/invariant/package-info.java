/**
 * What is always true of the ledger, checked the same way on a model in tests and on the database in production. Pure.
 */
@NullMarked
package io.civstack.ledger.invariant;

import org.jspecify.annotations.NullMarked;
