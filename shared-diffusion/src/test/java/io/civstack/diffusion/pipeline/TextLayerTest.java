package io.civstack.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.RewrittenCheckpoint;
import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which layer of its text encoders an architecture reads. */
class TextLayerTest {

    private static final RecordingPipeline PIPELINE = new RecordingPipeline();

    @TempDir
    private Path folder;

    @BeforeEach
    void bringTheVocabulary() {
        TinyArchitectures.bringTheVocabulary(folder);
    }

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    /** What each text encoder was asked for. */
    private static List<Set<String>> asked(Path checkpoint, int clipSkip) {
        TextToImage text = new TextToImage("a cat", "", 64, 64, 1, 5, "Euler", "", 7, clipSkip);
        return PIPELINE.draw(checkpoint, text).textRuns().stream()
                .map(run -> run.outputs())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, skip.1", "2, skip.2"})
    void isTheOneAskedForInSd1(int clipSkip, String output) {
        assertThat(asked(TinyArchitectures.SD1, clipSkip)).containsExactly(Set.of(output));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isTheLastButOneNormalisedInSd2(int clipSkip) {
        // Given
        Path sd2 = TinyArchitectures.sd2().write(folder.resolve("sd2.safetensors"));

        // When
        List<Set<String>> asked = asked(sd2, clipSkip);

        // Then
        assertThat(asked).containsExactly(Set.of("skip.2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isTheLastOfSd2WhenAConverterCutIt(int clipSkip) throws IOException {
        // Given
        Path whole = TinyArchitectures.sd2().write(folder.resolve("whole.safetensors"));
        Path cut = withSplitProjections(whole).write(folder.resolve("cut.safetensors"));

        // When
        List<Set<String>> asked = asked(cut, clipSkip);

        // Then
        assertThat(asked).containsExactly(Set.of("skip.1"));
    }

    /** The same with the three projections of each layer apart, by which cut encoders are known. */
    private static RewrittenCheckpoint withSplitProjections(Path file) throws IOException {
        RewrittenCheckpoint split =
                new RewrittenCheckpoint().from(file, name -> name.contains(".in_proj_") ? "" : name);
        SafetensorsFile all = SafetensorsFile.open(file);
        for (var tensor : all.tensors().values()) {
            if (tensor.name().contains(".in_proj_")) {
                float[] numbers = all.floats(tensor.name());
                int third = numbers.length / 3;
                for (int i = 0; i < 3; i++) {
                    long[] shape =
                            tensor.shape().stream().mapToLong(Long::longValue).toArray();
                    shape[0] /= 3;
                    String name = tensor.name().replace("in_proj_", "qkv".charAt(i) + ".");
                    split.put(name, Arrays.copyOfRange(numbers, i * third, (i + 1) * third), shape);
                }
            }
        }
        return split;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isTheLastButOneAsItIsInSdxl(int clipSkip) {
        assertThat(asked(TinyArchitectures.SDXL, clipSkip))
                .containsExactly(Set.of("hidden.2"), Set.of("hidden.2", "pooled"));
    }
}
