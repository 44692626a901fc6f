package io.civstack.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.book.Command;
import io.civstack.ledger.hold.Terms;
import io.civstack.ledger.invariant.Invariant;
import io.civstack.ledger.invariant.Violation;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database keeps its own watch: what the code must never do is refused there too, and what got past it is found. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class JournalGuardIT {

    @Inject
    Database database;

    @Inject
    Ledger ledger;

    @Inject
    DatabaseFigures figures;

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
                "insert into entry (kind, owner, reference, at) select kind, owner, reference, at from entry where kind = 'GRANT'",
                "insert into entry (kind, owner, reference, at) select 'CAPTURE', owner, 'unbalanced', at from entry limit 1",
                "insert into posting (entry, account, amount, account_balance) select id, 'house/mint/00', 5, 0 from entry limit 1"
            })
    void refusesToBreakTheBooks(String sql) {
        // Given
        settledUser();

        // Then
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> assertThat(database.update(sql)).isPositive()))
                .isNotInstanceOf(AssertionError.class);
        assertThat(figures.violations()).isEmpty();
    }

    @Test
    void findsABalanceThatWasTamperedWith() {
        // Given
        UserId user = settledUser();

        // When
        String tamper = "update account set posted = posted + ? where id = ?";
        database.update(tamper, 5, "blue/" + user);

        // Then
        assertThat(figures.violations())
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
        assertThat(figures.violations()).extracting(Violation::invariant).containsExactly(Invariant.HELD_IS_OPEN_HOLDS);
        database.update(tamper, -5, "blue/" + user);
    }

    private UserId settledUser() {
        UserId user = new UserId("guard-" + UUID.randomUUID());
        HoldId paid = new HoldId(UUID.randomUUID());
        HoldId released = new HoldId(UUID.randomUUID());
        Terms terms = new Terms(2, Buzz.of(10), clock.instant().plusSeconds(60));
        ledger.ask(user, new Command.Grant(BuzzType.BLUE, Buzz.of(100), "welcome"));
        ledger.ask(user, new Command.PlaceHold(paid, terms));
        ledger.ask(user, new Command.Settle(paid, 1, Buzz.of(10)));
        ledger.ask(user, new Command.PlaceHold(released, terms));
        ledger.ask(user, new Command.Settle(released, 0, Buzz.ZERO));
        return user;
    }
}
