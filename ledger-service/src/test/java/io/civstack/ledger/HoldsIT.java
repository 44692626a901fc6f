package io.civstack.ledger;

import static io.civstack.ledger.JobFixtures.completed;
import static io.civstack.ledger.JobFixtures.failed;
import static io.civstack.ledger.JobFixtures.hold;
import static io.civstack.ledger.JobFixtures.job;
import static io.civstack.ledger.JobFixtures.requested;
import static io.civstack.ledger.JobFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.context.Contexts;
import io.civstack.events.Buzz;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.HoldEvent.BuzzReleased.Cause;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import io.civstack.ledger.lifecycle.Ledger;
import io.civstack.ledger.purse.Command;
import io.civstack.ledger.schedule.ExpirySweep;
import io.civstack.ledger.table.DatabaseTotals;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class HoldsIT {

    private static final String DEAD =
            Contexts.LEDGER.group("jobs").deadLetters().name();

    @Inject
    Ledger ledger;

    @Inject
    ExpirySweep sweep;

    @Inject
    DatabaseTotals totals;

    @Inject
    TestClock clock;

    @Inject
    InstantSource now;

    @Inject
    MeterRegistry metrics;

    private TestEvents events;

    @BeforeEach
    void open() {
        events = TestEvents.open();
    }

    @AfterEach
    void addsUp() {
        clock.shift(Duration.ZERO);
        events.close();
        assertThat(totals.violations()).isEmpty();
    }

    @Test
    void holdsWhatAJobMayCostAndPaysForWhatItDelivered() {
        // Given
        UserId ada = withAllowance("ada");
        JobId job = job();

        // When
        events.publish(requested(job, ada, 3, 4));
        events.await(BuzzHeld.class, held -> held.holdId().equals(hold(job)));
        events.publish(completed(job, ada, 2, 8));

        // Then
        events.await(
                BuzzReleased.class,
                released -> released.equals(new BuzzReleased(hold(job), ada, Buzz.of(4), Cause.SETTLED)));
        assertThat(events.received(BuzzCaptured.class)).contains(new BuzzCaptured(hold(job), ada, Buzz.of(8)));
        assertThat(ledger.read(ada).available(now.instant())).isEqualTo(Buzz.of(92));
        assertThat(ledger.read(ada).held()).isEqualTo(Buzz.ZERO);
    }

    @Test
    void refusesAHoldWhenThePurseIsShort() {
        // Given
        UserId poor = user("poor");
        JobId job = job();

        // When
        events.publish(requested(job, poor, 3, 4));

        // Then
        BuzzHoldRefused refused =
                events.await(BuzzHoldRefused.class, event -> event.holdId().equals(hold(job)));
        assertThat(refused.missing()).isEqualTo(Buzz.of(12));
        assertThat(refused.reason().code()).isEqualTo("ledger/purse-short");
        assertThat(refused.reason().action()).contains("Claim today's allowance");
    }

    @Test
    void answersARequestThatComesTwiceOnce() {
        // Given
        UserId ada = withAllowance("ada");
        JobId job = job();
        UUID id = UUID.randomUUID();

        // When
        events.publish(requested(job, ada, 1, 10), id);
        events.publish(requested(job, ada, 1, 10), id);
        events.publish(requested(job, ada, 1, 10));
        events.publish(completed(job, ada, 1, 10));
        events.publish(completed(job, ada, 1, 10));
        JobId marker = job();
        events.publish(requested(marker, ada, 1, 1));

        // Then
        events.await(BuzzHeld.class, held -> held.holdId().equals(hold(marker)));
        await().untilAsserted(() -> assertThat(ledger.read(ada).posted()).isEqualTo(Buzz.of(90)));
        assertThat(events.received(BuzzHeld.class))
                .filteredOn(held -> held.holdId().equals(hold(job)))
                .hasSize(1);
        assertThat(events.received(BuzzCaptured.class))
                .filteredOn(captured -> captured.holdId().equals(hold(job)))
                .hasSize(1);
    }

    @Test
    void givesEverythingBackWhenAJobFails() {
        // Given
        UserId ada = withAllowance("ada");
        JobId job = job();
        events.publish(requested(job, ada, 3, 4));

        // When
        events.publish(failed(job, ada));

        // Then
        events.await(
                BuzzReleased.class,
                released -> released.equals(new BuzzReleased(hold(job), ada, Buzz.of(12), Cause.VOIDED)));
        assertThat(ledger.read(ada).available(now.instant())).isEqualTo(Buzz.of(100));
    }

    @Test
    void holdsNothingForAJobWhoseEndCameFirst() {
        // Given
        UserId ada = withAllowance("ada");
        JobId job = job();
        events.publish(failed(job, ada));

        // When
        events.publish(requested(job, ada, 3, 4));

        // Then
        JobId marker = job();
        events.publish(requested(marker, ada, 1, 1));
        events.await(BuzzHeld.class, held -> held.holdId().equals(hold(marker)));
        await().untilAsserted(() -> assertThat(ledger.read(ada).held()).isEqualTo(Buzz.of(1)));
        assertThat(events.received(BuzzHeld.class))
                .noneMatch(held -> held.holdId().equals(hold(job)));
    }

    @Test
    void expiresAHoldThatNobodySettledAndNeverPaysItLater() {
        // Given
        UserId ada = withAllowance("ada");
        JobId job = job();
        events.publish(requested(job, ada, 3, 4));
        events.await(BuzzHeld.class, held -> held.holdId().equals(hold(job)));

        // When
        clock.shift(Duration.ofMinutes(26));
        sweep.sweep();
        events.publish(completed(job, ada, 3, 12));

        // Then
        events.await(
                BuzzReleased.class,
                released -> released.equals(new BuzzReleased(hold(job), ada, Buzz.of(12), Cause.EXPIRED)));
        await().until(() ->
                metrics.counter("ledger.holds", "outcome", "settled-late").count() >= 1);
        assertThat(metrics.counter("ledger.holds", "outcome", "expired").count())
                .isGreaterThanOrEqualTo(1);
        assertThat(ledger.read(ada).held()).isEqualTo(Buzz.ZERO);
        assertThat(events.received(BuzzCaptured.class))
                .noneMatch(captured -> captured.holdId().equals(hold(job)));
    }

    @Test
    void sweepsYesterdaysAllowance() {
        // Given
        UserId ada = withAllowance("ada");

        // When
        clock.shift(Duration.ofDays(1));
        sweep.sweep();

        // Then
        assertThat(ledger.read(ada).posted()).isEqualTo(Buzz.ZERO);
    }

    @ParameterizedTest(name = "{0} settles {1} of 3 for {2}")
    @CsvSource({"ada, 2, 9", "ada, 4, 16", "eve, 3, 12"})
    void deadLettersASettlementThatContradictsItsHold(String who, int delivered, long charged) {
        // Given
        UserId ada = withAllowance("ada");
        UserId settling = who.equals("ada") ? ada : withAllowance(who);
        JobId job = job();
        events.publish(requested(job, ada, 3, 4));
        events.await(BuzzHeld.class, held -> held.holdId().equals(hold(job)));

        // When
        UUID id = events.publish(completed(job, settling, delivered, charged));

        // Then
        await().until(() -> events.receivedRaw(DEAD).stream()
                .anyMatch(record -> TestEvents.header(record, "ce_id").equals(id.toString())));
        assertThat(ledger.read(ada).held()).isEqualTo(Buzz.of(12));
        assertThat(ledger.read(settling).posted()).isEqualTo(Buzz.of(100));
    }

    private UserId withAllowance(String name) {
        UserId user = user(name);
        ledger.execute(user, new Command.ClaimAllowance());
        return user;
    }
}
