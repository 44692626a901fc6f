/** The daily allowance: how much, for which day, until when. Pure. */
@NullMarked
package io.civstack.ledger.allowance;

import org.jspecify.annotations.NullMarked;
