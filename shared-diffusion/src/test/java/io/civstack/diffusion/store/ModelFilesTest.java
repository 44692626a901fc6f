package io.civstack.diffusion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilesTest {

    private static final ModelFile FILE = new ModelFile("a".repeat(64), 5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../up",
                "a/../b",
                "a//b",
                "a/",
                ".hidden",
                "a\\b",
                "a/b/c/d/e",
                "caf\u00e9",
                "a b"
            })
    void refusesPathsThatCouldLeaveTheFolder(String path) {
        // When
        assertThatIllegalArgumentException().isThrownBy(() -> ModelFiles.of(path, FILE));
    }

    @Test
    void refusesAPathThatIsFileAndFolder() {
        // When
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelFiles(Map.of("tokenizer", FILE, "tokenizer/vocab.json", FILE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDEF", "../../../../../../../../../../../../../../../../../../../x"})
    void refusesWhatIsNoHash(String sha256) {
        // When
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelFile(sha256, 1));
    }

    @Test
    void namesTheSameFilesAlikeInAnyOrder() {
        // Given
        ModelFile other = new ModelFile("b".repeat(64), 6);

        // When
        String key = new ModelFiles(Map.of("x", FILE, "y", other)).key();

        // Then
        assertThat(key).isEqualTo(new ModelFiles(Map.of("y", other, "x", FILE)).key());
        assertThat(key).isNotEqualTo(new ModelFiles(Map.of("x", other, "y", FILE)).key());
    }
}
