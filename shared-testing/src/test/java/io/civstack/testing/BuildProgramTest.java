package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path target;

    @Test
    void saysWhatToBuildWhenItsClassPathIsMissing() {
        // Given
        BuildProgram program = new BuildProgram(target, Refusing.class.getName(), "build it first");

        // When
        ThrowingCallable start = () -> program.endpoints(List.of(), PATIENCE);

        // Then
        assertThatThrownBy(start).hasMessageContaining("class-path.txt is missing: build it first");
    }

    @Test
    void passesOnTheLastWordsOfAProgramThatRefuses() throws Exception {
        // Given
        Files.writeString(target.resolve("class-path.txt"), System.getProperty("java.class.path"));
        BuildProgram program = new BuildProgram(target, Refusing.class.getName(), "build it first");

        // When
        ThrowingCallable start = () -> program.endpoints(List.of(), PATIENCE);

        // Then
        assertThatThrownBy(start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not start: nothing to stand on (" + target);
    }

    static final class Refusing {

        private Refusing() {}

        public static void main(String[] arguments) {
            System.err.println("thinking");
            System.err.println("nothing to stand on");
            System.exit(3);
        }
    }
}
