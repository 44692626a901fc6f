package io.civstack.ledger.invariant;

import static io.civstack.ledger.invariant.Invariant.BALANCE_IS_FOLD;
import static io.civstack.ledger.invariant.Invariant.ENTRY_BALANCED;
import static io.civstack.ledger.invariant.Invariant.GRANTS_ACCOUNTED;
import static io.civstack.ledger.invariant.Invariant.HELD_IS_OPEN_HOLDS;
import static io.civstack.ledger.invariant.Invariant.HOLD_RESOLVED_ONCE;
import static io.civstack.ledger.invariant.Invariant.HOLD_WITHIN_AMOUNT;
import static io.civstack.ledger.invariant.Invariant.LEDGER_BALANCED;
import static io.civstack.ledger.invariant.Invariant.PURSE_NOT_OVERDRAWN;

import io.civstack.ledger.invariant.LedgerTotals.AccountTotals;
import io.civstack.ledger.invariant.LedgerTotals.EntryTotals;
import io.civstack.ledger.invariant.LedgerTotals.HoldTotals;
import io.civstack.ledger.invariant.LedgerTotals.PurseTotals;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every invariant. Used after each step of the model test, by a scheduled check, and by the administrator's
 * endpoint.
 */
public final class Audit {

    /** More are not collected: the first ones are enough to find the cause. */
    public static final int VIOLATIONS_MAX = 100;

    private final List<Violation> violations = new ArrayList<>();
    private long total;

    private Audit() {}

    /** Every violation that these totals show. */
    public static List<Violation> of(LedgerTotals totals) {
        Audit audit = new Audit();
        totals.entries(audit::entry);
        totals.accounts(audit::account);
        totals.holds(audit::hold);
        totals.purses(audit::purse);
        audit.expect(LEDGER_BALANCED, audit.total == 0, "ledger", "adds up to " + audit.total);
        return List.copyOf(audit.violations);
    }

    private void entry(EntryTotals entry) {
        expect(ENTRY_BALANCED, entry.sum() == 0 && entry.postings() >= 2, entry.entry(), entry);
    }

    private void account(AccountTotals account) {
        total = Math.addExact(total, account.posted());
        String id = account.account();
        expect(BALANCE_IS_FOLD, account.posted() == account.folded(), id, account);
        expect(HELD_IS_OPEN_HOLDS, account.held() == account.openHolds(), id, account);
        expect(PURSE_NOT_OVERDRAWN, !account.purse() || account.posted() >= account.held(), id, account);
    }

    private void hold(HoldTotals hold) {
        long resolved = hold.captured() + hold.released();
        boolean within =
                switch (hold.state()) {
                    case OPEN, NEVER_HELD -> resolved == 0;
                    case CAPTURED -> resolved == hold.amount() && hold.captured() > 0;
                    case RETURNED -> resolved == hold.amount() && hold.captured() == 0;
                };
        expect(HOLD_WITHIN_AMOUNT, within, hold.hold(), hold);
        boolean once = hold.state() == HoldTotals.State.CAPTURED
                ? hold.captures() == 1 && hold.journaled() == hold.captured()
                : hold.captures() == 0;
        expect(HOLD_RESOLVED_ONCE, once, hold.hold(), hold);
    }

    private void purse(PurseTotals purse) {
        long left = purse.granted() - purse.spent() - purse.expired();
        expect(GRANTS_ACCOUNTED, left == purse.balance(), purse.owner(), purse);
    }

    private void expect(Invariant invariant, boolean holds, String subject, Object found) {
        if (!holds && violations.size() < VIOLATIONS_MAX) {
            violations.add(new Violation(invariant, subject, found.toString()));
        }
    }
}
