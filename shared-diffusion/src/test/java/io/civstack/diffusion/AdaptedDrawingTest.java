package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.pipeline.TextToImagePipeline;
import io.civstack.diffusion.request.Adapter;
import io.civstack.diffusion.request.Embedding;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole drawings with adapters and embeddings, on the tiny checkpoint. */
class AdaptedDrawingTest {

    private static final Path MODEL = Goldens.file("tiny-sd15/model.safetensors");
    private static final Path SDXL = Goldens.file("tiny-sdxl/model.safetensors");
    private static final Path EMBEDDING = Goldens.file("lora/embedding.safetensors");
    private static final TextToImagePipeline PIPELINE =
            new TextToImagePipeline(EngineLimits.defaults(), Lowering.Target.CPU);

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    private static TextToImage request(String prompt, Adapter... adapters) {
        return new TextToImage(prompt, "", 64, 64, 2, 5, "Euler", "normal", 7, 1).withAdapters(List.of(adapters));
    }

    private static Adapter adapter(String file, double strength) {
        return new Adapter(file, Goldens.file("lora/" + file + ".safetensors"), strength, strength);
    }

    private static byte[] draw(TextToImage request) {
        return draw(MODEL, request);
    }

    private static byte[] draw(Path model, TextToImage request) {
        return PIPELINE.generate(model, request, StepListener.NONE).picture().rgb();
    }

    /** The largest difference of two bytes, which is 1 where sums in another order round to the other side. */
    private static int farthest(byte[] left, byte[] right) {
        int farthest = 0;
        for (int i = 0; i < left.length; i++) {
            farthest = Math.max(farthest, Math.abs((left[i] & 0xFF) - (right[i] & 0xFF)));
        }
        return farthest;
    }

    @Test
    void drawsEveryMixOfLoraWithTheSameNetworks() {
        // Given
        byte[] plain = draw(request("a cat"));
        byte[] adapted = draw(request("a cat", adapter("kohya", 0.8)));
        int networks = PIPELINE.loadedNetworks();

        // When
        byte[] silenced = draw(request("a cat", adapter("kohya", 0)));

        // Then
        assertThat(adapted).isNotEqualTo(plain);
        assertThat(farthest(silenced, plain)).isLessThanOrEqualTo(1);
        assertThat(farthest(draw(request("a cat", adapter("peft", 0.8))), adapted))
                .isLessThanOrEqualTo(1);
        assertThat(farthest(draw(request("a cat", adapter("kohya", 0.5), adapter("peft", -0.5))), plain))
                .isLessThanOrEqualTo(1);
        assertThat(PIPELINE.loadedNetworks()).isEqualTo(networks);
    }

    @Test
    void loadsANetworkOnceForEveryMixOfMergedOnes() {
        // Given
        byte[] plain = draw(request("a dog"));
        byte[] merged = draw(request("a dog", adapter("loha", 0.7)));
        int networks = PIPELINE.loadedNetworks();

        // When
        byte[] again = draw(request("a dog", adapter("loha", 0.7)));

        // Then
        assertThat(again).isEqualTo(merged).isNotEqualTo(plain);
        assertThat(PIPELINE.loadedNetworks()).isEqualTo(networks);
        assertThat(draw(request("a dog", adapter("loha", 0.6)))).isNotEqualTo(merged);
        assertThat(PIPELINE.loadedNetworks()).isEqualTo(networks + 1);
        assertThat(draw(request("a dog"))).isEqualTo(plain);
    }

    @Test
    void takesStrengthsFromThePrompt() {
        // Given
        byte[] expected = draw(request("a cat", adapter("kohya", 0.8)));

        // When
        byte[] tagged = draw(request("a <lora:kohya:0.8>cat<lora:somebody else's:1>", adapter("kohya", 1)));

        // Then
        assertThat(tagged).isEqualTo(expected);
    }

    @Test
    void namesAdaptersInTheParameters() {
        // When
        GeneratedPicture drawing =
                PIPELINE.generate(MODEL, request("a cat", adapter("kohya", 1), adapter("lokr", 1)), StepListener.NONE);

        // Then
        assertThat(drawing.parameters().get("Lora hashes")).matches("kohya: [0-9a-f]{12}, lokr: [0-9a-f]{12}");
    }

    @Test
    void refusesAnAdapterOfAnotherModel() {
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> PIPELINE.generate(SDXL, request("a cat", adapter("kohya", 1)), StepListener.NONE))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_MODEL));
    }

    @Test
    void drawsAFolderOfDiffusersWithAnAdapterAsTheSingleFile(@TempDir Path folder) throws IOException {
        // Given
        DiffusersLayout.write(SDXL, folder.resolve("diffusers"));
        Path tokenizer = Files.createDirectory(folder.resolve("diffusers/tokenizer"));
        for (String name : List.of("vocab.json", "merges.txt")) {
            Files.copy(SDXL.resolveSibling("tokenizer").resolve(name), tokenizer.resolve(name));
        }
        String module = "lora_te2_text_model_encoder_layers_0_self_attn_q_proj";
        Path file = new RewrittenCheckpoint()
                .put(module + ".lora_down.weight", ramp(4 * 128), 4, 128)
                .put(module + ".lora_up.weight", ramp(128 * 4), 128, 4)
                .write(folder.resolve("adapter.safetensors"));
        TextToImage request = request("a cat", new Adapter("a", file, 1, 1));

        // When
        byte[] drawn = draw(folder.resolve("diffusers"), request);

        // Then
        assertThat(farthest(drawn, draw(SDXL, request))).isLessThanOrEqualTo(1);
        assertThat(farthest(drawn, draw(SDXL, request("a cat")))).isGreaterThan(1);
    }

    private static float[] ramp(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (i * 7 % 13 - 6) / 20f;
        }
        return numbers;
    }

    @Test
    void drawsWithAnEmbeddingWhereThePromptNamesIt() {
        // Given
        List<Embedding> embeddings = List.of(new Embedding("cat", EMBEDDING));
        byte[] plain = draw(request("a cat"));
        byte[] other = draw(request("a dog"));

        // When
        byte[] inverted = draw(request("a Cat").withEmbeddings(embeddings));

        // Then
        assertThat(inverted).isNotEqualTo(plain);
        assertThat(draw(request("a dog").withEmbeddings(embeddings))).isEqualTo(other);
    }

    @Test
    void refusesAnEmbeddingOfAnotherModel() {
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> PIPELINE.generate(
                        SDXL,
                        request("a cat").withEmbeddings(List.of(new Embedding("cat", EMBEDDING))),
                        StepListener.NONE))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_MODEL));
    }
}
