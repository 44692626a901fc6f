package io.civstack.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurseAccountTest {

    private static final UserId ADA = new UserId("ada");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void isSpentInTheOrderOfItsExpiryThenBlueGreenYellow() {
        // Given
        Stream<PurseAccount> accounts = Stream.of(
                PurseAccount.lasting(ADA, BuzzType.YELLOW),
                PurseAccount.lasting(ADA, BuzzType.BLUE),
                PurseAccount.allowance(ADA, TODAY),
                PurseAccount.lasting(ADA, BuzzType.GREEN),
                PurseAccount.allowance(ADA, TODAY.minusDays(1)));

        // When
        Stream<String> order = accounts.sorted().map(PurseAccount::id);

        // Then
        assertThat(order)
                .containsExactly(
                        "allowance@2026-11-21/ada", "allowance@2026-11-22/ada", "blue/ada", "green/ada", "yellow/ada");
    }

    @Test
    void expiresWithTheFirstInstantOfTheNextDay() {
        // Given
        PurseAccount allowance = PurseAccount.allowance(ADA, TODAY);

        // Then
        assertThat(allowance.expired(Instant.parse("2026-11-22T23:59:59.999999999Z")))
                .isFalse();
        assertThat(allowance.expired(Instant.parse("2026-11-23T00:00:00Z"))).isTrue();
    }

    @Test
    void hasADayExactlyWhenItIsAnAllowance() {
        assertThatThrownBy(() -> PurseAccount.lasting(ADA, BuzzType.ALLOWANCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PurseAccount(ADA, BuzzType.BLUE, TODAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverHoldsMoreThanThereIs() {
        // Given
        Balance balance = new Balance(PurseAccount.lasting(ADA, BuzzType.BLUE), Buzz.of(5), Buzz.of(5));

        // Then
        assertThatThrownBy(() -> balance.after(new Movement(balance.account(), 0, 1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> balance.after(new Movement(balance.account(), -1, 0)))
                .isInstanceOf(ArithmeticException.class);
    }
}
