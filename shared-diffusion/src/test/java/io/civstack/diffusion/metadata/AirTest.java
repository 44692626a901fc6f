package io.civstack.diffusion.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AirTest {

    @ParameterizedTest
    @CsvSource({
        "urn:air:sd1:checkpoint:civitai:4384@128713, urn:air:sd1:checkpoint:civitai:4384@128713",
        "air:sdxl:lora:civitai:328553@368189.safetensors, urn:air:sdxl:lora:civitai:328553@368189",
        "urn:air:flux1:lora:civitai:1, urn:air:flux1:lora:civitai:1",
        "urn:air:sdxl:checkpoint:huggingface:stabilityai/sdxl@main, "
                + "urn:air:sdxl:checkpoint:huggingface:stabilityai/sdxl@main",
    })
    void readsAndWritesNames(String name, String written) {
        // When
        Air air = Air.parse(name).orElseThrow();

        // Then
        assertThat(air).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "civitai:1@2", "urn:air:sd1:lora", "urn:air:a b:c:d:e"})
    void refusesWhatIsNoName(String name) {
        // When
        Optional<Air> air = Air.parse(name);

        // Then
        assertThat(air).isEmpty();
    }
}
