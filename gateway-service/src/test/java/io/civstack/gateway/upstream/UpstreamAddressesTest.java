package io.civstack.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpstreamAddressesTest {

    @Test
    void takesTheConfiguredAddressOrElseTheDeclaredPort() {
        // Given
        Map<String, String> configured = Map.of("civstack.ledger.url", "http://ledger.internal:8080");

        // When
        UpstreamAddresses addresses = new UpstreamAddresses(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configured, "test", 100))
                .build());

        // Then
        assertThat(addresses.of("ledger")).isEqualTo(URI.create("http://ledger.internal:8080"));
        assertThat(addresses.of("moderation")).isEqualTo(URI.create("http://127.0.0.1:8084"));
        assertThatThrownBy(() -> addresses.of("gateway")).isInstanceOf(IllegalArgumentException.class);
    }
}
