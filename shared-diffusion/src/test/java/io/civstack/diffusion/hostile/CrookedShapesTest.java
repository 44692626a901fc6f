package io.civstack.diffusion.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.RewrittenCheckpoint;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model whose header is true but whose shapes no network has is refused by the network, which names the tensor. */
class CrookedShapesTest {

    private static final String UNET = "model.diffusion_model.";
    private static final String TEXT = "conditioner.embedders.1.model.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        UNET + "input_blocks.0.0.weight, 0 4 3 3",
        UNET + "input_blocks.0.0.weight, 4",
        UNET + "out.0.bias, ''",
        UNET + "middle_block.0.in_layers.0.bias, 7",
        TEXT + "text_projection, 3 3 3 3",
        TEXT + "transformer.resblocks.0.attn.in_proj_bias, ''",
        TEXT + "transformer.resblocks.0.attn.in_proj_bias, 7",
        TEXT + "transformer.resblocks.0.attn.in_proj_weight, 7 128",
        TEXT + "transformer.resblocks.0.attn.in_proj_weight, 0 128",
    })
    void isRefusedByTheNetwork(String name, String shape) {
        // Given
        Checkpoint crooked = Checkpoint.open(write(name, shape));

        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> {
                    crooked.unet().graph(ModuleHook.NONE);
                    crooked.openClipText().graph(ModuleHook.NONE);
                })
                .withMessageContaining(name.replace(UNET, "").replace(TEXT, ""))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INCOMPLETE));
    }

    @Test
    void isRefusedWhenItEnlargesMoreThanItMadeSmaller() {
        // Given: under another name, the halving is no part of the network
        Path lacking = new RewrittenCheckpoint()
                .from(Goldens.file("tiny-sdxl/model.safetensors"), own -> own.replace("input_blocks.6.0.op.", "lost."))
                .write(folder.resolve("lacking.safetensors"));

        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> Checkpoint.open(lacking).unet().graph(ModuleHook.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        TEXT + "text_projection, 3 3 3 3",
        TEXT + "transformer.resblocks.0.attn.in_proj_bias, 7",
        TEXT + "transformer.resblocks.0.attn.in_proj_weight, 7 128",
        TEXT + "transformer.resblocks.0.mlp.c_fc.weight, ''",
        UNET + "middle_block.1.proj_in.weight, 0 0",
        UNET + "out.2.weight, 0 2147483647 2147483647 2",
    })
    void isInspectedAndHasNoSuchModule(String name, String shape) {
        // Given
        Path crooked = write(name, shape);

        // When, Then
        assertThatCode(() -> {
                    Checkpoints.inspect(crooked);
                    TargetModules.of(Checkpoint.open(crooked));
                })
                .doesNotThrowAnyException();
    }

    private Path write(String name, String shape) {
        long[] extents = Arrays.stream(shape.split(" "))
                .filter(extent -> !extent.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        boolean none = Arrays.stream(extents).anyMatch(extent -> extent == 0);
        int count = none ? 0 : (int) Arrays.stream(extents).reduce(1, (a, b) -> a * b);
        return new RewrittenCheckpoint()
                .from(Goldens.file("tiny-sdxl/model.safetensors"), own -> own)
                .put(name, new float[count], extents)
                .write(folder.resolve("crooked.safetensors"));
    }
}
