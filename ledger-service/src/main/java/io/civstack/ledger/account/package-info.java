/** Accounts: the buckets of a purse, and the house accounts on the other side of every entry. Pure. */
@NullMarked
package io.civstack.ledger.account;

import org.jspecify.annotations.NullMarked;
