package io.civstack.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCaseTest {

    @Test
    void readsTheReferencePicturesBesideTheDemoModel() throws IOException {
        // When
        List<ReferenceCase> cases = ReferenceCase.read(Path.of("../local/models/demo/pictures.safetensors"));

        // Then
        assertThat(cases).hasSize(32).allSatisfy(reference -> {
            assertThat(reference.expected().rgb()).hasSize(3 * 128 * 128);
            assertThat(reference.request("m").path("prompt").asText()).isNotBlank();
            assertThat(reference.request("m").path("steps").asInt()).isPositive();
        });
    }
}
