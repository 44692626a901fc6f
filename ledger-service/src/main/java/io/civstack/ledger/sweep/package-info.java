/** What the ledger does by itself: ends what time has caught up with, and checks that everything adds up. */
@NullMarked
package io.civstack.ledger.sweep;

import org.jspecify.annotations.NullMarked;
