/** The ledger in PostgreSQL: loads what a command needs under the purse's lock, writes the events that follow. Rows stay in here. */
@NullMarked
package io.civstack.ledger.store;

import org.jspecify.annotations.NullMarked;
