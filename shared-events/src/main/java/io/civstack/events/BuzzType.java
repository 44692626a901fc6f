package io.civstack.events;

/** The kinds of Buzz in a purse, in the order in which they are spent. */
public enum BuzzType {
    /** The free daily allowance; expires at the end of its UTC day. */
    ALLOWANCE,
    /** Earned by activity; pays for PG and PG13 only. */
    BLUE,
    /** Bought; pays for PG and PG13 only. */
    GREEN,
    /** Bought; pays for every rating. */
    YELLOW
}
