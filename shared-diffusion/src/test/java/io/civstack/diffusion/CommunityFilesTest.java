package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.inspection.CheckpointSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.run.NetworkException;
import io.civstack.diffusion.safetensors.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people share them: other number types, other prefixes, other architectures, parts missing. */
class CommunityFilesTest {

    private static final Path SD1 = TinyArchitectures.SD1;
    private static final Path SDXL = TinyArchitectures.SDXL;
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    @TempDir
    private Path folder;

    @BeforeEach
    void bringTheVocabulary() {
        TinyArchitectures.bringTheVocabulary(folder);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static byte[] draw(Path file) {
        TextToImage request = new TextToImage("a photo of a cat", "", 64, 64, 3, 5, "Euler", "normal", 7, 1);
        return ENGINE.generate(file, request, StepListener.NONE).picture().rgb();
    }

    private Path file(String name) {
        return folder.resolve(name + ".safetensors");
    }

    @ParameterizedTest
    @EnumSource(names = {"F16", "BF16", "F8_E4M3", "F8_E5M2"})
    void readsNarrowNumbersInPlace(DType type) {
        // Given
        RewrittenCheckpoint checkpoint =
                new RewrittenCheckpoint().from(SD1, name -> name).rounded(type);
        Path narrow = checkpoint.write(file("narrow"));
        Path wide = checkpoint.widened(type).write(file("wide"));
        // When
        byte[] drawn = draw(narrow);
        // Then
        assertThat(drawn).isEqualTo(draw(wide));
        assertThat(Checkpoints.inspect(narrow).precision()).isEqualTo(type.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "state_dict."})
    void unwrapsACheckpoint(String wrapping) {
        // Given
        Path wrapped =
                new RewrittenCheckpoint().from(SD1, name -> wrapping + name).write(file("wrapped"));
        // When
        byte[] drawn = draw(wrapped);
        // Then
        assertThat(drawn).isEqualTo(draw(SD1));
    }

    @Test
    void drawsWithSd2AndItsVelocity() {
        // Given: SD1's UNet reading a wider text, SDXL's second text encoder, SD1's autoencoder; the file says that it
        // predicts velocities.
        RewrittenCheckpoint parts = TinyArchitectures.sd2();
        Path velocity = parts.metadata("modelspec.prediction_type", "v").write(file("v"));
        Path noise = parts.metadata("modelspec.prediction_type", "epsilon").write(file("eps"));
        // When
        CheckpointSummary summary = Checkpoints.inspect(velocity);
        byte[] drawn = draw(velocity);
        // Then
        assertThat(summary.architecture()).isEqualTo("SD2");
        assertThat(summary.prediction()).isEqualTo("v");
        assertThat(summary.complete()).isTrue();
        assertThat(Checkpoints.inspect(noise).prediction()).isEqualTo("eps");
        assertThat(drawn).isNotEqualTo(draw(noise));
    }

    @Test
    void startsFromNoiseAloneWhereTheFileSaysSo() {
        // Given
        Path velocity = TinyArchitectures.sd2().put("v_pred", new float[0], 0).write(file("velocity"));
        Path terminal = TinyArchitectures.sd2()
                .put("v_pred", new float[0], 0)
                .put("ztsnr", new float[0], 0)
                .write(file("terminal"));
        Path noise = TinyArchitectures.sd2()
                .metadata("modelspec.prediction_type", "epsilon")
                .write(file("noise"));
        Path marked = TinyArchitectures.sd2()
                .metadata("modelspec.prediction_type", "epsilon")
                .put("ztsnr", new float[0], 0)
                .write(file("marked"));
        // When
        byte[] drawn = draw(terminal);
        // Then: a network that predicts noise cannot be asked for noise alone, so there the mark means nothing.
        assertThat(drawn).hasSize(64 * 64 * 3).isNotEqualTo(draw(velocity));
        assertThat(draw(marked)).isEqualTo(draw(noise));
    }

    @Test
    void drawsWithTheRefinerWhoseLabelHasAScore() {
        // Given
        Path refiner = TinyArchitectures.refiner().write(file("refiner"));
        // When
        byte[] drawn = draw(refiner);
        // Then
        assertThat(Checkpoints.inspect(refiner).architecture()).isEqualTo("SDXL_REFINER");
        assertThat(drawn).hasSize(64 * 64 * 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first_stage_model.", "cond_stage_model.", "model.diffusion_model."})
    void saysWhatIsMissing(String part) {
        // Given
        Path rest = new RewrittenCheckpoint()
                .from(SD1, name -> name.startsWith(part) ? "" : name)
                .write(file("rest"));
        // When
        CheckpointSummary summary = Checkpoints.inspect(rest);
        // Then
        assertThat(summary.complete()).isFalse();
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> draw(rest))
                .withMessageContaining(summary.missing().getFirst())
                .satisfies(
                        refusal -> assertThat(refusal.reason()).isEqualTo(UnreadableModelException.Reason.INCOMPLETE));
    }

    @Test
    void takesPartsLaidOverACheckpoint() throws IOException {
        // Given: a checkpoint whose autoencoder and text encoder are elsewhere, in the files that people lay beside it.
        Path model = new RewrittenCheckpoint()
                .from(SD1, name -> name.startsWith("model.diffusion_model.") ? name : "")
                .write(file("model"));
        String clip = "cond_stage_model.transformer.";
        new RewrittenCheckpoint()
                .from(SD1, name -> name.startsWith("first_stage_model.") ? name.substring(18) : "")
                .write(file("model.vae"));
        new RewrittenCheckpoint()
                .from(SD1, name -> name.startsWith(clip) ? name.substring(clip.length()) : "")
                .write(file("model.text_encoder"));
        // When
        byte[] drawn = draw(model);
        // Then
        assertThat(drawn).isEqualTo(draw(SD1));
        assertThat(Checkpoints.inspect(model).complete()).isTrue();
        // And another autoencoder gives another picture, in the same process.
        new RewrittenCheckpoint()
                .from(SDXL, name -> name.startsWith("first_stage_model.") ? name.substring(18) : "")
                .write(file("model.vae"));
        assertThat(draw(model)).isNotEqualTo(drawn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SD1", "SDXL"})
    void readsAFolderOfDiffusers(String architecture) throws IOException {
        // Given
        Path single = architecture.equals("SD1") ? SD1 : SDXL;
        DiffusersLayout.write(single, folder.resolve("diffusers"));
        Files.move(folder.resolve("tokenizer"), folder.resolve("diffusers/tokenizer"));
        // When
        byte[] drawn = draw(folder.resolve("diffusers"));
        // Then
        assertThat(Checkpoints.inspect(folder.resolve("diffusers")).architecture())
                .isEqualTo(architecture);
        assertThat(drawn).isEqualTo(draw(single));
    }

    @Test
    void refusesWeightsThatDoNotFitTogether() {
        // Given
        String name = "model.diffusion_model.middle_block.0.in_layers.2.weight";
        Path crooked = new RewrittenCheckpoint()
                .from(SD1, own -> own)
                .put(name, new float[64 * 32 * 9], 64, 32, 3, 3)
                .write(file("crooked"));
        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> draw(crooked))
                .withMessageContaining("do not fit together")
                .withCauseInstanceOf(NetworkException.class);
    }

    @Test
    void saysOfOtherFilesWhatTheyAre() {
        // Given
        Path flux = new RewrittenCheckpoint()
                .put("double_blocks.0.img_attn.norm.key_norm.scale", new float[] {1}, 1)
                .write(file("flux"));
        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> Checkpoints.inspect(flux))
                .withMessageContaining("Flux");
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> Checkpoints.inspect(Goldens.file("lora/kohya.safetensors")))
                .withMessageContaining("adapter");
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> Checkpoints.inspect(Goldens.file("lora/embedding.safetensors")))
                .withMessageContaining("textual inversion");
    }
}
