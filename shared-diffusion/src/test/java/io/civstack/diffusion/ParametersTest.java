package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.hash.ModelHashes;
import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.request.Adapter;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.Embedding;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.MaskedContent;
import io.civstack.diffusion.request.OnlyMasked;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StartingPicture;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a drawing says of itself, in the order in which A1111 writes it. */
class ParametersTest {

    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());
    private static final Path EMBEDDING = Goldens.file("lora/embedding.safetensors");

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeAModel() {
        TinyArchitectures.bringTheVocabulary(folder);
        model = new RewrittenCheckpoint()
                .from(TinyArchitectures.SD1, name -> name)
                .write(folder.resolve("cats.safetensors"));
    }

    private Path layVae() {
        return new RewrittenCheckpoint()
                .from(TinyArchitectures.SD1, name -> name.startsWith("first_stage_model.") ? name.substring(18) : "")
                .write(folder.resolve("cats.vae.safetensors"));
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static TextToImage text(String prompt, String negative, String sampler, int clipSkip) {
        return new TextToImage(prompt, negative, 64, 64, 2, 7, sampler, "", 5, clipSkip);
    }

    private static AdvancedOptions options(long stepSeedDelta, double rescale) {
        return new AdvancedOptions(
                NoiseSource.CPU,
                9,
                0.0001,
                stepSeedDelta,
                rescale,
                0.5,
                true,
                new Seamless(true, true),
                Emphasis.NO_NORM);
    }

    @Test
    void standInTheOrderOfA1111() throws IOException {
        // Given
        Path vae = layVae();
        TextToImage text = text("(cat:1.1)", "", "Euler a", 2)
                .withAdapters(List.of(new Adapter("kohya", Goldens.file("lora/kohya.safetensors"), 1, 1)))
                .withEmbeddings(List.of(new Embedding("cat", EMBEDDING)));
        HiresFix hires = new HiresFix(1.5, 1, 0.55, HiresFix.Upscaler.LATENT);

        // When
        GeneratedPicture drawing = ENGINE.generate(
                model, PictureRequest.of(text).with(options(31337, 0.7)).with(hires), StepListener.NONE);

        // Then
        String hash = ModelHashes.of(EMBEDDING).sha256().substring(0, 12);
        assertThat(drawing.parameters().keySet())
                .containsExactly(
                        "Steps",
                        "Sampler",
                        "Schedule type",
                        "CFG scale",
                        "Seed",
                        "Size",
                        "Model",
                        "VAE hash",
                        "VAE",
                        "Variation seed",
                        "Variation seed strength",
                        "Denoising strength",
                        "Clip skip",
                        "ENSD",
                        "RNG",
                        "NGMS",
                        "NGMS all steps",
                        "Tiling",
                        "Hires upscale",
                        "Hires steps",
                        "Hires upscaler",
                        "Lora hashes",
                        "TI hashes",
                        "Emphasis",
                        "CFG Rescale",
                        "Version");
        assertThat(drawing.parameters())
                .containsEntry("CFG scale", "7")
                .containsEntry("VAE", "cats.vae.safetensors")
                .containsEntry("VAE hash", ModelHashes.of(vae).autoV2())
                .containsEntry("Variation seed strength", "0.0001")
                .containsEntry("Denoising strength", "0.55")
                .containsEntry("ENSD", "31337")
                .containsEntry("TI hashes", "cat: " + hash);
    }

    @Test
    void sayOfAChangedPartWhatA1111Says() {
        // Given
        Picture grey = new Picture(64, 64, new byte[3 * 64 * 64]);
        Mask mask = Mask.rectangle(64, 64, 8, 8, 40, 40);
        StartingPicture start = new StartingPicture(grey, 0.5, Optional.of(mask))
                .with(MaskedContent.FILL)
                .with(OnlyMasked.USUAL);

        // When
        GeneratedPicture drawing = ENGINE.generate(
                model, PictureRequest.of(text("a cat", "", "Euler", 1)).from(start), StepListener.NONE);

        // Then
        assertThat(drawing.parameters().keySet())
                .containsExactly(
                        "Steps",
                        "Sampler",
                        "Schedule type",
                        "CFG scale",
                        "Seed",
                        "Size",
                        "Model",
                        "Denoising strength",
                        "RNG",
                        "Inpaint area",
                        "Masked area padding",
                        "Masked content",
                        "Version");
    }

    @Test
    void leaveOutThatAMaskedPartKeptItsContent() {
        // Given
        Picture grey = new Picture(64, 64, new byte[3 * 64 * 64]);
        StartingPicture start = new StartingPicture(grey, 0.5, Optional.of(Mask.rectangle(64, 64, 8, 8, 40, 40)));

        // When
        GeneratedPicture drawing = ENGINE.generate(
                model, PictureRequest.of(text("a cat", "", "Euler", 1)).from(start), StepListener.NONE);

        // Then
        assertThat(drawing.parameters()).containsKey("Denoising strength").doesNotContainKey("Masked content");
    }

    @Test
    void leaveOutHiresStepsThatAreThoseOfTheFirstPass() {
        // Given
        PictureRequest request = PictureRequest.of(text("a cat", "", "Euler", 1))
                .with(new HiresFix(1.5, 0, 0.5, HiresFix.Upscaler.LATENT));

        // When
        GeneratedPicture drawing = ENGINE.generate(model, request, StepListener.NONE);

        // Then
        assertThat(drawing.parameters()).containsKey("Hires upscale").doesNotContainKey("Hires steps");
    }

    @ParameterizedTest
    @CsvSource({"Euler a, true", "DPM2 a, true", "Euler, false", "DPM++ SDE, false"})
    void sayTheStepSeedOnlyWhereItDoesSomething(String sampler, boolean said) {
        // Given
        PictureRequest request =
                PictureRequest.of(text("a cat", "", sampler, 1)).with(options(31337, 0));

        // When
        GeneratedPicture drawing = ENGINE.generate(model, request, StepListener.NONE);

        // Then
        assertThat(drawing.parameters().containsKey("ENSD")).isEqualTo(said);
    }

    @Test
    void nameOnlyEmbeddingsThatThePromptsCallUp() throws IOException {
        // Given
        Path negative = Files.copy(EMBEDDING, folder.resolve("negative.safetensors"));
        TextToImage text = text("a cat, a cat", "dog", "Euler", 1)
                .withEmbeddings(List.of(
                        new Embedding("house", EMBEDDING),
                        new Embedding("dog", negative),
                        new Embedding("cat", EMBEDDING)));

        // When
        GeneratedPicture drawing = ENGINE.generate(model, text, StepListener.NONE);

        // Then
        String hash = ModelHashes.of(EMBEDDING).sha256().substring(0, 12);
        assertThat(drawing.parameters()).containsEntry("TI hashes", "cat: " + hash + ", dog: " + hash);
    }
}
