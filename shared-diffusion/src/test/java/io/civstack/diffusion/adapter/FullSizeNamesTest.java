package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.checkpoint.Component;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every module of UNets of real size is found under the names that each tool writes, and nothing is left over. */
class FullSizeNamesTest {

    private static final TargetModules SD15 = TargetModules.of(FullSizeModel.sd15());
    private static final TargetModules SD2 = TargetModules.of(FullSizeModel.sd2());
    private static final TargetModules SDXL = TargetModules.of(FullSizeModel.sdxl());

    @ParameterizedTest
    @CsvSource({
        "lora_unet_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_unet_, _, .lora_down.weight, .lora_up.weight",
        "unet., ., .lora_A.weight, .lora_B.weight",
        "unet., ., .lora.down.weight, .lora.up.weight",
        "unet., ., .lora_A.default.weight, .lora_B.default.weight",
        "unet., ., .lora_A.my_style-2, .lora_B.my_style-2",
        "unet., ., .lora_A, .lora_B",
        "'', ., .lora_A.weight, .lora_B.weight",
        "'', ., .lora.down.weight, .lora.up.weight",
        "base_model.model., ., .lora_A.weight, .lora_B.weight",
        "base_model.model., ., .lora_A.default.weight, .lora_B.default.weight",
        "base_model.model.unet., ., .lora_A.weight, .lora_B.weight",
        "unet.base_model.model., ., .lora_A.weight, .lora_B.weight",
        "diffusion_model., ., .lora_A.weight, .lora_B.weight",
        "module.unet., ., .lora_A.weight, .lora_B.weight",
        "module., ., .lora_A.weight, .lora_B.weight",
        "model., ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheTransformersOfSdUnderDiffusersNames(String prefix, String dot, String down, String up) {
        for (TargetModules model : List.of(SD15, SD2)) {
            // When
            FittedAdapter fitted = new WrittenAdapter(model, down, up)
                    .with(AdapterPaths.sdTransformers(), prefix, dot)
                    .fitted();

            // Then
            assertThat(fitted.unmatched()).isEmpty();
            assertThat(fitted.modules(Component.UNET)).isEqualTo(192);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_, _, .lora_down.weight, .lora_up.weight",
        "diffusion_model., ., .lora_A.weight, .lora_B.weight",
        "model.diffusion_model., ., .lora_A.weight, .lora_B.weight",
        "base_model.model.diffusion_model., ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheTransformersOfSdUnderSingleFileNames(String prefix, String dot, String down, String up) {
        for (TargetModules model : List.of(SD15, SD2)) {
            // When
            FittedAdapter fitted = new WrittenAdapter(model, down, up)
                    .with(AdapterPaths.sdSingleFileTransformers(), prefix, dot)
                    .fitted();

            // Then
            assertThat(fitted.unmatched()).isEmpty();
            assertThat(fitted.modules(Component.UNET)).isEqualTo(192);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unet.", ""})
    void findsTheProcessorsOfOldDiffusers(String prefix) {
        // Given
        List<String> modules = AdapterPaths.sdTransformers().stream()
                .filter(name -> name.contains(".attn"))
                .map(name -> name.replace(".to_out.0", ".to_out"))
                .map(name -> name.replaceFirst("\\.(to_(?:q|k|v|out))$", ".processor.$1"))
                .toList();

        // When
        FittedAdapter fitted = new WrittenAdapter(SD15, "_lora.down.weight", "_lora.up.weight")
                .with(modules, prefix, ".", FullSizeNamesTest::withoutProcessor)
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(128);
    }

    private static String withoutProcessor(String name) {
        return name.replace(".processor", "").replaceFirst("\\.to_out$", ".to_out.0");
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_, _, .lora_down.weight, .lora_up.weight",
        "unet., ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheConvolutionsOfSd(String prefix, String dot, String down, String up) {
        // When
        FittedAdapter fitted = new WrittenAdapter(SD15, down, up)
                .with(AdapterPaths.sdConvolutions(), prefix, dot)
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET))
                .isEqualTo(AdapterPaths.sdConvolutions().size())
                .isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_, _, .lora_down.weight, .lora_up.weight",
        "diffusion_model., ., .lora_A.weight, .lora_B.weight",
        "model.diffusion_model., ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheTransformersOfSdxlUnderSingleFileNames(String prefix, String dot, String down, String up) {
        // When
        FittedAdapter fitted = new WrittenAdapter(SDXL, down, up)
                .with(AdapterPaths.xlSingleFileTransformers(), prefix, dot)
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(722);
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_, _, .lora_down.weight, .lora_up.weight",
        "unet., ., .lora_A.weight, .lora_B.weight",
        "unet., ., .lora.down.weight, .lora.up.weight",
        "base_model.model., ., .lora_A.default.weight, .lora_B.default.weight",
    })
    void findsTheTransformersOfSdxlUnderDiffusersNames(String prefix, String dot, String down, String up) {
        // When
        FittedAdapter fitted = new WrittenAdapter(SDXL, down, up)
                .with(AdapterPaths.xlTransformers(), prefix, dot)
                .fitted();

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(722);
    }

    @Test
    void takesNoBiasForAnAdapterOfThatName() {
        // Given
        String module = "unet.mid_block.attentions.0.proj_in";

        // When
        FittedAdapter fitted = new WrittenAdapter(SD15, ".lora_A.weight", ".lora_B.weight")
                .put(module + ".lora_B.bias", 1280)
                .with(List.of("mid_block.attentions.0.proj_in"), "unet.", ".")
                .fitted();

        // Then
        assertThat(fitted.modules()).isEqualTo(1);
        assertThat(fitted.unmatched())
                .containsExactly(new UnmatchedKey(module + ".lora_B.bias", UnmatchedKey.Reason.NO_ADAPTER_NAME));
    }
}
