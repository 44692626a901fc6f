package io.civstack.ledger.book;

import static io.civstack.ledger.book.BookFixtures.ADA;
import static io.civstack.ledger.book.BookFixtures.JOB;
import static io.civstack.ledger.book.BookFixtures.MORNING;
import static io.civstack.ledger.book.BookFixtures.NEXT_DAY;
import static io.civstack.ledger.book.BookFixtures.accept;
import static io.civstack.ledger.book.BookFixtures.delivered;
import static io.civstack.ledger.book.BookFixtures.empty;
import static io.civstack.ledger.book.BookFixtures.event;
import static io.civstack.ledger.book.BookFixtures.hold;
import static io.civstack.ledger.book.BookFixtures.withAllowance;
import static io.civstack.ledger.book.BookFixtures.withEverything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.hold.Terms;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacingAHoldTest {

    @Test
    void setsAsideWhatTheJobMayCost() {
        // Given
        Book book = withAllowance();

        // When
        Book after = accept(book, hold(3, 4), MORNING);

        // Then
        assertThat(after.available(MORNING)).isEqualTo(Buzz.of(88));
        assertThat(after.held()).isEqualTo(Buzz.of(12));
        assertThat(after.posted()).isEqualTo(Buzz.of(100));
    }

    @Test
    void takesTheAllowanceFirstThenBlueThenGreenThenYellow() {
        // Given
        Book book = withEverything();

        // When
        LedgerEvent held = event(book, hold(1, 135), MORNING);

        // Then
        assertThat(Announcements.of(held))
                .containsExactly(new BuzzHeld(
                        JOB,
                        ADA,
                        Buzz.of(135),
                        Map.of(
                                BuzzType.ALLOWANCE, Buzz.of(100),
                                BuzzType.BLUE, Buzz.of(10),
                                BuzzType.GREEN, Buzz.of(20),
                                BuzzType.YELLOW, Buzz.of(5)),
                        hold(1, 135).terms().expiresAt()));
    }

    @Test
    void doesNotTouchAnExpiredAllowance() {
        // Given
        Book book = withEverything();

        // When
        LedgerEvent held = event(book, hold(1, 60, NEXT_DAY), NEXT_DAY);

        // Then
        assertThat(((LedgerEvent.Held) held).placed().split().byBucket()).doesNotContainKey(BuzzType.ALLOWANCE);
    }

    @Test
    void refusesAHoldWhenThePurseIsShort() {
        // Given
        Book book = accept(withAllowance(), new Command.Grant(BuzzType.BLUE, Buzz.of(3), "earned"), MORNING);

        // When
        LedgerEvent refused = event(book, hold(4, 30), MORNING);

        // Then
        BuzzHoldRefused event = (BuzzHoldRefused) Announcements.of(refused).getFirst();
        assertThat(event.missing()).isEqualTo(Buzz.of(17));
        assertThat(event.reason().code()).isEqualTo("ledger/purse-short");
        assertThat(event.reason().sentence())
                .isEqualTo("This costs 120 Buzz and the purse has 103 Buzz: 17 Buzz are missing.");
        assertThat(event.reason().action()).contains("2026-11-23T00:00:00Z");
        assertThat(book.after(refused).available(MORNING)).isEqualTo(Buzz.of(103));
    }

    @Test
    void pointsToTheAllowanceWhileItCanBeClaimed() {
        // Given
        Book book = empty();

        // When
        LedgerEvent refused = event(book, hold(1, 4), MORNING);

        // Then
        assertThat(((LedgerEvent.HoldRefused) refused).reason().action())
                .startsWith("Claim today's allowance of 100 Buzz");
    }

    @Test
    void spendsTheLastBuzz() {
        // Given
        Book book = withAllowance();

        // When
        Book after = accept(book, hold(4, 25), MORNING);

        // Then
        assertThat(after.available(MORNING)).isEqualTo(Buzz.ZERO);
    }

    @Test
    void answersARepeatedRequestOnce() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        Outcome again = Rules.decide(book, hold(3, 4), MORNING);

        // Then
        assertThat(again).isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void staysRefusedWhenThePurseFillsUpLater() {
        // Given
        Book refused = accept(empty(), hold(1, 4), MORNING);
        Book richer = accept(refused, new Command.ClaimAllowance(), MORNING);

        // When
        Outcome again = Rules.decide(richer, hold(1, 4), MORNING);

        // Then
        assertThat(again).isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void refusesARequestThatArrivesAfterItsTime() {
        // Given
        Book book = withAllowance();

        // When
        LedgerEvent refused = event(book, hold(1, 4), hold(1, 4).terms().expiresAt());

        // Then
        assertThat(((LedgerEvent.HoldRefused) refused).reason().code()).isEqualTo("ledger/hold-late");
    }

    @Test
    void holdsNothingForAJobWhoseEndCameFirst() {
        // Given
        Book ended = accept(withAllowance(), delivered(0, 0), MORNING);

        // When
        Outcome late = Rules.decide(ended, hold(1, 4), MORNING);

        // Then
        assertThat(ended.hold(JOB)).contains(new Hold.Tombstone(JOB));
        assertThat(late).isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        assertThatThrownBy(() -> hold(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(2, Terms.HOLD_BUZZ_MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(2, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
