package io.civstack.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    @Test
    void readsTheLastLines() throws Exception {
        // Given
        Path path = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        // When
        List<String> lines = new LogFile(path).lastLines(2);

        // Then
        assertThat(lines).containsExactly("two", "three");
    }

    @Test
    void movesALongLogAside() throws Exception {
        // Given
        Path path = folder.resolve("a.log");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(LogFile.BYTES_MAX + 1);
        }

        // When
        new LogFile(path).cutWhenLong();

        // Then
        assertThat(path).isEmptyFile();
        assertThat(folder.resolve("a.log.1")).hasSize(LogFile.BYTES_MAX + 1);
    }
}
