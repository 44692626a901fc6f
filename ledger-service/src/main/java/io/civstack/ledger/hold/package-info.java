/** A hold sets Buzz aside for a job: which buckets it takes from, and the states it goes through. Pure. */
@NullMarked
package io.civstack.ledger.hold;

import org.jspecify.annotations.NullMarked;
