package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    @Test
    void isBehindALostOrRefusedConnection() {
        assertThat(Absence.isBehind(new IllegalStateException(new SQLException("lost", "08006"))))
                .isTrue();
        assertThat(Absence.isBehind(new SQLException("starting", "57P03"))).isTrue();
        assertThat(Absence.isBehind(new SQLException("Acquisition timeout while waiting for new connection")))
                .isTrue();
        assertThat(Absence.isBehind(new RuntimeException(new ConnectException("refused"))))
                .isTrue();
    }

    @Test
    void isNotBehindABug() {
        assertThat(Absence.isBehind(new NullPointerException())).isFalse();
        assertThat(Absence.isBehind(new SQLException("duplicate key", "23505"))).isFalse();
        assertThat(Absence.isBehind(new SQLException("no such table"))).isFalse();
    }
}
