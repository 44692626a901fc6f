package io.civstack.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void countsEveryPortFromTheBase() {
        // Given
        PortPlan plan = new PortPlan(8080);

        // When
        var ports = plan.all();

        // Then
        assertThat(ports)
                .containsEntry("gateway", 8080)
                .containsEntry("keycloak", 8081)
                .containsEntry("generation", 8082)
                .containsEntry("ledger", 8083)
                .containsEntry("moderation", 8084)
                .containsEntry("worker", 8085)
                .containsEntry("kafka", 8090)
                .containsEntry("kafka controller", 8091)
                .containsEntry("postgres", 8092)
                .containsEntry("s3", 8093);
        assertThat(ports.values()).doesNotHaveDuplicates();
        assertThat(plan.realmUrl()).isEqualTo("http://localhost:8081/realms/civstack");
    }

    @Test
    void refusesABaseWhosePortsDoNotFit() {
        // When
        ThrowingCallable low = () -> new PortPlan(80);
        ThrowingCallable high = () -> new PortPlan(65530);

        // Then
        assertThatThrownBy(low).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("65522");
        assertThatThrownBy(high).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not 65530");
    }
}
