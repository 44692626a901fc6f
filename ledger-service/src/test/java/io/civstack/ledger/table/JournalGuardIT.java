package io.civstack.ledger.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.hold.HoldRequest;
import io.civstack.ledger.invariant.Invariant;
import io.civstack.ledger.invariant.Violation;
import io.civstack.ledger.lifecycle.Ledger;
import io.civstack.ledger.purse.Command;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code must never do is refused by the database too, and what was changed past it is found by the audit. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class JournalGuardIT {

    /** The class of SQL states that checks, keys and the triggers of the schema raise. */
    private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";

    @Inject
    Database database;

    @Inject
    Ledger ledger;

    @Inject
    DatabaseTotals totals;

    @Inject
    InstantSource clock;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry set reference = 'other'",
                "delete from entry",
                "truncate entry cascade",
                "update posting set amount = amount + 1",
                "delete from posting",
                "truncate posting",
                "delete from hold",
                "update hold set state = 'HELD' where state = 'RELEASED'",
                "update account set posted = held - 1 where kind = 'PURSE'",
                "update account set held = -1 where kind = 'PURSE'",
                """
                insert into entry (kind, owner, reference, at)
                select kind, owner, reference, at from entry where kind = 'GRANT'
                """,
                """
                insert into entry (kind, owner, reference, at)
                select 'CAPTURE', owner, 'unbalanced', at from entry limit 1
                """,
                """
                insert into posting (entry, account, amount, account_balance)
                select id, 'house/mint/00', 5, 0 from entry limit 1
                """
            })
    void refusesAStatementThatWouldBreakAnInvariant(String sql) {
        // Given
        settledUser();

        // When
        Throwable refusal = catchThrowable(() -> QuarkusTransaction.requiringNew()
                .run(() -> assertThat(database.update(sql)).isPositive()));

        // Then
        assertThat(sqlStates(refusal)).anyMatch(state -> state.startsWith(INTEGRITY_CONSTRAINT_VIOLATION));
        assertThat(totals.violations()).isEmpty();
    }

    @Test
    void findsABalanceThatWasTamperedWith() {
        // Given
        UserId user = settledUser();

        // When
        String tamper = "update account set posted = posted + ? where id = ?";
        database.update(tamper, 5, "blue/" + user);

        // Then
        assertThat(totals.violations())
                .extracting(Violation::invariant)
                .contains(Invariant.BALANCE_IS_FOLD, Invariant.LEDGER_BALANCED, Invariant.GRANTS_ACCOUNTED);
        database.update(tamper, -5, "blue/" + user);
    }

    @Test
    void findsAHoldThatNoAccountKnowsOf() {
        // Given
        UserId user = settledUser();

        // When
        String tamper = "update account set held = held + ? where id = ?";
        database.update(tamper, 5, "blue/" + user);

        // Then
        assertThat(totals.violations()).extracting(Violation::invariant).containsExactly(Invariant.HELD_IS_OPEN_HOLDS);
        database.update(tamper, -5, "blue/" + user);
    }

    /**
     * The SQL states of an exception and of everything behind it; a refused commit has them only as suppressed ones.
     */
    private static List<String> sqlStates(@Nullable Throwable thrown) {
        List<String> states = new ArrayList<>();
        if (thrown instanceof SQLException refused && refused.getSQLState() != null) {
            states.add(refused.getSQLState());
        }
        if (thrown != null) {
            states.addAll(sqlStates(thrown.getCause()));
            for (Throwable suppressed : thrown.getSuppressed()) {
                states.addAll(sqlStates(suppressed));
            }
        }
        return states;
    }

    private UserId settledUser() {
        UserId user = new UserId("guard-" + UUID.randomUUID());
        HoldId paid = new HoldId(UUID.randomUUID());
        HoldId released = new HoldId(UUID.randomUUID());
        HoldRequest request = new HoldRequest(2, Buzz.of(10), clock.instant().plusSeconds(60));
        ledger.execute(user, new Command.Grant(BuzzType.BLUE, Buzz.of(100), "welcome"));
        ledger.execute(user, new Command.PlaceHold(paid, request));
        ledger.execute(user, new Command.Settle(paid, 1, Buzz.of(10)));
        ledger.execute(user, new Command.PlaceHold(released, request));
        ledger.execute(user, new Command.Settle(released, 0, Buzz.ZERO));
        return user;
    }
}
