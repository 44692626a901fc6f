package io.civstack.ledger.book;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.ledger.hold.Terms;

/** What can be asked of one user's book. Each may be asked any number of times; only the first has an effect. */
public sealed interface Command {

    /** The user wants today's allowance. */
    record ClaimAllowance() implements Command {}

    /** Buzz that stays is given for an occasion. */
    record Grant(BuzzType bucket, Buzz amount, String occasion) implements Command {}

    /** A job begins and wants to be sure of its money. */
    record PlaceHold(HoldId id, Terms terms) implements Command {}

    /** A job ended; {@code charged} is what its owner was told and has to agree with the terms. */
    record Settle(HoldId id, int delivered, Buzz charged) implements Command {}

    /** A hold's time may be up. */
    record Expire(HoldId id) implements Command {}

    /** Allowances may have run out. */
    record Lapse() implements Command {}
}
