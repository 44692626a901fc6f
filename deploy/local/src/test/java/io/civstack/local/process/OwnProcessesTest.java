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
    void findsAProcessByItsMarks() throws Exception {
        // Given
        Process ledger = start(JavaCommand.HOME_MARK + state, JavaCommand.PROGRAM_MARK + "ledger");

        // When
        var found = new OwnProcesses(state).running();

        // Then
        assertThat(found).extracting(OwnProcesses.OwnProcess::program).containsExactly("ledger");
        assertThat(found.getFirst().handle().pid()).isEqualTo(ledger.pid());
    }

    @Test
    void takesAStrangerWithARecordedPidForAStranger() throws Exception {
        // Given
        Process stranger = start("nothing of ours");
        Process neighbour =
                start(JavaCommand.HOME_MARK + state.resolveSibling("other"), JavaCommand.PROGRAM_MARK + "ledger");
        OwnProcesses processes = new OwnProcesses(state);

        // When
        boolean strangerIsOurs = processes.is(stranger.pid(), "ledger");
        boolean neighbourIsOurs = processes.is(neighbour.pid(), "ledger");

        // Then
        assertThat(strangerIsOurs).isFalse();
        assertThat(neighbourIsOurs).isFalse();
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
        // The word comes from the shell itself, so the process has its command line by now.
        process.inputReader().readLine();
        return process;
    }

    private Process remember(Process process) {
        started.add(process);
        return process;
    }
}
