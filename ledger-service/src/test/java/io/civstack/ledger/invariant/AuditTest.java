package io.civstack.ledger.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.ledger.invariant.LedgerTotals.AccountTotals;
import io.civstack.ledger.invariant.LedgerTotals.EntryTotals;
import io.civstack.ledger.invariant.LedgerTotals.HoldTotals;
import io.civstack.ledger.invariant.LedgerTotals.HoldTotals.State;
import io.civstack.ledger.invariant.LedgerTotals.PurseTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The totals of a small ledger without violations, and each violation that can be made of them. */
class AuditTest {

    private final TestTotals totals = new TestTotals();

    @Test
    void findsNothingInALedgerThatAddsUp() {
        assertThat(Audit.of(totals)).isEmpty();
    }

    @Test
    void findsAnEntryThatDoesNotBalance() {
        totals.entries.add(new EntryTotals("7", 2, 1));

        found(Invariant.ENTRY_BALANCED);
    }

    @Test
    void findsAnEntryWithOneSide() {
        totals.entries.add(new EntryTotals("7", 1, 0));

        found(Invariant.ENTRY_BALANCED);
    }

    @Test
    void findsBuzzFromNowhere() {
        totals.accounts.add(new AccountTotals("blue/eve", true, 5, 0, 5, 0));

        found(Invariant.LEDGER_BALANCED);
    }

    @Test
    void findsABalanceThatTheJournalDoesNotKnow() {
        totals.accounts.add(new AccountTotals("blue/eve", true, 0, 0, 3, 0));

        found(Invariant.BALANCE_IS_FOLD);
    }

    @Test
    void findsWhatNoHoldSetAside() {
        totals.accounts.add(new AccountTotals("house/sales/01", false, 0, 2, 0, 0));

        found(Invariant.HELD_IS_OPEN_HOLDS);
    }

    @Test
    void findsAnOverdrawnPurse() {
        totals.accounts.add(new AccountTotals("blue/eve", true, 0, 2, 0, 2));

        found(Invariant.PURSE_NOT_OVERDRAWN);
    }

    @Test
    void findsAHoldThatGaveMoreThanItHad() {
        totals.holds.add(new HoldTotals("h", State.CAPTURED, 10, 8, 3, 1, 8));

        found(Invariant.HOLD_WITHIN_AMOUNT);
    }

    @Test
    void findsAReleasedHoldThatPaid() {
        totals.holds.add(new HoldTotals("h", State.RETURNED, 10, 4, 6, 0, 0));

        found(Invariant.HOLD_WITHIN_AMOUNT);
    }

    @Test
    void findsAHoldThatWasPaidTwice() {
        totals.holds.add(new HoldTotals("h", State.CAPTURED, 10, 10, 0, 2, 20));

        found(Invariant.HOLD_RESOLVED_ONCE);
    }

    @Test
    void findsAPaidHoldThatTheJournalDoesNotKnow() {
        totals.holds.add(new HoldTotals("h", State.CAPTURED, 10, 10, 0, 0, 0));

        found(Invariant.HOLD_RESOLVED_ONCE);
    }

    @Test
    void findsGrantsThatWentAstray() {
        totals.purses.add(new PurseTotals("eve", 100, 30, 20, 49));

        found(Invariant.GRANTS_ACCOUNTED);
    }

    private void found(Invariant invariant) {
        assertThat(Audit.of(totals)).extracting(Violation::invariant).containsExactly(invariant);
    }

    private static final class TestTotals implements LedgerTotals {

        private final List<EntryTotals> entries = new ArrayList<>(List.of(new EntryTotals("1", 2, 0)));
        private final List<AccountTotals> accounts = new ArrayList<>(List.of(
                new AccountTotals("house/mint/00", false, -100, 0, -100, 0),
                new AccountTotals("allowance@2026-11-22/ada", true, 92, 12, 92, 12),
                new AccountTotals("house/sales/00", false, 8, 0, 8, 0)));
        private final List<HoldTotals> holds = new ArrayList<>(List.of(
                new HoldTotals("paid", State.CAPTURED, 12, 8, 4, 1, 8),
                new HoldTotals("open", State.OPEN, 12, 0, 0, 0, 0),
                new HoldTotals("refused", State.NEVER_HELD, 0, 0, 0, 0, 0)));
        private final List<PurseTotals> purses = new ArrayList<>(List.of(new PurseTotals("ada", 100, 8, 0, 92)));

        @Override
        public void entries(Consumer<EntryTotals> each) {
            entries.forEach(each);
        }

        @Override
        public void accounts(Consumer<AccountTotals> each) {
            accounts.forEach(each);
        }

        @Override
        public void holds(Consumer<HoldTotals> each) {
            holds.forEach(each);
        }

        @Override
        public void purses(Consumer<PurseTotals> each) {
            purses.forEach(each);
        }
    }
}
