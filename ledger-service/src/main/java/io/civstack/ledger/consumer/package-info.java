/** Where the events of jobs come in; each is one command to the ledger. */
@NullMarked
package io.civstack.ledger.consumer;

import org.jspecify.annotations.NullMarked;
