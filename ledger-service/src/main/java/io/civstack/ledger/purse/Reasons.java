package io.civstack.ledger.purse;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.ledger.allowance.Allowance;
import java.time.Instant;
import java.time.LocalDate;

/** Why the ledger refuses, as users are told. The codes are listed in docs/problems.md. */
public final class Reasons {

    public static final String PURSE_SHORT = "ledger/purse-short";
    public static final String HOLD_LATE = "ledger/hold-late";
    public static final String ALLOWANCE_CLAIMED = "ledger/allowance-claimed";

    private Reasons() {}

    static Reason purseShort(Purse purse, Buzz asked, Instant now) {
        Buzz available = purse.available(now);
        LocalDate last = purse.lastAllowance();
        String more = last == null || Allowance.day(now).isAfter(last)
                ? "Claim today's allowance of " + Allowance.DAILY.amount() + ", or ask for fewer or smaller pictures."
                : "Ask for fewer or smaller pictures; the next allowance can be claimed from " + Allowance.end(last)
                        + ".";
        return new Reason(
                PURSE_SHORT,
                "This costs " + asked + " and the purse has " + available + ": " + asked.minus(available)
                        + " are missing.",
                more);
    }

    static Reason holdLate() {
        return new Reason(
                HOLD_LATE,
                "The request for this job arrived after its time was up; nothing was charged.",
                "Ask again.");
    }

    static Reason allowanceClaimed(LocalDate day) {
        return new Reason(
                ALLOWANCE_CLAIMED,
                "The allowance of " + day + " has been claimed.",
                "The next one can be claimed from " + Allowance.end(day) + ".");
    }
}
