package io.civstack.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.context.Contexts;
import io.civstack.events.ModelFamily;
import io.civstack.generation.job.Terms;
import io.civstack.generation.worker.WorkerConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigTest {

    private static final SmallRyeConfig DEFAULTS = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addSystemSources()
            .withMapping(GenerationConfig.class)
            .withMapping(WorkerConfig.class)
            .build();

    @Test
    void givesEachPartOfAJobItsTime() {
        // When
        Terms terms = DEFAULTS.getConfigMapping(GenerationConfig.class).jobs().terms();

        // Then
        assertThat(terms)
                .isEqualTo(new Terms(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        3));
    }

    @Test
    void keepsToTheContractedLimits() {
        // When
        GenerationConfig config = DEFAULTS.getConfigMapping(GenerationConfig.class);

        // Then
        assertThat(config.jobs().activePerUserMax()).isEqualTo(4);
        assertThat(config.jobs().pixelsMax()).isEqualTo(1_048_576);
        assertThat(config.catalog().uploadsPerUserMax()).isEqualTo(4);
    }

    @Test
    void isNoWorkerUnlessToldSo() {
        // When
        WorkerConfig config = DEFAULTS.getConfigMapping(WorkerConfig.class);

        // Then
        assertThat(config.enabled()).isFalse();
        assertThat(config.slots()).isEqualTo(1);
        assertThat(config.families()).containsExactlyInAnyOrder(ModelFamily.SD1, ModelFamily.SD2, ModelFamily.SDXL);
        assertThat(config.heartbeat()).isLessThan(Duration.ofSeconds(20).dividedBy(4));
    }

    @Test
    void readsNoTopicsAsAWorker() {
        // When
        SmallRyeConfig worker = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredSources()
                .withProfiles(List.of("prod", "worker"))
                .withDefaultValue("civstack.context", "generation")
                .build();

        // Then
        assertThat(Contexts.GENERATION.groups()).isNotEmpty().allSatisfy(group -> {
            String channel = "mp.messaging.incoming." + group.channel();
            assertThat(worker.getConfigValue(channel + ".topic").getValue())
                    .isEqualTo(group.topic().name());
            assertThat(worker.getConfigValue(channel + ".enabled").getValue()).isEqualTo("false");
        });
    }
}
