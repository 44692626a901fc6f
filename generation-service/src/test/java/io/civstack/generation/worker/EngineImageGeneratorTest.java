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
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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

    @Test
    void drawsWithTheRescaledGuidanceAndSaysSoInThePicture() {
        // Given
        Recipe rescaled = recipe(settings("{\"width\": 64, \"height\": 64, \"steps\": 2, \"cfgRescale\": 0.7}"));
        Recipe plain = recipe(settings("{\"width\": 64, \"height\": 64, \"steps\": 2}"));

        // When
        List<byte[]> pngs = Stream.of(rescaled, plain)
                .map(recipe -> generator.generate(DEMO, recipe, 1, PATIENT))
                .map(result -> ((Result.Finished) result).png())
                .toList();

        // Then
        assertThat(text(pngs.getFirst())).contains("CFG Rescale: 0.7");
        assertThat(text(pngs.getLast())).doesNotContain("CFG Rescale");
        assertThat(pixels(pngs.getFirst())).isNotEqualTo(pixels(pngs.getLast()));
    }

    private static String text(byte[] png) {
        return new String(png, StandardCharsets.ISO_8859_1);
    }

    private static int[] pixels(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
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

    private static final ImageGenerator.ProgressListener PATIENT = new ImageGenerator.ProgressListener() {
        @Override
        public void onStep(int step) {
            // Every step is welcome.
        }

        @Override
        public boolean stopped() {
            return false;
        }
    };

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
