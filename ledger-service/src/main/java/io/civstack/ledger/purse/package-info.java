/**
 * The rules of Buzz. A {@link io.civstack.ledger.purse.Purse} is one user's money;
 * {@link io.civstack.ledger.purse.PurseRules} turns a command into events or a refusal, and the purse changes by these
 * events. Pure: time is an argument, and the tables are written from the same events.
 */
@NullMarked
package io.civstack.ledger.purse;

import org.jspecify.annotations.NullMarked;
