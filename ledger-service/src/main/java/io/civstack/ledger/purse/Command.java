package io.civstack.ledger.purse;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.ledger.hold.HoldRequest;

/** A command to one user's purse. Each may come any number of times; only the first one has an effect. */
public sealed interface Command {

    /** Gives the user today's allowance. */
    record ClaimAllowance() implements Command {}

    /** Gives Buzz that does not expire; {@code occasion} names the reason once and for all. */
    record Grant(BuzzType bucket, Buzz amount, String occasion) implements Command {}

    /** Sets aside what a job may cost at most, before it begins. */
    record PlaceHold(HoldId id, HoldRequest request) implements Command {}

    /** Pays for a job that ended; {@code charged} is what its owner was told and has to agree with the hold. */
    record Settle(HoldId id, int delivered, Buzz charged) implements Command {}

    /** Ends a hold if it has expired. */
    record Expire(HoldId id) implements Command {}

    /** Takes back what is left of expired allowances. */
    record Lapse() implements Command {}
}
