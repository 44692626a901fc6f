package io.civstack.diffusion.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.hostile.LittleMemory.Answer;
import io.civstack.diffusion.hostile.LittleMemory.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file's header says, it is refused within a second and 64 MiB, by a process that has no more. */
class HostileFilesTest {

    private static final Duration REFUSAL_MAX = Duration.ofSeconds(1);
    private static final long REFUSAL_BYTES_MAX = 64L << 20;
    private static final LittleMemory PROCESS = new LittleMemory();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        PROCESS.close();
    }

    @ParameterizedTest
    @EnumSource
    void isNoCheckpoint(HostileFile hostile) throws IOException {
        isRefused(hostile, Door.CHECKPOINT);
    }

    @ParameterizedTest
    @EnumSource
    void isNoAdapter(HostileFile hostile) throws IOException {
        isRefused(hostile, Door.ADAPTER);
    }

    private void isRefused(HostileFile hostile, Door door) throws IOException {
        // Given
        Path file = hostile.write(folder.resolve("model.safetensors"));

        // When
        Answer answer = PROCESS.inspect(door, file);

        // Then
        assertThat(answer.outcome()).isEqualTo(hostile.reason().code());
        assertThat(answer.sentence()).contains(hostile.told()).endsWith(".");
        assertThat(answer.took()).isLessThan(REFUSAL_MAX);
        assertThat(answer.allocatedBytes()).isLessThan(REFUSAL_BYTES_MAX);
    }
}
