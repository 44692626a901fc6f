package io.civstack.ledger.purse;

import static io.civstack.ledger.purse.PurseFixtures.ADA;
import static io.civstack.ledger.purse.PurseFixtures.JOB;
import static io.civstack.ledger.purse.PurseFixtures.MORNING;
import static io.civstack.ledger.purse.PurseFixtures.NEXT_DAY;
import static io.civstack.ledger.purse.PurseFixtures.accept;
import static io.civstack.ledger.purse.PurseFixtures.delivered;
import static io.civstack.ledger.purse.PurseFixtures.empty;
import static io.civstack.ledger.purse.PurseFixtures.event;
import static io.civstack.ledger.purse.PurseFixtures.hold;
import static io.civstack.ledger.purse.PurseFixtures.withAllowance;
import static io.civstack.ledger.purse.PurseFixtures.withEverything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.hold.HoldRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacingAHoldTest {

    @Test
    void setsAsideWhatTheJobMayCost() {
        // Given
        Purse purse = withAllowance();

        // When
        Purse after = accept(purse, hold(3, 4), MORNING);

        // Then
        assertThat(after.available(MORNING)).isEqualTo(Buzz.of(88));
        assertThat(after.held()).isEqualTo(Buzz.of(12));
        assertThat(after.posted()).isEqualTo(Buzz.of(100));
    }

    @Test
    void takesTheAllowanceFirstThenBlueThenGreenThenYellow() {
        // Given
        Purse purse = withEverything();

        // When
        LedgerEvent held = event(purse, hold(1, 135), MORNING);

        // Then
        assertThat(PublishedEvents.of(held))
                .containsExactly(new BuzzHeld(
                        JOB,
                        ADA,
                        Buzz.of(135),
                        Map.of(
                                BuzzType.ALLOWANCE, Buzz.of(100),
                                BuzzType.BLUE, Buzz.of(10),
                                BuzzType.GREEN, Buzz.of(20),
                                BuzzType.YELLOW, Buzz.of(5)),
                        hold(1, 135).request().expiresAt()));
    }

    @Test
    void doesNotTouchAnExpiredAllowance() {
        // Given
        Purse purse = withEverything();

        // When
        LedgerEvent held = event(purse, hold(1, 60, NEXT_DAY), NEXT_DAY);

        // Then
        assertThat(((LedgerEvent.Held) held).placed().split().byBucket()).doesNotContainKey(BuzzType.ALLOWANCE);
    }

    @Test
    void refusesAHoldWhenThePurseIsShort() {
        // Given
        Purse purse = accept(withAllowance(), new Command.Grant(BuzzType.BLUE, Buzz.of(3), "earned"), MORNING);

        // When
        LedgerEvent refused = event(purse, hold(4, 30), MORNING);

        // Then
        BuzzHoldRefused event = (BuzzHoldRefused) PublishedEvents.of(refused).getFirst();
        assertThat(event.missing()).isEqualTo(Buzz.of(17));
        assertThat(event.reason().code()).isEqualTo("ledger/purse-short");
        assertThat(event.reason().sentence())
                .isEqualTo("This costs 120 Buzz and the purse has 103 Buzz: 17 Buzz are missing.");
        assertThat(event.reason().action()).contains("2026-11-23T00:00:00Z");
        assertThat(purse.after(refused).available(MORNING)).isEqualTo(Buzz.of(103));
    }

    @Test
    void pointsToTheAllowanceWhileItCanBeClaimed() {
        // Given
        Purse purse = empty();

        // When
        LedgerEvent refused = event(purse, hold(1, 4), MORNING);

        // Then
        assertThat(((LedgerEvent.HoldRefused) refused).reason().action())
                .startsWith("Claim today's allowance of 100 Buzz");
    }

    @Test
    void spendsTheLastBuzz() {
        // Given
        Purse purse = withAllowance();

        // When
        Purse after = accept(purse, hold(4, 25), MORNING);

        // Then
        assertThat(after.available(MORNING)).isEqualTo(Buzz.ZERO);
    }

    @Test
    void answersARepeatedRequestOnce() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        CommandResult again = PurseRules.decide(purse, hold(3, 4), MORNING);

        // Then
        assertThat(again).isInstanceOf(CommandResult.AlreadyDone.class);
    }

    @Test
    void staysRefusedWhenThePurseFillsUpLater() {
        // Given
        Purse refused = accept(empty(), hold(1, 4), MORNING);
        Purse richer = accept(refused, new Command.ClaimAllowance(), MORNING);

        // When
        CommandResult again = PurseRules.decide(richer, hold(1, 4), MORNING);

        // Then
        assertThat(again).isInstanceOf(CommandResult.AlreadyDone.class);
    }

    @Test
    void refusesARequestThatArrivesAfterItsTime() {
        // Given
        Purse purse = withAllowance();

        // When
        LedgerEvent refused = event(purse, hold(1, 4), hold(1, 4).request().expiresAt());

        // Then
        assertThat(((LedgerEvent.HoldRefused) refused).reason().code()).isEqualTo("ledger/hold-late");
    }

    @Test
    void holdsNothingForAJobWhoseEndCameFirst() {
        // Given
        Purse ended = accept(withAllowance(), delivered(0, 0), MORNING);

        // When
        CommandResult late = PurseRules.decide(ended, hold(1, 4), MORNING);

        // Then
        assertThat(ended.hold(JOB)).contains(new Hold.Tombstone(JOB));
        assertThat(late).isInstanceOf(CommandResult.AlreadyDone.class);
    }

    @Test
    void refusesARequestThatMakesNoSense() {
        assertThatThrownBy(() -> hold(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(2, HoldRequest.HOLD_BUZZ_MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(2, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
