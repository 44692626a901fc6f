package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.inspection.AdapterSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of adapters that are not applied are recognised by every one of their tensors, and said to be so. */
class UnsupportedKindsTest {

    private static final String MODULE = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q";
    private static final String OTHER = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_k";
    private static final TargetModules NAMES =
            TargetModules.of(Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors")));

    @TempDir
    private Path folder;

    private final AdapterBytes file = new AdapterBytes(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".oft_blocks .alpha",
                ".oft_blocks .rescale .alpha",
                ".oft_blocks .constraint",
                ".oft_diag",
                ".a1.weight .a2.weight .b1.weight .b2.weight .alpha",
                ".weight .on_input",
            })
    void saysOfEveryTensorThatItsKindIsNotApplied(String endings) throws IOException {
        // Given
        List<String> keys = add(endings);
        file.add(OTHER + ".lora_down.weight", 2, 64);
        file.add(OTHER + ".lora_up.weight", 64, 2);

        // When
        FittedAdapter fitted = FittedAdapter.of(AdapterFile.open(write()), NAMES);

        // Then
        assertThat(fitted.modules()).isEqualTo(1);
        assertThat(fitted.unmatched())
                .containsExactlyInAnyOrderElementsOf(keys.stream()
                        .map(key -> new UnmatchedKey(key, UnmatchedKey.Reason.UNSUPPORTED_KIND))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {".oft_blocks .alpha", ".a1.weight .a2.weight .b1.weight .b2.weight", ".weight .on_input"})
    void refusesAFileThatHasNothingElse(String endings) throws IOException {
        // Given
        add(endings);
        Path path = write();

        // When
        AdapterSummary summary = Checkpoints.inspectAdapter(path);

        // Then
        assertThat(summary.kinds()).containsExactly("unsupported");
        assertThat(summary.unknownTensors()).isZero();
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> FittedAdapter.of(AdapterFile.open(path), NAMES))
                .withMessage("The adapter is of a kind that is not applied, such as OFT, BOFT, GLoRA or IA3.")
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_ARCHITECTURE));
    }

    private List<String> add(String endings) {
        List<String> keys =
                List.of(endings.split(" ")).stream().map(MODULE::concat).toList();
        keys.forEach(key -> file.add(key, 4, 16));
        return keys;
    }

    private Path write() throws IOException {
        return file.write(folder.resolve("adapter.safetensors"));
    }
}
