package io.civstack.local.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path state;

    @Test
    void makesASecretOnceAndKeepsIt() {
        // Given
        String first = new Secrets(state).role("ledger");

        // When
        String again = new Secrets(state).role("ledger");

        // Then
        assertThat(again).isEqualTo(first).matches("[A-Za-z0-9]{32}");
        assertThat(new Secrets(state).role("generation")).isNotEqualTo(first);
    }

    @Test
    void letsNobodyElseRead() throws Exception {
        // When
        new Secrets(state).role("ledger");

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }
}
