package io.civstack.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void readsTheEnvironmentAndHasDefaultsForTheRest() {
        // When
        Target target = Target.of(environment());

        // Then
        assertThat(target.kafkaBootstrap()).isEqualTo("kafka:9092");
        assertThat(target.replicas()).isEqualTo((short) 1);
        assertThat(target.postgresAdmin()).isEqualTo("postgres");
        assertThat(target.s3Region()).isEqualTo("us-east-1");
        assertThat(target.rolePasswords())
                .containsOnlyKeys(
                        Contexts.withDatabase().stream().map(Context::name).toList())
                .containsEntry("ledger", "secret of ledger");
    }

    @Test
    void saysEverythingThatIsMissingAtOnce() {
        // Given
        Map<String, String> environment = environment();
        environment.remove("CIVSTACK_S3_ENDPOINT");
        environment.put("CIVSTACK_LEDGER_POSTGRES_PASSWORD", " ");

        // When
        ThrowingCallable read = () -> Target.of(environment);

        // Then
        assertThatThrownBy(read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the environment lacks CIVSTACK_S3_ENDPOINT, CIVSTACK_LEDGER_POSTGRES_PASSWORD");
    }

    @Test
    void keepsPasswordsOutOfLogs() {
        assertThat(Target.of(environment()).toString()).contains("kafka:9092").doesNotContain("secret");
    }

    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CIVSTACK_KAFKA_BOOTSTRAP", "kafka:9092",
                "CIVSTACK_POSTGRES_URL", "jdbc:postgresql://postgres:5432/civstack",
                "CIVSTACK_POSTGRES_ADMIN_PASSWORD", "secret of the server",
                "CIVSTACK_S3_ENDPOINT", "http://store:9000",
                "CIVSTACK_S3_ACCESS_KEY", "secret key",
                "CIVSTACK_S3_SECRET_KEY", "secret of the store"));
        Contexts.withDatabase()
                .forEach(context -> environment.put(
                        "CIVSTACK_" + context.name().toUpperCase(Locale.ROOT) + "_POSTGRES_PASSWORD",
                        "secret of " + context.name()));
        return environment;
    }
}
