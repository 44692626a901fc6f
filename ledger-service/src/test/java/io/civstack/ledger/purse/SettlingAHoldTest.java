package io.civstack.ledger.purse;

import static io.civstack.ledger.purse.PurseFixtures.ADA;
import static io.civstack.ledger.purse.PurseFixtures.EVENING;
import static io.civstack.ledger.purse.PurseFixtures.JOB;
import static io.civstack.ledger.purse.PurseFixtures.MORNING;
import static io.civstack.ledger.purse.PurseFixtures.NEXT_DAY;
import static io.civstack.ledger.purse.PurseFixtures.accept;
import static io.civstack.ledger.purse.PurseFixtures.delivered;
import static io.civstack.ledger.purse.PurseFixtures.event;
import static io.civstack.ledger.purse.PurseFixtures.hold;
import static io.civstack.ledger.purse.PurseFixtures.withAllowance;
import static io.civstack.ledger.purse.PurseFixtures.withEverything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.HoldEvent.BuzzReleased.Cause;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettlingAHoldTest {

    @Test
    void paysForWhatWasDeliveredAndGivesTheRestBack() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        LedgerEvent closed = event(purse, delivered(2, 8), MORNING);

        // Then
        assertThat(PublishedEvents.of(closed))
                .containsExactly(
                        new BuzzCaptured(JOB, ADA, Buzz.of(8)), new BuzzReleased(JOB, ADA, Buzz.of(4), Cause.SETTLED));
        assertThat(purse.after(closed).available(MORNING)).isEqualTo(Buzz.of(92));
        assertThat(purse.after(closed).held()).isEqualTo(Buzz.ZERO);
    }

    @Test
    void publishesNoReleaseWhenNothingIsLeft() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        LedgerEvent closed = event(purse, delivered(3, 12), MORNING);

        // Then
        assertThat(PublishedEvents.of(closed)).containsExactly(new BuzzCaptured(JOB, ADA, Buzz.of(12)));
    }

    @Test
    void chargesNothingForAFailedJob() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        LedgerEvent closed = event(purse, delivered(0, 0), MORNING);

        // Then
        assertThat(PublishedEvents.of(closed)).containsExactly(new BuzzReleased(JOB, ADA, Buzz.of(12), Cause.VOIDED));
        assertThat(closed.entries()).isEmpty();
        assertThat(purse.after(closed).available(MORNING)).isEqualTo(Buzz.of(100));
    }

    @Test
    void capturesInTheOrderOfTheHoldAndReleasesToTheSameBuckets() {
        // Given
        Purse purse = accept(withEverything(), hold(3, 45), MORNING);

        // When
        Hold.Captured captured =
                (Hold.Captured) ((LedgerEvent.HoldClosed) event(purse, delivered(2, 90), MORNING)).closed();

        // Then
        assertThat(captured.captured().byBucket()).isEqualTo(Map.of(BuzzType.ALLOWANCE, Buzz.of(90)));
        assertThat(captured.released().byBucket())
                .isEqualTo(Map.of(
                        BuzzType.ALLOWANCE, Buzz.of(10),
                        BuzzType.BLUE, Buzz.of(10),
                        BuzzType.GREEN, Buzz.of(20),
                        BuzzType.YELLOW, Buzz.of(5)));
    }

    @Test
    void paysWithAnAllowanceThatExpiredWhileItWasHeld() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4, EVENING), EVENING);

        // When
        LedgerEvent closed = event(purse, delivered(3, 12), NEXT_DAY);

        // Then
        assertThat(((LedgerEvent.HoldClosed) closed).captured().total()).isEqualTo(Buzz.of(12));
        assertThat(((LedgerEvent.HoldClosed) closed).forfeited().isEmpty()).isTrue();
    }

    @Test
    void forfeitsTheReleasedPartOfAnAllowanceThatExpiredMeanwhile() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4, EVENING), EVENING);

        // When
        LedgerEvent closed = event(purse, delivered(1, 4), NEXT_DAY);

        // Then
        assertThat(closed.entries()).extracting(Entry::kind).containsExactly(Entry.Kind.CAPTURE, Entry.Kind.FORFEIT);
        assertThat(purse.after(closed).posted()).isEqualTo(Buzz.of(88));
        assertThat(purse.after(closed).available(NEXT_DAY)).isEqualTo(Buzz.ZERO);
    }

    @Test
    void neverResolvesAHoldTwice() {
        // Given
        Purse purse = accept(accept(withAllowance(), hold(3, 4), MORNING), delivered(2, 8), MORNING);

        // When
        CommandResult again = PurseRules.decide(purse, delivered(3, 12), MORNING);

        // Then
        assertThat(again).isInstanceOf(CommandResult.AlreadyDone.class);
    }

    @Test
    void expiresAHoldThatNobodySettled() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);
        Instant end = hold(3, 4).request().expiresAt();

        // When
        LedgerEvent closed = event(purse, new Command.Expire(JOB), end);

        // Then
        assertThat(PublishedEvents.of(closed)).containsExactly(new BuzzReleased(JOB, ADA, Buzz.of(12), Cause.EXPIRED));
        assertThat(purse.after(closed).hold(JOB)).containsInstanceOf(Hold.Expired.class);
    }

    @Test
    void keepsAHoldUntilItsTimeIsUp() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);
        Instant before = hold(3, 4).request().expiresAt().minus(Duration.ofNanos(1));

        // When
        CommandResult result = PurseRules.decide(purse, new Command.Expire(JOB), before);

        // Then
        assertThat(result).isInstanceOf(CommandResult.AlreadyDone.class);
    }

    @Test
    void neverCapturesAnExpiredHoldEvenWhenTheSweeperIsLate() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);
        Instant end = hold(3, 4).request().expiresAt();

        // When
        LedgerEvent closed = event(purse, delivered(3, 12), end);

        // Then
        assertThat(((LedgerEvent.HoldClosed) closed).cause()).isEqualTo(Cause.EXPIRED);
        assertThat(PurseRules.decide(purse.after(closed), delivered(3, 12), end))
                .isInstanceOf(CommandResult.AlreadyDone.class);
    }

    @Test
    void refusesASettlementThatContradictsItsHold() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);

        // Then
        assertThatThrownBy(() -> PurseRules.decide(purse, delivered(4, 16), MORNING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PurseRules.decide(purse, delivered(-1, 0), MORNING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PurseRules.decide(purse, delivered(2, 9), MORNING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 delivered units cost 8 Buzz, not 9 Buzz");
    }
}
