/** The purse over HTTP: what a user has, had and may claim. */
@NullMarked
package io.civstack.ledger.purse;

import org.jspecify.annotations.NullMarked;
