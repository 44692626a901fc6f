package io.civstack.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.local.program.Program;
import io.civstack.local.supervisor.Status.ProgramStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script takes the place of a service. */
class SupervisedProgramTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Path status;
    private SupervisedProgram supervised;
    private Thread thread;

    @BeforeEach
    void begin() {
        status = folder.resolve("status.json");
        supervise("sleep 600", pid -> true);
    }

    @AfterEach
    void end() throws InterruptedException {
        supervised.stop();
        thread.interrupt();
        thread.join();
    }

    @Test
    void startsADeadProcessAgain() throws Exception {
        // Given
        long first = ready().pid();

        // When
        new ProcessBuilder("kill", "-9", String.valueOf(first)).start().waitFor();

        // Then
        await().atMost(LIMIT)
                .until(() -> program().phase() == Phase.READY && program().pid() != first);
        assertThat(program().restarts()).isEqualTo(1);
        assertThat(program().failures()).isEqualTo(1);
    }

    @Test
    void doesNotTakeARestartOnDemandForAFailure() {
        // Given
        long first = ready().pid();

        // When
        supervised.restart();

        // Then
        await().atMost(LIMIT)
                .until(() -> program().phase() == Phase.READY && program().pid() != first);
        assertThat(program().failures()).isZero();
        assertThat(ProcessHandle.of(first)).isEmpty();
    }

    @Test
    void saysWhyAProgramIsTriedAgain() throws Exception {
        // Given
        end();

        // When
        supervise("exit 7", pid -> false);

        // Then
        await().atMost(LIMIT).until(() -> program().failures() >= 2 && program().phase() == Phase.BACKING_OFF);
        assertThat(program().note()).isEqualTo("ended with 7");
    }

    @Test
    void leavesNothingRunningWhenItEnds() throws Exception {
        // Given
        long pid = ready().pid();

        // When
        supervised.stop();
        thread.join();

        // Then
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(program().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void keepsTheCallersEnvironmentAwayFromTheProgram() throws Exception {
        // Given
        end();
        Path seen = folder.resolve("seen");

        // When
        supervise(
                "env > " + seen + "; sleep 600",
                pid -> Files.exists(seen) && Files.readString(seen).contains("PATH="));

        // Then
        ready();
        assertThat(Files.readString(seen)).contains("CIVSTACK_GIVEN=yes").doesNotContain("QUARKUS_");
    }

    private void supervise(String script, Program.Readiness readiness) {
        Program program = new Program(
                "shell",
                1,
                0,
                Path.of("/bin/sh"),
                List.of("sh", "-c", script),
                Map.of("CIVSTACK_GIVEN", "yes"),
                () -> {},
                readiness);
        StatusStore board = new StatusStore(status, InstantSource.system(), List.of(program));
        supervised = new SupervisedProgram(program, board, folder.resolve("shell.log"));
        thread = Thread.ofPlatform().start(supervised);
    }

    private ProgramStatus ready() {
        await().atMost(LIMIT).until(() -> program().phase() == Phase.READY);
        return program();
    }

    private ProgramStatus program() {
        return Status.read(status).orElseThrow().program("shell").orElseThrow();
    }
}
