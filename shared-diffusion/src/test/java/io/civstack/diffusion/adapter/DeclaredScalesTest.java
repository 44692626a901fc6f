package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.adapter.weight.Lora;
import io.civstack.diffusion.adapter.weight.WeightChange;
import io.civstack.diffusion.checkpoint.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alphas that a file's header has, because PEFT writes none beside the matrices. */
class DeclaredScalesTest {

    private static final String WRITTEN = """
            {"unet.r": 8, "unet.lora_alpha": 4, "unet.target_modules": ["to_k", "to_q"], "unet.peft_type": null,
             "unet.alpha_pattern": {"attn2.to_k": 2, "mid_block.attentions.0.proj_in": 16},
             "text_encoder.lora_alpha": 8, "text_encoder.use_rslora": true,
             "text_encoder_2.lora_alpha": 32}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_k, 0.5",
        "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k, 0.25",
        "unet.down_blocks.0.attentions.0.transformer_blocks.0.otherattn2.to_k, 0.5",
        "unet.mid_block.attentions.0.proj_in, 2",
        "text_encoder.text_model.encoder.layers.0.self_attn.q_proj, 2.8284271",
        "text_encoder_2.text_model.encoder.layers.0.self_attn.q_proj, 4",
        "lora_unet_mid_block_attentions_0_proj_in, 1",
    })
    void givesEveryModuleTheAlphaOfItsComponent(String module, double scale) {
        // Given
        DeclaredScales declared = DeclaredScales.of(Map.of("lora_adapter_metadata", WRITTEN));

        // When
        double own = declared.of(module, 8);

        // Then
        assertThat(own).isCloseTo(scale, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[1]",
                "{\"lora_alpha\": \"much\"}",
                "{\"lora_alpha\": 1e999}",
                "{\"lora_alpha\": 4"
            })
    void saysNothingWhenTheHeaderSaysNothingSensible(String text) {
        // Given
        DeclaredScales declared = DeclaredScales.of(Map.of("lora_adapter_metadata", text));

        // When
        double own = declared.of("unet.mid_block.attentions.0.proj_in", 8);

        // Then
        assertThat(own).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 0.5", "true, 0.75"})
    void countsOnlyWhereAModuleHasNoAlphaOfItsOwn(boolean own, double scale) throws IOException {
        // Given
        AdapterBytes file = new AdapterBytes(1).metadata("lora_adapter_metadata", "{\"unet.lora_alpha\": 2}");
        file.add("unet.mid_block.attentions.0.proj_in.lora_A.weight", 4, 64, 1, 1);
        file.add("unet.mid_block.attentions.0.proj_in.lora_B.weight", 64, 4, 1, 1);
        if (own) {
            file.put("unet.mid_block.attentions.0.proj_in.alpha", new float[] {3});
        }
        try (TinyUNet model = new TinyUNet()) {

            // When
            FittedAdapter fitted = model.fitted(file.write(folder.resolve("peft.safetensors")));

            // Then
            List<WeightChange> changes =
                    fitted.changesOf(Component.UNET).values().iterator().next();
            assertThat(changes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Lora.class, lora -> assertThat(lora.scale()).isEqualTo(scale));
        }
    }
}
