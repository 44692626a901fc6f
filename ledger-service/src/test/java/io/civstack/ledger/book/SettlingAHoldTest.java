package io.civstack.ledger.book;

import static io.civstack.ledger.book.BookFixtures.ADA;
import static io.civstack.ledger.book.BookFixtures.EVENING;
import static io.civstack.ledger.book.BookFixtures.JOB;
import static io.civstack.ledger.book.BookFixtures.MORNING;
import static io.civstack.ledger.book.BookFixtures.NEXT_DAY;
import static io.civstack.ledger.book.BookFixtures.accept;
import static io.civstack.ledger.book.BookFixtures.delivered;
import static io.civstack.ledger.book.BookFixtures.event;
import static io.civstack.ledger.book.BookFixtures.hold;
import static io.civstack.ledger.book.BookFixtures.withAllowance;
import static io.civstack.ledger.book.BookFixtures.withEverything;
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
        Book book = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        LedgerEvent closed = event(book, delivered(2, 8), MORNING);

        // Then
        assertThat(Announcements.of(closed))
                .containsExactly(
                        new BuzzCaptured(JOB, ADA, Buzz.of(8)), new BuzzReleased(JOB, ADA, Buzz.of(4), Cause.SETTLED));
        assertThat(book.after(closed).available(MORNING)).isEqualTo(Buzz.of(92));
        assertThat(book.after(closed).held()).isEqualTo(Buzz.ZERO);
    }

    @Test
    void saysNothingOfARestThatIsNone() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        LedgerEvent closed = event(book, delivered(3, 12), MORNING);

        // Then
        assertThat(Announcements.of(closed)).containsExactly(new BuzzCaptured(JOB, ADA, Buzz.of(12)));
    }

    @Test
    void chargesNothingForAFailedJob() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4), MORNING);

        // When
        LedgerEvent closed = event(book, delivered(0, 0), MORNING);

        // Then
        assertThat(Announcements.of(closed)).containsExactly(new BuzzReleased(JOB, ADA, Buzz.of(12), Cause.VOIDED));
        assertThat(closed.entries()).isEmpty();
        assertThat(book.after(closed).available(MORNING)).isEqualTo(Buzz.of(100));
    }

    @Test
    void capturesInTheOrderOfTheHoldAndReleasesToTheSameBuckets() {
        // Given
        Book book = accept(withEverything(), hold(3, 45), MORNING);

        // When
        Hold.Captured captured =
                (Hold.Captured) ((LedgerEvent.HoldClosed) event(book, delivered(2, 90), MORNING)).closed();

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
        Book book = accept(withAllowance(), hold(3, 4, EVENING), EVENING);

        // When
        LedgerEvent closed = event(book, delivered(3, 12), NEXT_DAY);

        // Then
        assertThat(((LedgerEvent.HoldClosed) closed).captured().total()).isEqualTo(Buzz.of(12));
        assertThat(((LedgerEvent.HoldClosed) closed).forfeited().isEmpty()).isTrue();
    }

    @Test
    void forfeitsTheReleasedPartOfAnAllowanceThatExpiredMeanwhile() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4, EVENING), EVENING);

        // When
        LedgerEvent closed = event(book, delivered(1, 4), NEXT_DAY);

        // Then
        assertThat(closed.entries()).extracting(Entry::kind).containsExactly(Entry.Kind.CAPTURE, Entry.Kind.FORFEIT);
        assertThat(book.after(closed).posted()).isEqualTo(Buzz.of(88));
        assertThat(book.after(closed).available(NEXT_DAY)).isEqualTo(Buzz.ZERO);
    }

    @Test
    void neverResolvesAHoldTwice() {
        // Given
        Book book = accept(accept(withAllowance(), hold(3, 4), MORNING), delivered(2, 8), MORNING);

        // When
        Outcome again = Rules.decide(book, delivered(3, 12), MORNING);

        // Then
        assertThat(again).isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void expiresAHoldThatNobodySettled() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4), MORNING);
        Instant end = hold(3, 4).terms().expiresAt();

        // When
        LedgerEvent closed = event(book, new Command.Expire(JOB), end);

        // Then
        assertThat(Announcements.of(closed)).containsExactly(new BuzzReleased(JOB, ADA, Buzz.of(12), Cause.EXPIRED));
        assertThat(book.after(closed).hold(JOB)).containsInstanceOf(Hold.Expired.class);
    }

    @Test
    void keepsAHoldUntilItsTimeIsUp() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4), MORNING);
        Instant before = hold(3, 4).terms().expiresAt().minus(Duration.ofNanos(1));

        // When
        Outcome outcome = Rules.decide(book, new Command.Expire(JOB), before);

        // Then
        assertThat(outcome).isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void neverCapturesAnExpiredHoldEvenWhenTheSweeperIsLate() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4), MORNING);
        Instant end = hold(3, 4).terms().expiresAt();

        // When
        LedgerEvent closed = event(book, delivered(3, 12), end);

        // Then
        assertThat(((LedgerEvent.HoldClosed) closed).cause()).isEqualTo(Cause.EXPIRED);
        assertThat(Rules.decide(book.after(closed), delivered(3, 12), end)).isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void refusesASettlementThatContradictsItsTerms() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4), MORNING);

        // Then
        assertThatThrownBy(() -> Rules.decide(book, delivered(4, 16), MORNING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rules.decide(book, delivered(-1, 0), MORNING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rules.decide(book, delivered(2, 9), MORNING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 delivered units cost 8 Buzz, not 9 Buzz");
    }
}
