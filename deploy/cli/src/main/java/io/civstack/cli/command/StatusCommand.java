package io.civstack.cli.command;

import io.civstack.cli.api.Json;
import io.civstack.cli.terminal.Durations;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.process.Memory;
import io.civstack.local.process.OwnProcesses;
import io.civstack.local.process.OwnProcesses.OwnProcess;
import io.civstack.local.supervisor.Status;
import io.civstack.local.supervisor.Status.ProgramStatus;
import io.civstack.local.supervisor.SupervisorClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** One line for each program: phase, pid, port, for how long, memory, restarts. */
@Command(name = "status", description = "says what runs")
final class StatusCommand extends PlatformCommand {

    private static final int NOT_ALL_READY = 1;
    private static final long MEBIBYTE = 1024 * 1024;

    @Override
    int run(Home home, Terminal terminal) {
        Optional<Status> found = new SupervisorClient(home).status();
        if (found.isEmpty()) {
            terminal.line(withoutSupervisor(new OwnProcesses(home.state()).running()));
            terminal.event(
                    Json.object().put("event", "status").put("running", false).toString());
            return NOT_ALL_READY;
        }
        Status status = found.get();
        terminal.line(
                String.format("%-15s %-12s %7s %6s %8s %8s %9s", "", "", "pid", "port", "for", "MiB", "restarts"));
        long total = ProcessHandle.of(status.pid()).map(Memory::ownBytes).orElse(0L);
        for (ProgramStatus program : status.programs()) {
            long bytes = memory(program.pid());
            total += bytes;
            show(program, bytes, terminal);
        }
        terminal.line(String.format("%-15s %52d MiB with the supervisor", "", total / MEBIBYTE));
        terminal.event(Json.object()
                .put("event", "status")
                .put("running", true)
                .put("ready", status.allReady())
                .put("bytes", total)
                .toString());
        return status.allReady() ? CivstackCommand.DONE : NOT_ALL_READY;
    }

    private static String withoutSupervisor(List<OwnProcess> left) {
        if (left.isEmpty()) {
            return "Civstack does not run; ./civstack up starts it";
        }
        String names = left.stream().map(OwnProcess::program).collect(Collectors.joining(", "));
        return "the supervisor is gone and these run without it: " + names + "; ./civstack up repairs that";
    }

    private void show(ProgramStatus program, long bytes, Terminal terminal) {
        Duration since = Duration.ofMillis(invocation().clock().millis() - program.sinceMillis());
        String phase = program.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        terminal.line(String.format(
                "%-15s %-12s %7s %6d %8s %8d %9d %s",
                program.name(),
                phase,
                program.pid() == 0 ? "-" : String.valueOf(program.pid()),
                program.port(),
                Durations.text(since),
                bytes / MEBIBYTE,
                program.restarts(),
                program.note()));
        terminal.event(Json.object()
                .put("event", "program")
                .put("name", program.name())
                .put("phase", phase)
                .put("pid", program.pid())
                .put("port", program.port())
                .put("bytes", bytes)
                .put("restarts", program.restarts())
                .put("note", program.note())
                .toString());
    }

    private static long memory(long pid) {
        return ProcessHandle.of(pid).map(Memory::bytes).orElse(0L);
    }
}
