package io.civstack.events;

/** What moderation lets happen to a subject, in rising order of restriction; decisions combine by the higher one. */
public enum Decision {
    /** Visible to everybody. */
    ALLOW,
    /** Visible to those who chose to see its rating. */
    RATE,
    /** Visible to its owner alone until a human has decided. */
    REVIEW,
    /** Visible to nobody; the owner is told why. */
    BLOCK,
    /** Visible to nobody and kept as evidence. */
    ESCALATE;

    /** The least upper bound of two decisions. */
    public Decision join(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** True when the owner gets to see the subject, which is what makes it count as delivered. */
    public boolean visibleToOwner() {
        return this != BLOCK && this != ESCALATE;
    }
}
