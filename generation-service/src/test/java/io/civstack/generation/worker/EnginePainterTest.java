package io.civstack.generation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.job.Recipe;
import io.civstack.generation.worker.Painter.Painting;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginePainterTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addSystemSources()
            .withMapping(GenerationConfig.class)
            .withMapping(WorkerConfig.class)
            .build();

    private final EnginePainter painter = new EnginePainter(
            CONFIG.getConfigMapping(WorkerConfig.class), CONFIG.getConfigMapping(GenerationConfig.class));

    @AfterEach
    void close() {
        painter.close();
    }

    @Test
    void computesOnProcessorsUnlessToldOtherwise() {
        assertThat(CONFIG.getConfigMapping(WorkerConfig.class).target()).isEqualTo(Lowering.Target.CPU);
    }

    @Test
    void callsABrokenModelImpossible(@TempDir Path folder) throws IOException {
        // Given
        Path broken = Files.writeString(folder.resolve("model.safetensors"), "this is no model".repeat(100));

        // When
        Painting painting = painter.paint(broken, recipe("Euler"), 1, watch(false));

        // Then
        assertThat(((Painting.Impossible) painting).reason().code()).isEqualTo("generation/model-broken");
    }

    @Test
    void callsAnUnknownSamplerImpossible() {
        // When
        Painting painting = painter.paint(DEMO, recipe("Magic"), 1, watch(false));

        // Then
        assertThat(((Painting.Impossible) painting).reason().code()).isEqualTo("generation/request-impossible");
    }

    @Test
    void stopsWhenItIsTold() {
        // When
        Painting painting = painter.paint(DEMO, recipe("Euler"), 1, watch(true));

        // Then
        assertThat(painting).isEqualTo(new Painting.Stopped());
    }

    private static Recipe recipe(String sampler) {
        return new Recipe(
                new ModelId(new UUID(0, 1)),
                ModelFamily.SD1,
                new Prompt("a boat", ""),
                64,
                64,
                2,
                5,
                sampler,
                "normal",
                1,
                1);
    }

    private static Painter.Watch watch(boolean stopped) {
        return new Painter.Watch() {
            @Override
            public void onStep(int step) {
                assertThat(stopped).isFalse();
            }

            @Override
            public boolean stopped() {
                return stopped;
            }
        };
    }
}
