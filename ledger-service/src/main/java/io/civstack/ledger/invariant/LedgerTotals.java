package io.civstack.ledger.invariant;

import java.util.function.Consumer;

/**
 * The totals that the audit checks, one row at a time, so that a ledger of any size can be audited in little memory.
 */
public interface LedgerTotals {

    void entries(Consumer<EntryTotals> each);

    void accounts(Consumer<AccountTotals> each);

    void holds(Consumer<HoldTotals> each);

    void purses(Consumer<PurseTotals> each);

    /** An entry as its postings have it. */
    record EntryTotals(String entry, long postings, long sum) {}

    /**
     * An account as its row, the journal and the holds have it.
     *
     * @param folded the sum of its postings
     * @param openHolds what open holds took from it
     */
    record AccountTotals(String account, boolean purse, long posted, long held, long folded, long openHolds) {}

    /**
     * A hold as its parts and the journal have it.
     *
     * @param captures how many capture entries name it
     * @param journaled what those entries paid
     */
    record HoldTotals(
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
    record PurseTotals(String owner, long granted, long spent, long expired, long balance) {}
}
