package io.civstack.local.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCaseTest {

    @Test
    void readsTheReferencePicturesBesideTheDemoModel() throws IOException {
        // When
        List<ReferenceCase> cases = ReferenceCase.read(Path.of("models/demo/pictures.safetensors"));

        // Then
        assertThat(cases).hasSize(32).allSatisfy(reference -> {
            assertThat(reference.expected().rgb()).hasSize(3 * 128 * 128);
            assertThat(reference.order("m").path("prompt").asText()).isNotBlank();
            assertThat(reference.order("m").path("steps").asInt()).isPositive();
        });
    }
}
