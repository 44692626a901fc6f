package io.civstack.context.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ContextDefaultsTest {

    private static final int APPLICATION_PROPERTIES = 250;
    private static final int SHARED_DEFAULTS = 100;

    @Test
    void aServiceHasItsNameItsPortAndItsChannels() {
        // When
        SmallRyeConfig config = config(Map.of("civstack.context", "moderation"));

        // Then
        assertThat(text(config, "quarkus.application.name")).isEqualTo("moderation-service");
        assertThat(text(config, "quarkus.otel.service.name")).isEqualTo("moderation-service");
        assertThat(text(config, "quarkus.http.port")).isEqualTo("8084");
        assertThat(text(config, "mp.messaging.incoming.images.connector")).isEqualTo("smallrye-kafka");
        assertThat(text(config, "mp.messaging.incoming.images.topic")).isEqualTo("generation.image.events.v1");
        assertThat(text(config, "mp.messaging.incoming.images.group.id")).isEqualTo("moderation.images");
        assertThat(text(config, "mp.messaging.incoming.jobs.group.id")).isEqualTo("moderation.jobs");
        assertThat(config.getPropertyNames()).noneMatch(name -> name.endsWith(".enabled"));
    }

    @Test
    void aServiceListensWhereItIsTold() {
        // When
        SmallRyeConfig config = config(Map.of("civstack.context", "ledger", "civstack.http.port", "9999"));

        // Then
        assertThat(text(config, "quarkus.http.port")).isEqualTo("9999");
    }

    @Test
    void aRoleHasItsOwnPortAndNameInTracesAndReadsNoTopics() {
        // When
        SmallRyeConfig config = config(Map.of("civstack.context", "generation"), "prod", "worker");

        // Then
        assertThat(text(config, "quarkus.http.port")).isEqualTo("8085");
        assertThat(text(config, "quarkus.otel.service.name")).isEqualTo("generation-worker");
        assertThat(List.of("holds", "prompts", "decisions"))
                .allSatisfy(channel -> assertThat(text(config, "mp.messaging.incoming." + channel + ".enabled"))
                        .isEqualTo("false"));
    }

    @Test
    void whatAServiceSaysItselfWinsAndSharedDefaultsDoNot() {
        // When
        SmallRyeConfig config = config(Map.of("civstack.context", "gateway", "quarkus.application.name", "edge"));

        // Then
        assertThat(text(config, "quarkus.application.name")).isEqualTo("edge");
        assertThat(text(config, "quarkus.http.port")).isEqualTo("8080");
    }

    @Test
    void aProcessWithoutAContextGetsNothing() {
        // When
        SmallRyeConfig config = config(Map.of());

        // Then
        assertThat(text(config, "quarkus.http.port")).isEqualTo("1");
        assertThat(config.getPropertyNames()).noneMatch(name -> name.startsWith("mp.messaging"));
    }

    @Test
    void aNameThatNobodyDeclaredStopsTheProcess() {
        // When
        ThrowingCallable start = () -> config(Map.of("civstack.context", "legder"));

        // Then
        assertThatThrownBy(start).hasStackTraceContaining("there is no context legder among [ledger, ");
    }

    private static SmallRyeConfig config(Map<String, String> service, String... profiles) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .withProfiles(List.of(profiles))
                .withSources(
                        new PropertiesConfigSource(service, "application.properties", APPLICATION_PROPERTIES),
                        new PropertiesConfigSource(Map.of("quarkus.http.port", "1"), "shared", SHARED_DEFAULTS))
                .build();
    }

    private static String text(SmallRyeConfig config, String name) {
        return config.getConfigValue(name).getValue();
    }
}
