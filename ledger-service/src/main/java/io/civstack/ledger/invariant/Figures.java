package io.civstack.ledger.invariant;

import java.util.function.Consumer;

/** The sums that the audit looks at, one row at a time, so that a ledger of any size can be audited in little memory. */
public interface Figures {

    void entries(Consumer<EntryFigures> each);

    void accounts(Consumer<AccountFigures> each);

    void holds(Consumer<HoldFigures> each);

    void purses(Consumer<PurseFigures> each);

    /** An entry as its postings have it. */
    record EntryFigures(String entry, long postings, long sum) {}

    /**
     * An account as its row, the journal and the holds have it.
     *
     * @param folded the sum of its postings
     * @param openHolds what open holds took from it
     */
    record AccountFigures(String account, boolean purse, long posted, long held, long folded, long openHolds) {}

    /**
     * A hold as its parts and the journal have it.
     *
     * @param captures how many capture entries name it
     * @param journaled what those entries paid
     */
    record HoldFigures(
            String hold, State state, long amount, long captured, long released, long captures, long journaled) {

        /** As much of a hold's state as the audit needs. */
        public enum State {
            OPEN,
            CAPTURED,
            RETURNED,
            NEVER_HELD
        }
    }

    /** A user's money as the journal and the accounts have it. */
    record PurseFigures(String owner, long granted, long spent, long expired, long balance) {}
}
