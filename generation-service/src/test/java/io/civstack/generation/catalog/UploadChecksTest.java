package io.civstack.generation.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.civstack.generation.GenerationConfig;
import io.civstack.generation.catalog.UploadRequest.Part;
import io.civstack.generation.model.ModelPart;
import io.civstack.web.FieldProblem;
import io.civstack.web.FieldProblems;
import io.civstack.web.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadChecksTest {

    private static final String SHA256 = "ab".repeat(32);

    private final FieldProblems problems = new FieldProblems();

    private final UploadChecks checks = new UploadChecks(new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(GenerationConfig.class)
            .build()
            .getConfigMapping(GenerationConfig.class));

    @Test
    void passesAnUploadThatIsRight() {
        // When
        checks.name("A model", problems);
        checks.kind("checkpoint", problems);
        checks.rating("pg13", problems);
        checks.files(List.of(new Part(ModelPart.MAIN, 10L, SHA256)), problems);

        // Then
        assertThatCode(problems::refuse).doesNotThrowAnyException();
    }

    @Test
    void tellsOfEverythingThatIsWrong() {
        // When
        checks.name("", problems);
        checks.kind("LORA", problems);
        checks.rating("Z", problems);
        checks.files(
                Arrays.asList(new Part("../passwd", 1L, SHA256), new Part(ModelPart.MAIN, 0L, "AB"), null), problems);

        // Then
        told(
                tuple("#/name", "generation/model-name-invalid"),
                tuple("#/kind", "generation/model-kind-unsupported"),
                tuple("#/rating", "generation/rating-unknown"),
                tuple("#/files/0/path", "generation/model-files-invalid"),
                tuple("#/files/1/bytes", "generation/model-files-invalid"),
                tuple("#/files/1/sha256", "generation/model-files-invalid"),
                tuple("#/files/2/path", "generation/model-files-invalid"),
                tuple("#/files/2/bytes", "generation/model-files-invalid"),
                tuple("#/files/2/sha256", "generation/model-files-invalid"));
    }

    @Test
    void refusesTheSameFileTwice() {
        // Given
        Part main = new Part(ModelPart.MAIN, 10L, SHA256);

        // When
        checks.files(List.of(main, main), problems);

        // Then
        told(tuple("#/files", "generation/model-files-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b\u2060", "\u202e", "\u3164"})
    void refusesANameThatNobodyCanSee(String name) {
        // When
        checks.name(name, problems);

        // Then
        told(tuple("#/name", "generation/model-name-invalid"));
    }

    private void told(Tuple... errors) {
        assertThatThrownBy(problems::refuse)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .extracting(FieldProblem::pointer, FieldProblem::code)
                                .containsExactly(errors));
    }
}
