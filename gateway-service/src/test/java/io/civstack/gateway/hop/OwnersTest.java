package io.civstack.gateway.hop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnersTest {

    @Test
    void areWhereTheConfigurationSaysOrOnTheirDeclaredPort() {
        // Given
        Map<String, String> told = Map.of("civstack.ledger.url", "http://ledger.inside:8080");

        // When
        Owners owners = new Owners(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(told, "test", 100))
                .build());

        // Then
        assertThat(owners.of("ledger")).isEqualTo(URI.create("http://ledger.inside:8080"));
        assertThat(owners.of("moderation")).isEqualTo(URI.create("http://127.0.0.1:8084"));
        assertThatThrownBy(() -> owners.of("gateway")).isInstanceOf(IllegalArgumentException.class);
    }
}
