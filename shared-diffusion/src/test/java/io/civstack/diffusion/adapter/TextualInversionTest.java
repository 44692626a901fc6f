package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextualInversionTest {

    @TempDir
    private Path folder;

    private final AdapterBytes file = new AdapterBytes(9);

    @Test
    void readsTheVectorsOfTheReference() throws IOException {
        // Given
        Path path = Goldens.file("lora/embedding.safetensors");

        // When
        TextualInversion inversion = TextualInversion.read("cat", path, List.of(64));

        // Then
        float[] stored = SafetensorsFile.open(path).floats("emb_params");
        assertThat(inversion.byEncoder().getFirst()).containsExactly(stored);
        assertThat(inversion.vectors()).isEqualTo(stored.length / 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emb_params", "string_to_param.*", "*", "<my-cat>"})
    void readsTheNamesThatToolsUse(String name) throws IOException {
        // Given
        float[] vectors = file.add(name, 2, 64);

        // When
        TextualInversion inversion = read(64);

        // Then
        assertThat(inversion.byEncoder().getFirst()).containsExactly(vectors);
        assertThat(inversion.vectors()).isEqualTo(2);
    }

    @Test
    void readsASingleVector() throws IOException {
        file.add("<cat>", 64);
        assertThat(read(64).vectors()).isEqualTo(1);
    }

    @Test
    void readsBothEncodersOfSdxl() throws IOException {
        // Given
        float[] second = file.add("clip_g", 3, 128);
        float[] first = file.add("clip_l", 3, 64);

        // When
        TextualInversion inversion = read(64, 128);

        // Then
        assertThat(inversion.byEncoder().get(0)).containsExactly(first);
        assertThat(inversion.byEncoder().get(1)).containsExactly(second);
        assertThat(inversion.vectors()).isEqualTo(3);
    }

    @Test
    void refusesTheOtherArchitecture() throws IOException {
        file.add("clip_g", 3, 128);
        file.add("clip_l", 3, 64);
        refused(Reason.OTHER_MODEL, 64);
    }

    @Test
    void refusesOtherWidthsAndCounts() throws IOException {
        file.add("emb_params", 3, 64);
        refused(Reason.OTHER_MODEL, 65);
        refused(Reason.OTHER_MODEL, 64, 128);
        AdapterBytes long76 = new AdapterBytes(1);
        long76.add("emb_params", 76, 64);
        Path path = long76.write(folder.resolve("long.safetensors"));
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> TextualInversion.read("cat", path, List.of(64)));
    }

    @Test
    void refusesAFileThatIsNoEmbedding() throws IOException {
        file.add("a", 2, 64);
        file.add("b", 2, 64);
        refused(Reason.UNKNOWN_ARCHITECTURE, 64);
    }

    /** A vector equal to a token's embedding must be read as that token. */
    @Test
    void standsWhereATokenStands() throws IOException {
        // Given
        Path model = Goldens.file("tiny-sd15/model.safetensors");
        Checkpoint checkpoint = Checkpoint.open(model);
        float[] table = SafetensorsFile.open(model)
                .floats("cond_stage_model.transformer.text_model.embeddings.token_embedding.weight");
        int[] ids = new int[77];
        Arrays.fill(ids, 726);
        ids[0] = 725;
        ids[1] = 300;
        int[] other = ids.clone();
        other[1] = 5;
        float[] keep = new float[77];
        Arrays.fill(keep, 1);
        keep[1] = 0;
        float[] inserts = new float[77 * 64];
        System.arraycopy(table, 300 * 64, inserts, 64, 64);

        // When
        float[] inserted = states(
                checkpoint,
                other,
                Map.of(
                        "keep", Tensor.floats(1, 77, 1).put(keep),
                        "inserts", Tensor.floats(1, 77, 64).put(inserts)));

        // Then
        assertThat(inserted).containsExactly(states(checkpoint, ids, Map.of()));
    }

    private static float[] states(Checkpoint checkpoint, int[] ids, Map<String, Tensor> more) {
        Map<String, Tensor> inputs = new HashMap<>(more);
        inputs.put("ids", Tensor.ints(1, 77).put(ids));
        Tensor.Floats states = Tensor.floats(1, 77, 64);
        try (Network network = new OnnxLoader(2).load(checkpoint.clipText().graph(ModuleHook.NONE), LoadMode.SMALL);
                Binding binding = network.bind(inputs, Map.of("skip.1", states))) {
            binding.run();
        }
        return states.toArray();
    }

    private TextualInversion read(Integer... widths) throws IOException {
        return TextualInversion.read("cat", file.write(folder.resolve("embedding.safetensors")), List.of(widths));
    }

    private void refused(Reason reason, Integer... widths) {
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> read(widths))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
