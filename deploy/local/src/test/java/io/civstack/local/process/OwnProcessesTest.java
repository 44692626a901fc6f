package io.civstack.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessesTest {

    @TempDir
    Path state;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void findsAProcessByItsProperties() throws Exception {
        // Given
        Process ledger = start(JavaCommand.HOME_PROPERTY + state, JavaCommand.PROGRAM_PROPERTY + "ledger");

        // When
        var found = new OwnProcesses(state).running();

        // Then
        assertThat(found).extracting(OwnProcesses.OwnProcess::program).containsExactly("ledger");
        assertThat(found.getFirst().handle().pid()).isEqualTo(ledger.pid());
    }

    @Test
    void doesNotTakeAnotherProgramWithARecordedPidForItsOwn() throws Exception {
        // Given
        Process other = start("without the properties");
        Process neighbour = start(
                JavaCommand.HOME_PROPERTY + state.resolveSibling("other"), JavaCommand.PROGRAM_PROPERTY + "ledger");
        OwnProcesses processes = new OwnProcesses(state);

        // When
        boolean otherIsOwn = processes.is(other.pid(), "ledger");
        boolean neighbourIsOwn = processes.is(neighbour.pid(), "ledger");

        // Then
        assertThat(otherIsOwn).isFalse();
        assertThat(neighbourIsOwn).isFalse();
    }

    @Test
    void killsWhatDoesNotEndWhenAsked() throws Exception {
        // Given
        Process deaf =
                remember(new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done").start());
        deaf.inputReader().readLine();

        // When
        Stopping.stop(List.of(deaf.toHandle()), Duration.ofMillis(200));

        // Then
        assertThat(deaf.isAlive()).isFalse();
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "echo up; sleep 600; :", "sh"));
        command.addAll(List.of(words));
        Process process = remember(new ProcessBuilder(command).start());
        // The shell writes a line first, so after this the process has its command line.
        process.inputReader().readLine();
        return process;
    }

    private Process remember(Process process) {
        started.add(process);
        return process;
    }
}
