package io.civstack.generation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.recipe.Settings.RequestedSettings;
import io.civstack.generation.worker.ImageGenerator.Result;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineImageGeneratorTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addSystemSources()
            .withMapping(GenerationConfig.class)
            .withMapping(WorkerConfig.class)
            .build();

    private static final Settings SMALL = settings("{\"width\": 64, \"height\": 64, \"steps\": 2, \"cfg\": 5}");

    private final EngineImageGenerator generator = new EngineImageGenerator(
            CONFIG.getConfigMapping(WorkerConfig.class), CONFIG.getConfigMapping(GenerationConfig.class));

    @AfterEach
    void close() {
        generator.close();
    }

    @Test
    void computesOnTheCpuByDefault() {
        assertThat(CONFIG.getConfigMapping(WorkerConfig.class).target()).isEqualTo(Lowering.Target.CPU);
    }

    @Test
    void refusesABrokenModel(@TempDir Path folder) throws IOException {
        // Given
        Path broken = Files.writeString(folder.resolve("model.safetensors"), "this is no model".repeat(100));

        // When
        Result result = generator.generate(broken, recipe("Euler"), 1, listener(false));

        // Then
        assertThat(((Result.Impossible) result).reason().code()).isEqualTo("generation/model-broken");
    }

    @Test
    void refusesAnUnknownSampler() {
        // When
        Result result = generator.generate(DEMO, recipe("Magic"), 1, listener(false));

        // Then
        assertThat(((Result.Impossible) result).reason().code()).isEqualTo("generation/request-impossible");
    }

    @Test
    void stopsWhenItsListenerSaysSo() {
        // When
        Result result = generator.generate(DEMO, recipe("Euler"), 1, listener(true));

        // Then
        assertThat(result).isEqualTo(new Result.Stopped());
    }

    private static Recipe recipe(String sampler) {
        return recipe(SMALL.withSampler(sampler, "normal"));
    }

    private static Recipe recipe(Settings settings) {
        return new Recipe(new ModelId(new UUID(0, 1)), ModelFamily.SD1, new Prompt("a boat", ""), settings, 1);
    }

    private static Settings settings(String json) {
        try {
            return new ObjectMapper().readValue(json, RequestedSettings.class).over(Settings.PLAIN);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ImageGenerator.ProgressListener listener(boolean stopped) {
        return new ImageGenerator.ProgressListener() {
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
