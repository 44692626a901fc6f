package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.safetensors.DType;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapter files as kohya's scripts write them, with an alpha for every module, are used up to the last tensor. */
class WholeFilesTest {

    private static final String DOWN = ".lora_down.weight";
    private static final String UP = ".lora_up.weight";

    @TempDir
    private Path folder;

    @Test
    void usesAWholeFileOfSd15() throws IOException {
        // Given
        WrittenAdapter adapter = new WrittenAdapter(TargetModules.of(FullSizeModel.sd15()), DOWN, UP)
                .with(AdapterPaths.sdTransformers(), "lora_unet_", "_")
                .with(AdapterPaths.textLayers(12), "lora_te_", "_");
        addAlphas(adapter, AdapterPaths.sdTransformers(), "lora_unet_");
        addAlphas(adapter, AdapterPaths.textLayers(12), "lora_te_");

        // When
        FittedAdapter fitted = adapter.fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.file().file().tensors()).hasSize(3 * (192 + 72));
        assertThat(fitted.modules(Component.UNET)).isEqualTo(192);
        assertThat(fitted.modules(Component.TEXT)).isEqualTo(72);
    }

    @Test
    void usesAWholeFileOfSdxl() throws IOException {
        // Given
        WrittenAdapter adapter = new WrittenAdapter(TargetModules.of(FullSizeModel.sdxl()), DOWN, UP)
                .with(AdapterPaths.xlSingleFileTransformers(), "lora_unet_", "_")
                .with(AdapterPaths.textLayers(12), "lora_te1_", "_")
                .with(AdapterPaths.textLayers(32), "lora_te2_", "_", name -> "text_encoder_2." + name);
        addAlphas(adapter, AdapterPaths.xlSingleFileTransformers(), "lora_unet_");
        addAlphas(adapter, AdapterPaths.textLayers(12), "lora_te1_");
        addAlphas(adapter, AdapterPaths.textLayers(32), "lora_te2_");

        // When
        FittedAdapter fitted = adapter.fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.file().file().tensors()).hasSize(3 * (722 + 264));
        assertThat(fitted.modules(Component.UNET)).isEqualTo(722);
        assertThat(fitted.modules(Component.TEXT) + fitted.modules(Component.TEXT_2))
                .isEqualTo(264);
    }

    /** Alphas are read with the header, so they need a place in a file. */
    private void addAlphas(WrittenAdapter adapter, List<String> modules, String prefix) throws IOException {
        byte[] four = ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(4)
                .array();
        Path file = Files.write(folder.resolve("alpha"), four);
        for (String module : modules) {
            String name = prefix + module.replace('.', '_') + ".alpha";
            adapter.put(name, new TensorEntry(file, name, DType.F32, List.of(), 0, Float.BYTES));
        }
    }
}
