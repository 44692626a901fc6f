package io.civstack.ledger.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.ledger.invariant.Figures.AccountFigures;
import io.civstack.ledger.invariant.Figures.EntryFigures;
import io.civstack.ledger.invariant.Figures.HoldFigures;
import io.civstack.ledger.invariant.Figures.HoldFigures.State;
import io.civstack.ledger.invariant.Figures.PurseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A sound little ledger, and each way in which it can be unsound. */
class AuditTest {

    private final Ledger ledger = new Ledger();

    @Test
    void findsNothingInASoundLedger() {
        assertThat(Audit.of(ledger)).isEmpty();
    }

    @Test
    void findsAnEntryThatDoesNotBalance() {
        ledger.entries.add(new EntryFigures("7", 2, 1));

        found(Invariant.ENTRY_BALANCED);
    }

    @Test
    void findsAnEntryWithOneSide() {
        ledger.entries.add(new EntryFigures("7", 1, 0));

        found(Invariant.ENTRY_BALANCED);
    }

    @Test
    void findsBuzzFromNowhere() {
        ledger.accounts.add(new AccountFigures("blue/eve", true, 5, 0, 5, 0));

        found(Invariant.LEDGER_BALANCED);
    }

    @Test
    void findsABalanceThatTheJournalDoesNotKnow() {
        ledger.accounts.add(new AccountFigures("blue/eve", true, 0, 0, 3, 0));

        found(Invariant.BALANCE_IS_FOLD);
    }

    @Test
    void findsWhatNoHoldSetAside() {
        ledger.accounts.add(new AccountFigures("house/sales/01", false, 0, 2, 0, 0));

        found(Invariant.HELD_IS_OPEN_HOLDS);
    }

    @Test
    void findsAnOverdrawnPurse() {
        ledger.accounts.add(new AccountFigures("blue/eve", true, 0, 2, 0, 2));

        found(Invariant.PURSE_NOT_OVERDRAWN);
    }

    @Test
    void findsAHoldThatGaveMoreThanItHad() {
        ledger.holds.add(new HoldFigures("h", State.CAPTURED, 10, 8, 3, 1, 8));

        found(Invariant.HOLD_WITHIN_AMOUNT);
    }

    @Test
    void findsAReleasedHoldThatPaid() {
        ledger.holds.add(new HoldFigures("h", State.RETURNED, 10, 4, 6, 0, 0));

        found(Invariant.HOLD_WITHIN_AMOUNT);
    }

    @Test
    void findsAHoldThatWasPaidTwice() {
        ledger.holds.add(new HoldFigures("h", State.CAPTURED, 10, 10, 0, 2, 20));

        found(Invariant.HOLD_RESOLVED_ONCE);
    }

    @Test
    void findsAPaidHoldThatTheJournalDoesNotKnow() {
        ledger.holds.add(new HoldFigures("h", State.CAPTURED, 10, 10, 0, 0, 0));

        found(Invariant.HOLD_RESOLVED_ONCE);
    }

    @Test
    void findsGrantsThatWentAstray() {
        ledger.purses.add(new PurseFigures("eve", 100, 30, 20, 49));

        found(Invariant.GRANTS_ACCOUNTED);
    }

    private void found(Invariant invariant) {
        assertThat(Audit.of(ledger)).extracting(Violation::invariant).containsExactly(invariant);
    }

    private static final class Ledger implements Figures {

        private final List<EntryFigures> entries = new ArrayList<>(List.of(new EntryFigures("1", 2, 0)));
        private final List<AccountFigures> accounts = new ArrayList<>(List.of(
                new AccountFigures("house/mint/00", false, -100, 0, -100, 0),
                new AccountFigures("allowance@2026-11-22/ada", true, 92, 12, 92, 12),
                new AccountFigures("house/sales/00", false, 8, 0, 8, 0)));
        private final List<HoldFigures> holds = new ArrayList<>(List.of(
                new HoldFigures("paid", State.CAPTURED, 12, 8, 4, 1, 8),
                new HoldFigures("open", State.OPEN, 12, 0, 0, 0, 0),
                new HoldFigures("refused", State.NEVER_HELD, 0, 0, 0, 0, 0)));
        private final List<PurseFigures> purses = new ArrayList<>(List.of(new PurseFigures("ada", 100, 8, 0, 92)));

        @Override
        public void entries(Consumer<EntryFigures> each) {
            entries.forEach(each);
        }

        @Override
        public void accounts(Consumer<AccountFigures> each) {
            accounts.forEach(each);
        }

        @Override
        public void holds(Consumer<HoldFigures> each) {
            holds.forEach(each);
        }

        @Override
        public void purses(Consumer<PurseFigures> each) {
            purses.forEach(each);
        }
    }
}
