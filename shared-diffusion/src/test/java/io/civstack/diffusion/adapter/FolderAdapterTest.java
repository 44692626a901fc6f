package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.DiffusersLayout;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An adapter of SDXL's second text encoder means the same in a diffusers folder, whose projections are split, as in a
 * single file.
 */
class FolderAdapterTest {

    private static final String TEXT = "lora_te2_text_model_encoder_layers_";
    private static final String FUSED = "conditioner.embedders.1.model.transformer.resblocks.1.attn.in_proj";
    private static final int[] IDS = new int[77];

    static {
        Arrays.fill(IDS, 5, 77, 725);
        System.arraycopy(new int[] {724, 300, 12, 90, 31}, 0, IDS, 0, 5);
    }

    @TempDir
    private Path folder;

    private final AdapterBytes adapter = new AdapterBytes(21);
    private final Checkpoint single = Checkpoint.open(Goldens.file("tiny-sdxl/model.safetensors"));
    private final TargetModules names = TargetModules.of(single);
    private Checkpoint split;

    @BeforeEach
    void writeTheFolder() throws IOException {
        DiffusersLayout.write(single.path(), folder.resolve("diffusers"));
        split = Checkpoint.open(folder.resolve("diffusers"));
    }

    @Test
    void readsTextAlikeWithLowRankAdapters() throws IOException {
        // Given
        for (String module : List.of("0_self_attn_q_proj", "0_self_attn_v_proj", "1_self_attn_out_proj", "1_mlp_fc1")) {
            addLora(TEXT + module);
        }
        addLora("lora_te2_text_projection");
        adapter.add(FUSED + ".lora_A.weight", 2, 128);
        adapter.add(FUSED + ".lora_B.weight", 3 * 128, 2);
        Path file = adapter.write(folder.resolve("a.safetensors"));

        // When
        Map<String, float[]> read = read(split, file, 0.7);

        // Then
        holds(read, file);
    }

    @Test
    void readsTextAlikeWithMergedAdapters() throws IOException {
        // Given
        for (String module : List.of(TEXT + "0_self_attn_k_proj", TEXT + "1_mlp_fc2", "lora_te2_text_projection")) {
            TargetModule target = target(module);
            for (String half : List.of("1", "2")) {
                adapter.add(module + ".hada_w" + half + "_a", target.out(), 3);
                adapter.add(module + ".hada_w" + half + "_b", 3, target.in());
            }
        }
        adapter.add(TEXT + "1_self_attn_q_proj.diff", 128, 128);
        adapter.add(TEXT + "1_self_attn_q_proj.diff_b", 128);
        adapter.add("lora_te2_text_model_final_layer_norm.w_norm", 128);
        Path file = adapter.write(folder.resolve("a.safetensors"));

        // When
        Map<String, float[]> read = read(split, file, 0.7);

        // Then
        holds(read, file);
    }

    @Test
    void findsTheSameModulesInBothNetworks() {
        // When
        List<String> found = described(TargetModules.of(split));

        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(described(names));
    }

    private static List<String> described(TargetModules names) {
        return names.targets().stream()
                .map(target -> target + " " + target.weight().shape() + " "
                        + target.bias().isPresent())
                .toList();
    }

    private TargetModule target(String module) {
        return names.find(module).getFirst();
    }

    private void addLora(String module) {
        adapter.add(module + ".lora_down.weight", 4, target(module).in());
        adapter.add(module + ".lora_up.weight", target(module).out(), 4);
    }

    private void holds(Map<String, float[]> read, Path file) {
        Map<String, float[]> expected = read(single, file, 0.7);
        Map<String, float[]> plain = read(single, file, 0);
        read.forEach((output, numbers) -> {
            assertThat(numbers).as(output).usingComparatorWithPrecision(2e-5f).containsExactly(expected.get(output));
            assertThat(numbers).as(output).isNotEqualTo(plain.get(output));
        });
    }

    private static Map<String, float[]> read(Checkpoint checkpoint, Path file, double strength) {
        FittedAdapter fitted = FittedAdapter.of(AdapterFile.open(file), TargetModules.of(checkpoint));
        assertThat(fitted.unmatched()).isEmpty();
        AdapterSet set = new AdapterSet(List.of(new AdapterSet.Entry(fitted, strength, strength)));
        Map<String, Tensor> inputs = new HashMap<>(BranchInputs.of(Component.TEXT_2, set));
        inputs.put("ids", Tensor.ints(1, 77).put(IDS));
        Map<String, Tensor> outputs = Map.of(
                "hidden.2", Tensor.floats(1, 77, 128),
                "skip.1", Tensor.floats(1, 77, 128),
                "pooled", Tensor.floats(1, checkpoint.openClipText().pooledWidth()));
        AdapterHook hook = new AdapterHook(MergedWeights.of(Component.TEXT_2, set));
        try (Network network = new OnnxLoader(2).load(checkpoint.openClipText().graph(hook), LoadMode.MEMORY);
                Binding binding = network.bind(inputs, outputs)) {
            binding.run();
        }
        Map<String, float[]> numbers = new HashMap<>();
        Stream.of("hidden.2", "skip.1", "pooled")
                .forEach(name -> numbers.put(name, ((Tensor.Floats) outputs.get(name)).toArray()));
        return numbers;
    }
}
