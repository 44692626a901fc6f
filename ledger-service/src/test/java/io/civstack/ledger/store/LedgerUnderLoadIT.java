package io.civstack.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.book.Book;
import io.civstack.ledger.book.Command;
import io.civstack.ledger.hold.Terms;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many hands in few purses at once: nothing is lost, nothing is paid twice, nothing deadlocks. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class LedgerUnderLoadIT {

    private static final int HANDS = 8;
    private static final int JOBS_EACH = 40;
    private static final int USERS = 3;

    @Inject
    Ledger ledger;

    @Inject
    DatabaseFigures figures;

    @Inject
    InstantSource clock;

    @Test
    void addsUpWhateverHappensAtOnce() throws InterruptedException, ExecutionException {
        // Given
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            UserId user = new UserId("load-" + UUID.randomUUID());
            ledger.ask(user, new Command.ClaimAllowance());
            ledger.ask(user, new Command.Grant(BuzzType.YELLOW, Buzz.of(200), "bought"));
            users.add(user);
        }
        List<Future<?>> work = new ArrayList<>();

        // When
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            for (int hand = 0; hand < HANDS; hand++) {
                SplittableRandom random = new SplittableRandom(hand);
                work.add(hands.submit(() -> live(users, random)));
            }
        }
        for (Future<?> done : work) {
            done.get();
        }

        // Then
        assertThat(figures.violations()).isEmpty();
        for (UserId user : users) {
            Book book = ledger.read(user);
            assertThat(book.held()).isEqualTo(Buzz.ZERO);
            assertThat(book.available(clock.instant())).isEqualTo(book.posted());
        }
    }

    private void live(List<UserId> users, SplittableRandom random) {
        for (int job = 0; job < JOBS_EACH; job++) {
            UserId user = users.get(random.nextInt(users.size()));
            HoldId hold = new HoldId(UUID.randomUUID());
            Terms terms = new Terms(
                    2, Buzz.of(1 + random.nextInt(20)), clock.instant().plusSeconds(60));
            ledger.ask(user, new Command.PlaceHold(hold, terms));
            int delivered = random.nextInt(3);
            Command settle = new Command.Settle(hold, delivered, terms.price(delivered));
            ledger.ask(user, settle);
            ledger.ask(user, settle);
        }
    }
}
