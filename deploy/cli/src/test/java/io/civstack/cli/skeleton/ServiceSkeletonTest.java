package io.civstack.cli.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the size of a new service to what docs/adding-a-service.md says. NewServiceIT of deploy/e2e builds and starts
 * one.
 */
class ServiceSkeletonTest {

    private static final int LINES_MAX_OF_THE_MODULE = 150;
    private static final int FILES_MAX_OF_THE_MODULE = 12;
    private static final int LINES_MAX_OUTSIDE = 8;
    private static final int LINES_OF_GENERATED_DOCUMENTS = 3;
    private static final Path REPOSITORY = Path.of("../..");
    private static final List<String> TOUCHED =
            List.of("pom.xml", "deploy/e2e/pom.xml", "shared-events/src/main/java/io/civstack/context/Contexts.java");

    @TempDir
    Path root;

    @BeforeEach
    void copyWhatIsTouched() throws IOException {
        for (String file : TOUCHED) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.copy(REPOSITORY.resolve(file), root.resolve(file));
        }
    }

    @Test
    void isSmall() throws IOException {
        // When
        List<Path> files = new ServiceSkeleton(root, "notes").write();

        // Then
        long lines = 0;
        for (Path file : files) {
            if (isCounted(file)) {
                lines += nonBlank(file);
            }
        }
        assertThat(lines)
                .as("lines of Java, SQL, properties and POM, tests apart")
                .isLessThanOrEqualTo(LINES_MAX_OF_THE_MODULE);
        assertThat(files).hasSizeLessThanOrEqualTo(FILES_MAX_OF_THE_MODULE);
        assertThat(files).allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("{name}"));
    }

    @Test
    void needsFewLinesElsewhere() throws IOException {
        // Given
        long before = lines();

        // When
        new ServiceSkeleton(root, "notes").register();

        // Then
        assertThat(lines() - before + LINES_OF_GENERATED_DOCUMENTS).isBetween(3L, (long) LINES_MAX_OUTSIDE);
        assertThat(Files.readString(root.resolve(TOUCHED.getLast()))).contains("Context.at(\"notes\", ");
    }

    @Test
    void leavesAModuleAloneThatIsThere() throws IOException {
        // Given
        ServiceSkeleton skeleton = new ServiceSkeleton(root, "notes");
        skeleton.write();

        // Then
        org.assertj.core.api.Assertions.assertThatThrownBy(skeleton::write)
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N", "Notes", "9lives", "class", "user", "a-b", "../x", "averyveryverylongname"})
    void refusesWhatCannotNameASchemaAPackageAndATopic(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceSkeleton(root, name));
    }

    private static boolean isCounted(Path file) {
        String path = file.toString();
        return !path.contains("/src/test/")
                && Stream.of(".java", ".sql", ".properties", "pom.xml").anyMatch(path::endsWith);
    }

    private long lines() throws IOException {
        long lines = 0;
        for (String file : TOUCHED) {
            lines += nonBlank(root.resolve(file));
        }
        return lines;
    }

    private static long nonBlank(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).count();
        }
    }
}
