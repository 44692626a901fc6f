package io.civstack.testing.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersProgramTest {

    private static final int AT_ONCE_SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void refusesAtOnceAndInOneSentenceWhenThereIsNoDocker() throws Exception {
        assumeFalse(Docker.answers(), "a Docker engine answers here, so there is nothing to refuse");
        // Given
        Process program = start(
                "--ready",
                folder.resolve("ready.json").toString(),
                "--owner",
                String.valueOf(ProcessHandle.current().pid()));

        // When
        boolean ended = program.waitFor(AT_ONCE_SECONDS, TimeUnit.SECONDS);

        // Then
        assertThat(ended).isTrue();
        assertThat(program.exitValue()).isEqualTo(ContainersProgram.REFUSED);
        assertThat(log()).endsWith(Docker.MISSING);
        assertThat(Docker.MISSING).contains("no Docker engine answers", "./mvnw verify without the profile");
        assertThat(folder.resolve("ready.json")).doesNotExist();
    }

    @Test
    void saysHowItIsCalled() throws Exception {
        // Given
        Process program = start("--help");

        // When
        boolean ended = program.waitFor(AT_ONCE_SECONDS, TimeUnit.SECONDS);

        // Then
        assertThat(ended).isTrue();
        assertThat(program.exitValue()).isEqualTo(ContainersProgram.USAGE_ERROR);
        assertThat(log()).containsExactly("usage: ContainersProgram --ready FILE --owner PID");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ContainersProgram.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"), UTF_8);
    }
}
