package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.checkpoint.Component;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every module of text encoders of real size is found under the names that each tool writes, and nothing is left over.
 */
class TextEncoderNamesTest {

    private static final TargetModules SD15 = TargetModules.of(FullSizeModel.sd15());
    private static final TargetModules SD2 = TargetModules.of(FullSizeModel.sd2());
    private static final TargetModules SDXL = TargetModules.of(FullSizeModel.sdxl());
    private static final TargetModules SDXL_FOLDER = TargetModules.of(FullSizeModel.sdxlFolder());
    private static final TargetModules REFINER = TargetModules.of(FullSizeModel.refiner());

    private static TargetModules sdxl(boolean folder) {
        return folder ? SDXL_FOLDER : SDXL;
    }

    @ParameterizedTest
    @CsvSource({
        "lora_te_, _, .lora_down.weight, .lora_up.weight",
        "lora_te1_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_te_, _, .lora_down.weight, .lora_up.weight",
        "text_encoder., ., .lora_A.weight, .lora_B.weight",
        "text_encoder., ., .lora_A.default.weight, .lora_B.default.weight",
        "text_encoder., ., .lora.down.weight, .lora.up.weight",
        "text_encoder., ., .lora_linear_layer.down.weight, .lora_linear_layer.up.weight",
        "'', ., .lora_A.weight, .lora_B.weight",
        "base_model.model., ., .lora_A.weight, .lora_B.weight",
        "base_model.model.text_encoder., ., .lora_A.weight, .lora_B.weight",
        "text_encoder.base_model.model., ., .lora_A.weight, .lora_B.weight",
        "module.text_encoder., ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheTextEncoderOfSd(String prefix, String dot, String down, String up) {
        // When
        FittedAdapter first = new WrittenAdapter(SD15, down, up)
                .with(AdapterPaths.textLayers(12), prefix, dot)
                .fitted();
        FittedAdapter second = new WrittenAdapter(SD2, down, up)
                .with(AdapterPaths.textLayers(23), prefix, dot)
                .fitted();

        // Then
        assertThat(first.unmatched()).isEmpty();
        assertThat(first.modules(Component.TEXT)).isEqualTo(72);
        assertThat(second.unmatched()).isEmpty();
        assertThat(second.modules(Component.TEXT_2)).isEqualTo(138);
    }

    @Test
    void findsTheTextEncoderOfSd1UnderSingleFileNames() {
        // When
        FittedAdapter fitted = new WrittenAdapter(SD15, ".lora_A.weight", ".lora_B.weight")
                .with(AdapterPaths.textLayers(12), "cond_stage_model.transformer.", ".")
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT)).isEqualTo(72);
    }

    @ParameterizedTest
    @CsvSource({
        "cond_stage_model.model., ., .lora_A.weight, .lora_B.weight",
        "lora_te_, _, .lora_down.weight, .lora_up.weight",
    })
    void findsTheTextEncoderOfSd2UnderSingleFileNames(String prefix, String dot, String down, String up) {
        // When
        FittedAdapter fitted = new WrittenAdapter(SD2, down, up)
                .with(AdapterPaths.openClipLayers(24), prefix, dot)
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(72);
    }

    /** Before 2023-11 diffusers called a text encoder's projections as the UNet's. */
    @Test
    void findsTheProjectionsOfOldDiffusers() {
        // Given
        List<String> modules = AdapterPaths.textLayers(12).stream()
                .filter(name -> name.contains("self_attn."))
                .map(name -> name.replaceFirst("self_attn\\.(.+)_proj$", "self_attn.to_$1"))
                .toList();

        // When
        FittedAdapter fitted = new WrittenAdapter(SD15, ".lora.down.weight", ".lora.up.weight")
                .with(modules, "text_encoder.", ".", name -> name.replaceFirst("to_(.+)$", "$1_proj"))
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT)).isEqualTo(48);
    }

    @ParameterizedTest
    @CsvSource({
        "lora_te1_, lora_te2_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_te1_, lycoris_te2_, _, .lora_down.weight, .lora_up.weight",
        "text_encoder., text_encoder_2., ., .lora_A.weight, .lora_B.weight",
        "text_encoder., text_encoder_2., ., .lora_A.default.weight, .lora_B.default.weight",
        "text_encoder., text_encoder_2., ., .lora_linear_layer.down.weight, .lora_linear_layer.up.weight",
        "base_model.model.text_encoder., base_model.model.text_encoder_2., ., .lora_A.weight, .lora_B.weight",
        "text_encoder.base_model.model., text_encoder_2.base_model.model., ., .lora_A.weight, .lora_B.weight",
    })
    void findsBothTextEncodersOfSdxl(String first, String second, String dot, String down, String up) {
        for (boolean folder : new boolean[] {false, true}) {
            // When
            FittedAdapter fitted = new WrittenAdapter(sdxl(folder), down, up)
                    .with(AdapterPaths.textLayers(12), first, dot)
                    .with(AdapterPaths.textLayers(32), second, dot, name -> "text_encoder_2." + name)
                    .fitted();

            // Then
            assertThat(fitted.unmatched()).isEmpty();
            assertThat(fitted.modules(Component.TEXT)).isEqualTo(72);
            assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(192);
            assertThat(fitted.modules()).isEqualTo(264);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lora_te2_, _, .lora_down.weight, .lora_up.weight",
        "text_encoder_2., ., .lora_A.weight, .lora_B.weight",
        "lora_te_, _, .lora_down.weight, .lora_up.weight",
    })
    void findsTheOnlyTextEncoderOfTheRefiner(String prefix, String dot, String down, String up) {
        // When
        FittedAdapter fitted = new WrittenAdapter(REFINER, down, up)
                .with(AdapterPaths.textLayers(32), prefix, dot)
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(192);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutsFusedProjectionsWhetherTheModelHasThemSplitOrNot(boolean folder) {
        // Given
        WrittenAdapter adapter = new WrittenAdapter(sdxl(folder), ".lora_A.weight", ".lora_B.weight");
        for (int i = 0; i < 32; i++) {
            String fused = "conditioner.embedders.1.model.transformer.resblocks." + i + ".attn.in_proj";
            adapter.put(fused + ".lora_A.weight", WrittenAdapter.RANK, 1280);
            adapter.put(fused + ".lora_B.weight", 3 * 1280, WrittenAdapter.RANK);
        }

        // When
        FittedAdapter fitted = adapter.fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(96);
    }

    @ParameterizedTest
    @CsvSource({"false, lora_te2_", "true, lora_te2_", "false, text_encoder_2.", "true, text_encoder_2."})
    void findsTheProjectionOfThePooledText(boolean folder, String prefix) {
        // When
        FittedAdapter fitted = new WrittenAdapter(sdxl(folder), ".lora_down.weight", ".lora_up.weight")
                .with(List.of("text_projection"), prefix, ".", name -> "text_encoder_2." + name)
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(1);
    }
}
