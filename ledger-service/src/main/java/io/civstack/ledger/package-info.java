/**
 * Buzz, the money of the platform, in double entry.
 *
 * <p>Owns purses, holds and the journal. Reads {@code generation.job.events}: a request sets Buzz aside, the job's end
 * pays for what was delivered and gives the rest back. Writes {@code ledger.hold.events} and
 * {@code ledger.purse.events}. It sees amounts, never prices.
 *
 * <p>Its invariants: every entry adds up to zero; no purse account goes below what its open holds have set aside; a
 * hold is resolved at most once and never captured beyond what it holds; a balance is the sum of its postings; what was
 * granted is either still in purses, or spent, or expired. {@link io.civstack.ledger.invariant.Invariant} lists them as
 * they are checked in tests and in production.
 */
@NullMarked
package io.civstack.ledger;

import org.jspecify.annotations.NullMarked;
