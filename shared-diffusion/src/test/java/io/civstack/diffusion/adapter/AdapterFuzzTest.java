package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whatever bytes a file has, it is either read, with tensors that lie inside it and every one of an adapter's accounted
 * for, or refused with a reason and a sentence.
 */
class AdapterFuzzTest {

    private static final TargetModules NAMES =
            TargetModules.of(Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors")));
    private static final Path FILE = temporary();

    @FuzzTest(maxDuration = "2m")
    void readsOrRefusesAnyHeader(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        try {
            SafetensorsFile file = SafetensorsFile.open(FILE);
            for (TensorEntry tensor : file.tensors().values()) {
                assertThat(tensor.offset()).isBetween(8L, (long) bytes.length);
                assertThat(tensor.offset() + tensor.length()).isBetween(8L, (long) bytes.length);
                assertThat(tensor.elements() * tensor.dtype().bytes()).isEqualTo(tensor.length());
            }
        } catch (UnreadableModelException refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    @FuzzTest(maxDuration = "2m")
    void appliesOrRefusesAnyAdapter(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        try {
            AdapterFile file = AdapterFile.open(FILE);
            FittedAdapter fitted = FittedAdapter.of(file, NAMES);
            assertThat(fitted.unmatched().size())
                    .isLessThan(file.file().tensors().size());
            AdapterSet set = new AdapterSet(List.of(new AdapterSet.Entry(fitted, 0.5, 0.5)));
            for (Component component : List.of(Component.UNET, Component.TEXT)) {
                BranchInputs.of(component, set);
                MergedWeights.of(component, set);
            }
        } catch (UnreadableModelException refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    @FuzzTest(maxDuration = "2m")
    void readsOrRefusesAnyEmbedding(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        try {
            TextualInversion inversion = TextualInversion.read("cat", FILE, List.of(2));
            assertThat(inversion.byEncoder().getFirst()).hasSize(2 * inversion.vectors());
        } catch (UnreadableModelException refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", ".safetensors");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
