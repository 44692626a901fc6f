package io.civstack.ledger.invariant;

import static io.civstack.ledger.invariant.Invariant.BALANCE_IS_FOLD;
import static io.civstack.ledger.invariant.Invariant.ENTRY_BALANCED;
import static io.civstack.ledger.invariant.Invariant.GRANTS_ACCOUNTED;
import static io.civstack.ledger.invariant.Invariant.HELD_IS_OPEN_HOLDS;
import static io.civstack.ledger.invariant.Invariant.HOLD_RESOLVED_ONCE;
import static io.civstack.ledger.invariant.Invariant.HOLD_WITHIN_AMOUNT;
import static io.civstack.ledger.invariant.Invariant.LEDGER_BALANCED;
import static io.civstack.ledger.invariant.Invariant.PURSE_NOT_OVERDRAWN;

import io.civstack.ledger.invariant.Figures.AccountFigures;
import io.civstack.ledger.invariant.Figures.EntryFigures;
import io.civstack.ledger.invariant.Figures.HoldFigures;
import io.civstack.ledger.invariant.Figures.PurseFigures;
import java.util.ArrayList;
import java.util.List;

/** Checks every invariant. Used after each step of the model test, by a scheduled check, and by the administrator's endpoint. */
public final class Audit {

    /** More than this many are not collected: the first ones tell the story. */
    public static final int VIOLATIONS_MAX = 100;

    private final List<Violation> violations = new ArrayList<>();
    private long total;

    private Audit() {}

    /** What is wrong with these figures; nothing, if all is well. */
    public static List<Violation> of(Figures figures) {
        Audit audit = new Audit();
        figures.entries(audit::entry);
        figures.accounts(audit::account);
        figures.holds(audit::hold);
        figures.purses(audit::purse);
        audit.expect(LEDGER_BALANCED, audit.total == 0, "ledger", "adds up to " + audit.total);
        return List.copyOf(audit.violations);
    }

    private void entry(EntryFigures entry) {
        expect(ENTRY_BALANCED, entry.sum() == 0 && entry.postings() >= 2, entry.entry(), entry);
    }

    private void account(AccountFigures account) {
        total = Math.addExact(total, account.posted());
        String id = account.account();
        expect(BALANCE_IS_FOLD, account.posted() == account.folded(), id, account);
        expect(HELD_IS_OPEN_HOLDS, account.held() == account.openHolds(), id, account);
        expect(PURSE_NOT_OVERDRAWN, !account.purse() || account.posted() >= account.held(), id, account);
    }

    private void hold(HoldFigures hold) {
        long resolved = hold.captured() + hold.released();
        boolean within =
                switch (hold.state()) {
                    case OPEN, NEVER_HELD -> resolved == 0;
                    case CAPTURED -> resolved == hold.amount() && hold.captured() > 0;
                    case RETURNED -> resolved == hold.amount() && hold.captured() == 0;
                };
        expect(HOLD_WITHIN_AMOUNT, within, hold.hold(), hold);
        boolean once = hold.state() == HoldFigures.State.CAPTURED
                ? hold.captures() == 1 && hold.journaled() == hold.captured()
                : hold.captures() == 0;
        expect(HOLD_RESOLVED_ONCE, once, hold.hold(), hold);
    }

    private void purse(PurseFigures purse) {
        long left = purse.granted() - purse.spent() - purse.expired();
        expect(GRANTS_ACCOUNTED, left == purse.balance(), purse.owner(), purse);
    }

    private void expect(Invariant invariant, boolean holds, String subject, Object found) {
        if (!holds && violations.size() < VIOLATIONS_MAX) {
            violations.add(new Violation(invariant, subject, found.toString()));
        }
    }
}
