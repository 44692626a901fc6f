/** What the ledger does on a schedule: it ends expired holds and allowances, and checks the invariants. */
@NullMarked
package io.civstack.ledger.schedule;

import org.jspecify.annotations.NullMarked;
