package io.civstack.ledger.purse;

import static io.civstack.ledger.purse.PurseFixtures.ADA;
import static io.civstack.ledger.purse.PurseFixtures.EVENING;
import static io.civstack.ledger.purse.PurseFixtures.MORNING;
import static io.civstack.ledger.purse.PurseFixtures.NEXT_DAY;
import static io.civstack.ledger.purse.PurseFixtures.accept;
import static io.civstack.ledger.purse.PurseFixtures.empty;
import static io.civstack.ledger.purse.PurseFixtures.event;
import static io.civstack.ledger.purse.PurseFixtures.events;
import static io.civstack.ledger.purse.PurseFixtures.hold;
import static io.civstack.ledger.purse.PurseFixtures.withAllowance;
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
        Purse purse = empty();

        // When
        LedgerEvent granted = event(purse, new Command.ClaimAllowance(), MORNING);

        // Then
        assertThat(PublishedEvents.of(granted))
                .containsExactly(
                        new BuzzGranted(ADA, BuzzType.ALLOWANCE, Buzz.of(100), "daily-allowance/2026-11-22", NEXT_DAY));
        assertThat(purse.after(granted).available(MORNING)).isEqualTo(Buzz.of(100));
    }

    @Test
    void refusesASecondClaimOnTheSameDay() {
        // Given
        Purse purse = withAllowance();

        // When
        CommandResult again = PurseRules.decide(purse, new Command.ClaimAllowance(), EVENING);

        // Then
        assertThat(again)
                .isEqualTo(new CommandResult.Refused(
                        Reasons.allowanceClaimed(io.civstack.ledger.allowance.Allowance.day(MORNING))));
    }

    @Test
    void allowsTheNextDay() {
        // Given
        Purse purse = withAllowance();

        // When
        Purse after = accept(purse, new Command.ClaimAllowance(), NEXT_DAY);

        // Then
        assertThat(after.available(NEXT_DAY)).isEqualTo(Buzz.of(100));
        assertThat(after.posted()).isEqualTo(Buzz.of(200));
    }

    @Test
    void refusesAnEarlierDayWhenTheClockJumpsBack() {
        // Given
        Purse purse = withAllowance();

        // When
        CommandResult result =
                PurseRules.decide(purse, new Command.ClaimAllowance(), MORNING.minus(Duration.ofDays(1)));

        // Then
        assertThat(result).isInstanceOf(CommandResult.Refused.class);
    }

    @Test
    void hidesAnExpiredAllowanceBeforeTheSweepHasSeenIt() {
        // Given
        Purse purse = withAllowance();

        // When
        Buzz available = purse.available(NEXT_DAY);

        // Then
        assertThat(available).isEqualTo(Buzz.ZERO);
    }

    @Test
    void sweepsTheUnspentRestToBreakageAndLeavesWhatIsHeld() {
        // Given
        Purse purse = accept(withAllowance(), hold(3, 4, EVENING), EVENING);

        // When
        List<LedgerEvent> lapsed = events(purse, new Command.Lapse(), NEXT_DAY);

        // Then
        assertThat(lapsed)
                .flatExtracting(LedgerEvent::entries)
                .extracting(Entry::kind)
                .containsExactly(Entry.Kind.LAPSE);
        assertThat(purse.after(lapsed).posted()).isEqualTo(Buzz.of(12));
        assertThat(PurseRules.decide(purse.after(lapsed), new Command.Lapse(), NEXT_DAY))
                .isInstanceOf(CommandResult.AlreadyDone.class);
    }

    @Test
    void givesAGrantOncePerOccasion() {
        // Given
        Command grant = new Command.Grant(BuzzType.BLUE, Buzz.of(50), "report-accepted/7");
        Purse purse = accept(empty(), grant, MORNING);

        // When
        CommandResult again = PurseRules.decide(purse, grant, EVENING);

        // Then
        assertThat(again).isInstanceOf(CommandResult.AlreadyDone.class);
    }
}
