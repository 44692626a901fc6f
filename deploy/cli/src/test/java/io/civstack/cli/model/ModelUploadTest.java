package io.civstack.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelUploadTest {

    @TempDir
    Path folder;

    @Test
    void takesTheVocabularyAndTheCardThatLieBeside() throws IOException {
        // Given
        Path model = Files.writeString(folder.resolve("stickers.safetensors"), "weights");
        Files.createDirectories(folder.resolve("tokenizer"));
        Path vocabulary = Files.writeString(folder.resolve("tokenizer/vocab.json"), "{}");
        Path merges = Files.writeString(folder.resolve("tokenizer/merges.txt"), "");
        Files.writeString(folder.resolve("notes.txt"), "not offered");

        // When
        Map<String, Path> files = ModelUpload.files(model);

        // Then
        assertThat(files)
                .isEqualTo(Map.of(
                        "model.safetensors", model,
                        "tokenizer/vocab.json", vocabulary,
                        "tokenizer/merges.txt", merges));
    }
}
