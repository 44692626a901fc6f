/** All SQL of the ledger: loads purses under their lock, writes events, finds what has expired, adds up totals. */
@NullMarked
package io.civstack.ledger.table;

import org.jspecify.annotations.NullMarked;
