package io.civstack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.database.DatabaseFaultException;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource({
        "08001, AWAY",
        "08006, AWAY",
        "57P01, AWAY",
        "57P03, AWAY",
        "53300, AWAY",
        "40001, TRANSIENT",
        "40P01, TRANSIENT",
        "55P03, TRANSIENT",
        "23505, TRANSIENT",
        "23503, BUG",
        "23514, BUG",
        "42P01, BUG",
        "22001, BUG"
    })
    void isToldBySqlState(String state, Fault expected) {
        assertThat(Fault.of(new IllegalStateException(new SQLException("no", state))))
                .isEqualTo(expected);
    }

    @Test
    void isAwayWhenThePoolHasNoConnection() {
        assertThat(Fault.of(new DatabaseFaultException(new SQLException("Sorry, acquisition timeout!"))))
                .isEqualTo(Fault.AWAY);
        assertThat(Fault.of(new SQLTransientConnectionException("no"))).isEqualTo(Fault.AWAY);
        assertThat(Fault.of(new RuntimeException(new SocketException("reset")))).isEqualTo(Fault.AWAY);
        assertThat(Fault.of(new RuntimeException(new ConnectException("refused"))))
                .isEqualTo(Fault.AWAY);
    }

    @Test
    void isTransientWhenTheHandlerSaysSo() {
        assertThat(Fault.of(new IllegalStateException(new TransientFaultException("later"))))
                .isEqualTo(Fault.TRANSIENT);
    }

    @Test
    void looksAtWhatWasSuppressedToo() {
        // Given
        RuntimeException rolledBack = new RuntimeException("rolled back");
        rolledBack.addSuppressed(new SQLException("deadlock", "40P01"));

        // Then
        assertThat(Fault.of(rolledBack)).isEqualTo(Fault.TRANSIENT);
    }

    @Test
    void isABugOtherwise() {
        assertThat(Fault.of(new NullPointerException())).isEqualTo(Fault.BUG);
        assertThat(Fault.of(new SQLException("no such table"))).isEqualTo(Fault.BUG);
    }

    @Test
    void endsOnCausesThatGoRoundInACircle() {
        // Given
        RuntimeException one = new RuntimeException("one");
        RuntimeException other = new RuntimeException("other", one);
        one.initCause(other);

        // Then
        assertThat(Fault.of(one)).isEqualTo(Fault.BUG);
    }
}
