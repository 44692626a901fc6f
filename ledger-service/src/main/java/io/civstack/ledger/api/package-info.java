/** The HTTP API: what a user has, had and may claim, and whether the whole ledger adds up. */
@NullMarked
package io.civstack.ledger.api;

import org.jspecify.annotations.NullMarked;
