/** The double-entry journal: entries that balance and never change. Pure. */
@NullMarked
package io.civstack.ledger.journal;

import org.jspecify.annotations.NullMarked;
