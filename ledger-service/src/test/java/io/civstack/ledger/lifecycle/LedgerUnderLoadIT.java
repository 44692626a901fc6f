package io.civstack.ledger.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.hold.HoldRequest;
import io.civstack.ledger.purse.Command;
import io.civstack.ledger.purse.Purse;
import io.civstack.ledger.table.DatabaseTotals;
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

/** Many threads and few purses: nothing is lost, nothing is paid twice, nothing deadlocks. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class LedgerUnderLoadIT {

    private static final int THREADS = 8;
    private static final int JOBS_EACH = 40;
    private static final int USERS = 3;

    @Inject
    Ledger ledger;

    @Inject
    DatabaseTotals totals;

    @Inject
    InstantSource clock;

    @Test
    void addsUpWhateverHappensAtOnce() throws InterruptedException, ExecutionException {
        // Given
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            UserId user = new UserId("load-" + UUID.randomUUID());
            ledger.execute(user, new Command.ClaimAllowance());
            ledger.execute(user, new Command.Grant(BuzzType.YELLOW, Buzz.of(200), "bought"));
            users.add(user);
        }
        List<Future<?>> work = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int seed = 0; seed < THREADS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                work.add(threads.submit(() -> holdAndSettle(users, random)));
            }
        }
        for (Future<?> done : work) {
            done.get();
        }

        // Then
        assertThat(totals.violations()).isEmpty();
        for (UserId user : users) {
            Purse purse = ledger.read(user);
            assertThat(purse.held()).isEqualTo(Buzz.ZERO);
            assertThat(purse.available(clock.instant())).isEqualTo(purse.posted());
        }
    }

    private void holdAndSettle(List<UserId> users, SplittableRandom random) {
        for (int job = 0; job < JOBS_EACH; job++) {
            UserId user = users.get(random.nextInt(users.size()));
            HoldId hold = new HoldId(UUID.randomUUID());
            HoldRequest request = new HoldRequest(
                    2, Buzz.of(1 + random.nextInt(20)), clock.instant().plusSeconds(60));
            ledger.execute(user, new Command.PlaceHold(hold, request));
            int delivered = random.nextInt(3);
            Command settle = new Command.Settle(hold, delivered, request.price(delivered));
            ledger.execute(user, settle);
            ledger.execute(user, settle);
        }
    }
}
