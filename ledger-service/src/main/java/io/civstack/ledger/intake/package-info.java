/** Where the facts of jobs come in; each is one command to the ledger. */
@NullMarked
package io.civstack.ledger.intake;

import org.jspecify.annotations.NullMarked;
