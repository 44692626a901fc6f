package io.civstack.diffusion.hostile;

import static io.civstack.diffusion.hostile.HeaderText.empty;
import static io.civstack.diffusion.hostile.HeaderText.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.DiffusersLayout;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.hostile.LittleMemory.Answer;
import io.civstack.diffusion.hostile.LittleMemory.Door;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in a model's folder, looking at it takes no more than a second and 64 MiB. */
class HostileFoldersTest {

    private static final Duration LOOK_MAX = Duration.ofSeconds(1);
    private static final long LOOK_BYTES_MAX = 64L << 20;
    private static final int CONFIGURATION_BYTES_MAX = 1 << 20;
    private static final LittleMemory PROCESS = new LittleMemory();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAModel() throws IOException {
        DiffusersLayout.write(Goldens.file("tiny-sd15/model.safetensors"), folder);
    }

    @AfterAll
    static void close() {
        PROCESS.close();
    }

    @Test
    void refusesAConfigurationThatIsTooLong() throws IOException {
        // Given
        Files.writeString(folder.resolve("unet/config.json"), " ".repeat(CONFIGURATION_BYTES_MAX) + "{}");

        // When
        Answer answer = look();

        // Then
        assertThat(answer.outcome()).isEqualTo("hostile-header");
        assertThat(answer.sentence()).isEqualTo("The folder's unet configuration is too long.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"a\":["})
    void refusesAConfigurationOfNestedJson(String level) throws IOException {
        // Given
        Files.writeString(folder.resolve("vae/config.json"), level.repeat(CONFIGURATION_BYTES_MAX / level.length()));

        // When
        Answer answer = look();

        // Then
        assertThat(answer.outcome()).isEqualTo("not-readable");
        assertThat(answer.sentence()).isEqualTo("The folder's vae configuration is not JSON.");
    }

    @Test
    void passesOverWhatAConfigurationHasBesides() throws IOException {
        // Given
        String rest = object(80_000, i -> "\"" + i + "\":{}").substring(1);
        Files.writeString(folder.resolve("unet/config.json"), "{\"norm_num_groups\":16," + rest);

        // When
        Answer answer = look();

        // Then
        assertThat(answer.outcome()).as(answer.sentence()).isEqualTo("ok");
    }

    @Test
    void readsNoIndexHoweverLongItIs() throws IOException {
        // Given
        Path index = folder.resolve("unet/diffusion_pytorch_model.safetensors.index.json");
        try (RandomAccessFile hole = new RandomAccessFile(index.toFile(), "rw")) {
            hole.setLength(1L << 33);
        }

        // When
        Answer answer = look();

        // Then
        assertThat(answer.outcome()).as(answer.sentence()).isEqualTo("ok");
    }

    @Test
    void refusesMorePartsThanAnyModelHas() throws IOException {
        // Given
        replaceTheUNetBy(1000, "{}");

        // When
        Answer answer = look();

        // Then
        assertThat(answer.outcome()).isEqualTo("hostile-header");
        assertThat(answer.sentence()).contains("more than 64 numbered parts");
    }

    @Test
    void refusesMoreTensorsInAllPartsThanAnyModelHas() throws IOException {
        // Given
        replaceTheUNetBy(40, object(30_000, i -> empty("t" + i)));

        // When
        Answer answer = look();

        // Then
        assertThat(answer.outcome()).isEqualTo("hostile-header");
        assertThat(answer.sentence()).contains("more than 32768 tensors together");
    }

    private void replaceTheUNetBy(int parts, String header) throws IOException {
        Path unet = folder.resolve("unet");
        Files.delete(unet.resolve("diffusion_pytorch_model.safetensors"));
        for (int i = 0; i < parts; i++) {
            String name = "diffusion_pytorch_model-%05d-of-%05d.safetensors".formatted(i + 1, parts);
            HeaderText.write(unet.resolve(name), header, 0);
        }
    }

    private Answer look() {
        Answer answer = PROCESS.inspect(Door.CHECKPOINT, folder);
        assertThat(answer.took()).isLessThan(LOOK_MAX);
        assertThat(answer.allocatedBytes()).isLessThan(LOOK_BYTES_MAX);
        return answer;
    }
}
