package io.civstack.ledger.book;

import static io.civstack.ledger.book.BookFixtures.ADA;
import static io.civstack.ledger.book.BookFixtures.EVENING;
import static io.civstack.ledger.book.BookFixtures.MORNING;
import static io.civstack.ledger.book.BookFixtures.NEXT_DAY;
import static io.civstack.ledger.book.BookFixtures.accept;
import static io.civstack.ledger.book.BookFixtures.empty;
import static io.civstack.ledger.book.BookFixtures.event;
import static io.civstack.ledger.book.BookFixtures.events;
import static io.civstack.ledger.book.BookFixtures.hold;
import static io.civstack.ledger.book.BookFixtures.withAllowance;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.PurseEvent.BuzzGranted;
import io.civstack.ledger.journal.Entry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimingTheAllowanceTest {

    @Test
    void givesTheDaysBuzzUntilMidnight() {
        // Given
        Book book = empty();

        // When
        LedgerEvent granted = event(book, new Command.ClaimAllowance(), MORNING);

        // Then
        assertThat(Announcements.of(granted))
                .containsExactly(
                        new BuzzGranted(ADA, BuzzType.ALLOWANCE, Buzz.of(100), "daily-allowance/2026-11-22", NEXT_DAY));
        assertThat(book.after(granted).available(MORNING)).isEqualTo(Buzz.of(100));
    }

    @Test
    void refusesASecondClaimOnTheSameDay() {
        // Given
        Book book = withAllowance();

        // When
        Outcome again = Rules.decide(book, new Command.ClaimAllowance(), EVENING);

        // Then
        assertThat(again)
                .isEqualTo(new Outcome.Refused(
                        Reasons.allowanceClaimed(io.civstack.ledger.allowance.Allowance.day(MORNING))));
    }

    @Test
    void allowsTheNextDay() {
        // Given
        Book book = withAllowance();

        // When
        Book after = accept(book, new Command.ClaimAllowance(), NEXT_DAY);

        // Then
        assertThat(after.available(NEXT_DAY)).isEqualTo(Buzz.of(100));
        assertThat(after.posted()).isEqualTo(Buzz.of(200));
    }

    @Test
    void refusesAnEarlierDayWhenTheClockJumpsBack() {
        // Given
        Book book = withAllowance();

        // When
        Outcome outcome = Rules.decide(book, new Command.ClaimAllowance(), MORNING.minus(Duration.ofDays(1)));

        // Then
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void hidesAnExpiredAllowanceBeforeTheSweepHasSeenIt() {
        // Given
        Book book = withAllowance();

        // When
        Buzz available = book.available(NEXT_DAY);

        // Then
        assertThat(available).isEqualTo(Buzz.ZERO);
    }

    @Test
    void sweepsTheUnspentRestToBreakageAndLeavesWhatIsHeld() {
        // Given
        Book book = accept(withAllowance(), hold(3, 4, EVENING), EVENING);

        // When
        List<LedgerEvent> lapsed = events(book, new Command.Lapse(), NEXT_DAY);

        // Then
        assertThat(lapsed)
                .flatExtracting(LedgerEvent::entries)
                .extracting(Entry::kind)
                .containsExactly(Entry.Kind.LAPSE);
        assertThat(book.after(lapsed).posted()).isEqualTo(Buzz.of(12));
        assertThat(Rules.decide(book.after(lapsed), new Command.Lapse(), NEXT_DAY))
                .isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void givesAGrantOncePerOccasion() {
        // Given
        Command grant = new Command.Grant(BuzzType.BLUE, Buzz.of(50), "report-accepted/7");
        Book book = accept(empty(), grant, MORNING);

        // When
        Outcome again = Rules.decide(book, grant, EVENING);

        // Then
        assertThat(again).isInstanceOf(Outcome.AlreadyDone.class);
    }
}
