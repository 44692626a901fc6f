package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.inspection.CheckpointSummary;
import io.civstack.diffusion.inspection.EmbeddingSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointsTest {

    @Test
    void saysWhatTheDemoModelIs() {
        // When
        CheckpointSummary demo = Checkpoints.inspect(Path.of("../deploy/local/models/demo/model.safetensors"));
        // Then
        assertThat(demo.architecture()).isEqualTo("SD1");
        assertThat(demo.variant()).isEqualTo("base");
        assertThat(demo.prediction()).isEqualTo("eps");
        assertThat(demo.components()).containsExactly("unet", "text", "vae.decoder", "vae.encoder");
        assertThat(demo.complete()).isTrue();
        assertThat(demo.precision()).isEqualTo("F16");
        assertThat(demo.parameters()).isBetween(15_200_000L, 15_400_000L);
        assertThat(demo.groups()).containsEntry("unet", 16).containsEntry("vae", 8);
        assertThat(demo.title()).isEqualTo("Civstack Stickers");
    }

    @Test
    void saysWhatSdxlIs() {
        // When
        CheckpointSummary tiny = Checkpoints.inspect(Goldens.file("tiny-sdxl/model.safetensors"));
        // Then
        assertThat(tiny.architecture()).isEqualTo("SDXL");
        assertThat(tiny.components()).contains("text", "text2");
        assertThat(tiny.missing()).isEmpty();
        assertThat(tiny.groups()).containsEntry("unet", 32).containsEntry("vae", 32);
    }

    @Test
    void saysWhatATextualInversionIs() {
        // When
        EmbeddingSummary embedding = Checkpoints.inspectEmbedding(Goldens.file("lora/embedding.safetensors"));
        // Then
        assertThat(embedding.vectors()).isPositive();
        assertThat(embedding.widths())
                .containsExactly(Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors"))
                        .clipText()
                        .width());
    }

    @ParameterizedTest
    @CsvSource({
        "noise_augmentor.data_mean, unCLIP",
        "edm_mean, EDM",
        "edm_vpred.sigma_max, EDM",
    })
    void refusesLookalikes(String mark, String kind, @TempDir Path folder) {
        // Given
        Path lookalike = new RewrittenCheckpoint()
                .from(Goldens.file("tiny-sdxl/model.safetensors"), own -> own)
                .put(mark, new float[1], 1)
                .write(folder.resolve("lookalike.safetensors"));

        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> Checkpoints.inspect(lookalike))
                .withMessageContaining(kind);
    }

    @ParameterizedTest
    @CsvSource({"tiny-sd15/cases.safetensors, no checkpoint", "none.safetensors, no file"})
    void refusesWhatIsNoCheckpoint(String file, String why) {
        assertThatExceptionOfType(UnreadableModelException.class)
                .as(why)
                .isThrownBy(() -> Checkpoints.inspect(Goldens.file(file)))
                .satisfies(
                        refusal -> assertThat(refusal.reason()).isIn(Reason.UNKNOWN_ARCHITECTURE, Reason.NOT_READABLE));
    }
}
