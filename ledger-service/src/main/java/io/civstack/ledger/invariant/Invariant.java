package io.civstack.ledger.invariant;

/** What is always true of the ledger. */
public enum Invariant {
    ENTRY_BALANCED("every entry has two postings at least and adds up to zero"),
    LEDGER_BALANCED("all accounts together add up to zero"),
    PURSE_NOT_OVERDRAWN("no purse account has less than its open holds set aside"),
    HELD_IS_OPEN_HOLDS("what an account has set aside is what its open holds took from it"),
    BALANCE_IS_FOLD("an account's balance is the sum of its postings"),
    HOLD_WITHIN_AMOUNT("what a hold paid and gave back is never more than it held, and all of it once it is closed"),
    HOLD_RESOLVED_ONCE("a captured hold has exactly one capture entry of its amount, any other has none"),
    GRANTS_ACCOUNTED("what a user was granted is spent, expired, or still in the purse");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
