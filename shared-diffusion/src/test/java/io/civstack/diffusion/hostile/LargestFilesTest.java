package io.civstack.diffusion.hostile;

import static io.civstack.diffusion.hostile.HeaderText.empty;
import static io.civstack.diffusion.hostile.HeaderText.object;
import static io.civstack.diffusion.hostile.HeaderText.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.hostile.LittleMemory.Answer;
import io.civstack.diffusion.hostile.LittleMemory.Door;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header may have at most is read by a process with a heap of 64 MiB, however long its names and texts are. */
class LargestFilesTest {

    private static final Duration READING_MAX = Duration.ofSeconds(1);
    private static final LittleMemory PROCESS = new LittleMemory();
    private static final String SD2_BIAS = "input_blocks.0.0.weight";

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        PROCESS.close();
    }

    /** Wrapped names are renamed, so they are there twice; letters beyond Latin-1 take two bytes each. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0436"})
    void readsTheLargestCheckpoint(String letter) throws IOException {
        // Given
        String prefix = "module.diffusion_model.";
        String header = object(
                SafetensorsFile.TENSORS_MAX,
                i -> i == 0
                        ? tensor(prefix + SD2_BIAS, "[1,4,1,1]", 0, 16)
                        : tensor(name(prefix, letter, i, ""), "[0]", 16, 16));

        // When
        Answer answer = inspect(Door.CHECKPOINT, header, 16);

        // Then
        isRead(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0436"})
    void readsTheLargestAdapter(String letter) throws IOException {
        // Given
        String header = object(SafetensorsFile.TENSORS_MAX, i -> empty(name("", letter, i, ".alpha")));

        // When
        Answer answer = inspect(Door.ADAPTER, header, 0);

        // Then
        isRead(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0436"})
    void countsTheLongestStatisticsOfTags(String letter) throws IOException {
        // Given
        StringBuilder tags = new StringBuilder();
        int characters = 0;
        for (int i = 0; characters < SafetensorsFile.TEXT_CHARACTERS_MAX - 100; i++) {
            String tag = letter + i;
            tags.append(i == 0 ? "" : ",").append("\\\"").append(tag).append("\\\":1");
            characters += tag.length() + 5;
        }
        String header =
                "{\"__metadata__\":{\"ss_tag_frequency\":\"{\\\"a\\\":{" + tags + "}}\"}," + empty("a.alpha") + "}";

        // When
        Answer answer = inspect(Door.ADAPTER, header, 0);

        // Then
        isRead(answer);
    }

    /** What SD2 predicts is told by a bias of 320 numbers; one of a billion is not loaded to find out. */
    @Test
    void readsNoBiasOfGigabytes() throws IOException {
        // Given
        long numbers = 1_000_000_000;
        String unet = "model.diffusion_model.";
        String header = "{"
                + tensor(unet + SD2_BIAS, "[1,4,1,1]", 0, 16) + ","
                + tensor("cond_stage_model.model.ln_final.weight", "[1]", 16, 20) + ","
                + tensor(
                        unet + "output_blocks.11.1.transformer_blocks.0.norm1.bias",
                        "[" + numbers + "]",
                        20,
                        20 + 4 * numbers)
                + "}";

        // When
        Answer answer = inspect(Door.CHECKPOINT, header, 20 + 4 * numbers);

        // Then
        isRead(answer);
    }

    private static String name(String prefix, String letter, int index, String ending) {
        String number = "." + (100_000 + index);
        int left = SafetensorsFile.NAME_CHARACTERS_MAX - prefix.length() - number.length() - ending.length();
        return prefix + letter.repeat(left) + number + ending;
    }

    private Answer inspect(Door door, String header, long dataBytes) throws IOException {
        return PROCESS.inspect(door, HeaderText.write(folder.resolve("model.safetensors"), header, dataBytes));
    }

    private static void isRead(Answer answer) {
        assertThat(answer.outcome()).as(answer.sentence()).isEqualTo("ok");
        assertThat(answer.took()).isLessThan(READING_MAX);
    }
}
