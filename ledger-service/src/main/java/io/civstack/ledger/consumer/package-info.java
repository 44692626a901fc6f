/** The consumers of the events of jobs; each event is one command to the ledger. */
@NullMarked
package io.civstack.ledger.consumer;

import org.jspecify.annotations.NullMarked;
