package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.adapter.weight.Lora;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to tensors that mean nothing, and to files that are wrong. */
class AdapterRefusalsTest {

    private static final String MODULE = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q";
    private static final TargetModules NAMES =
            TargetModules.of(Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors")));
    private static final TargetModules SDXL =
            TargetModules.of(Checkpoint.open(Goldens.file("tiny-sdxl/model.safetensors")));

    @TempDir
    private Path folder;

    private final AdapterBytes file = new AdapterBytes(5);

    @Test
    void reportsEveryTensorWithoutEffect() throws IOException {
        // Given
        addWhole();
        file.add("lora_unet_nowhere_to_q.lora_down.weight", 2, 64);
        file.add("bundle_emb.cat.string_to_param.*", 1, 64);
        file.add("lora_unet_mid_block_attentions_0_proj_in.lora_up.weight", 64, 2);
        file.add("lora_unet_mid_block_attentions_0_proj_out.oft_blocks", 4, 16, 16);
        file.add(MODULE + ".diff_b", 64);
        file.add("mid_block.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.weight", 2, 64);

        // When
        FittedAdapter fitted = fit(NAMES);

        // Then
        assertThat(fitted.unmatched())
                .extracting(UnmatchedKey::key, UnmatchedKey::reason)
                .containsExactlyInAnyOrder(
                        tuple("lora_unet_nowhere_to_q.lora_down.weight", UnmatchedKey.Reason.NO_SUCH_MODULE),
                        tuple("bundle_emb.cat.string_to_param.*", UnmatchedKey.Reason.NO_ADAPTER_NAME),
                        tuple(
                                "lora_unet_mid_block_attentions_0_proj_in.lora_up.weight",
                                UnmatchedKey.Reason.INCOMPLETE),
                        tuple(
                                "lora_unet_mid_block_attentions_0_proj_out.oft_blocks",
                                UnmatchedKey.Reason.UNSUPPORTED_KIND),
                        tuple(MODULE + ".diff_b", UnmatchedKey.Reason.NO_BIAS),
                        tuple(
                                "mid_block.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.weight",
                                UnmatchedKey.Reason.TWICE));
        assertThat(fitted.modules()).isEqualTo(1);
        assertThat(fitted.kinds()).containsExactly("lora");
    }

    @Test
    void cutsAnAdapterOfAFusedModuleInThree() throws IOException {
        // Given
        String fused = "conditioner.embedders.1.model.transformer.resblocks.0.attn.in_proj";
        file.add(fused + ".lora_A.weight", 2, 128);
        float[] up = file.add(fused + ".lora_B.weight", 3 * 128, 2);

        // When
        FittedAdapter fitted = fit(SDXL);

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(3);
        TargetModule key = SDXL.find("text_encoder_2.text_model.encoder.layers.0.self_attn.k_proj")
                .getFirst();
        Lora change = (Lora) fitted.changesOf(Component.TEXT_2).get(key).getFirst();
        assertThat(change.up().read()).containsExactly(java.util.Arrays.copyOfRange(up, 256, 512));
    }

    @Test
    void refusesAnAdapterOfAnotherArchitecture() {
        refused(
                Reason.OTHER_MODEL,
                () -> FittedAdapter.of(AdapterFile.open(Goldens.file("lora/kohya.safetensors")), SDXL));
    }

    @Test
    void refusesAnAdapterWhoseModulesAreAllUnknown() throws IOException {
        file.add("lora_transformer_double_blocks_0_img_attn_qkv.lora_down.weight", 2, 64);
        file.add("lora_transformer_double_blocks_0_img_attn_qkv.lora_up.weight", 64, 2);
        refused(Reason.OTHER_MODEL, () -> fit(NAMES));
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 65, 320})
    void refusesAModuleOfAnotherWidth(int in) throws IOException {
        file.add(MODULE + ".lora_down.weight", 2, in);
        file.add(MODULE + ".lora_up.weight", 64, 2);
        refused(Reason.OTHER_MODEL, () -> fit(NAMES));
    }

    @Test
    void refusesFactorsOfDifferentRanks() throws IOException {
        file.add(MODULE + ".lora_down.weight", 2, 64);
        file.add(MODULE + ".lora_up.weight", 64, 3);
        refused(Reason.OTHER_MODEL, () -> fit(NAMES));
    }

    @Test
    void refusesRankZeroAndAbsurdRanks() throws IOException {
        file.add(MODULE + ".lora_down.weight", 0, 64);
        file.add(MODULE + ".lora_up.weight", 64, 0);
        refused(Reason.HOSTILE_HEADER, () -> fit(NAMES));
        AdapterBytes wide = new AdapterBytes(1);
        wide.add(MODULE + ".lora_down.weight", ModuleReader.RANK_MAX + 1, 64);
        wide.add(MODULE + ".lora_up.weight", 64, ModuleReader.RANK_MAX + 1);
        refused(
                Reason.HOSTILE_HEADER,
                () -> FittedAdapter.of(AdapterFile.open(wide.write(folder.resolve("wide.safetensors"))), NAMES));
    }

    @Test
    void refusesNumbersThatAreNotFinite() throws IOException {
        // Given
        float[] numbers = new float[2 * 64];
        numbers[77] = Float.NaN;
        file.put(MODULE + ".lora_down.weight", numbers, 2, 64);
        file.add(MODULE + ".lora_up.weight", 64, 2);
        AdapterSet set = new AdapterSet(List.of(new AdapterSet.Entry(fit(NAMES), 1, 1)));

        // Then
        refused(Reason.HOSTILE_HEADER, () -> BranchInputs.of(Component.UNET, set));
    }

    @Test
    void refusesAnAlphaThatIsNoNumber() throws IOException {
        addWhole();
        file.put(MODULE + ".alpha", new float[] {Float.POSITIVE_INFINITY});
        refused(Reason.HOSTILE_HEADER, () -> fit(NAMES));
    }

    @Test
    void refusesAFileThatIsNoAdapter() {
        refused(Reason.UNKNOWN_ARCHITECTURE, () -> AdapterFile.open(Goldens.file("tiny-sd15/model.safetensors")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 16.5, -17})
    void refusesAStrengthThatCannotBeMeant(double strength) throws IOException {
        addWhole();
        FittedAdapter fitted = fit(NAMES);
        assertThatIllegalArgumentException().isThrownBy(() -> new AdapterSet.Entry(fitted, strength, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdapterSet.Entry(fitted, 1, strength));
    }

    private void addWhole() {
        file.add(MODULE + ".lora_down.weight", 2, 64);
        file.add(MODULE + ".lora_up.weight", 64, 2);
    }

    private FittedAdapter fit(TargetModules names) throws IOException {
        return FittedAdapter.of(AdapterFile.open(file.write(folder.resolve("adapter.safetensors"))), names);
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
