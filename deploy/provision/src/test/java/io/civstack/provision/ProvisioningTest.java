package io.civstack.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the program answers where it cannot do its work. With real servers it is tried by deploy/local, which starts
 * them.
 */
class ProvisioningTest {

    @Test
    void endsWithAStatusOfItsOwnWhereNobodyAnswers() throws IOException {
        // Given
        Map<String, String> environment = TargetTest.environment();
        environment.put("CIVSTACK_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + deadPort() + "/civstack");

        // When
        int status = Provisioning.run(environment, Duration.ofMillis(1));

        // Then
        assertThat(status).isEqualTo(3);
    }

    @Test
    void endsWithAnotherStatusWhenTheEnvironmentIsNotWhole() {
        // When
        int missing = Provisioning.run(Map.of(), Duration.ZERO);
        int crooked = Provisioning.run(with("CIVSTACK_POSTGRES_URL", "postgres://somewhere"), Duration.ZERO);
        int wordy = Provisioning.run(with("CIVSTACK_KAFKA_REPLICAS", "three"), Duration.ZERO);

        // Then
        assertThat(new int[] {missing, crooked, wordy}).containsOnly(2);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = TargetTest.environment();
        environment.put(name, value);
        return environment;
    }

    private static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
