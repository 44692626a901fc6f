package io.civstack.local.supervisor;

import io.civstack.local.infra.PostgresLeftover;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.process.JavaCommand;
import io.civstack.local.process.OwnProcesses;
import io.civstack.local.process.OwnProcesses.OwnProcess;
import io.civstack.local.process.Stopping;
import io.civstack.local.program.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What commands do with the supervisor: ask whether it runs, start it, stop it, and stop what runs without one. */
public final class SupervisorClient {

    private static final int HEAP_MEBIBYTES = 48;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);
    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(20);

    private final Home home;
    private final OwnProcesses processes;

    public SupervisorClient(Home home) {
        this.home = home;
        this.processes = new OwnProcesses(home.state());
    }

    /** Empty when no supervisor runs. */
    public Optional<ProcessHandle> process() {
        return processes.running(Supervisor.NAME).map(OwnProcess::handle);
    }

    /** What the supervisor last said; empty when it does not run. */
    public Optional<Status> status() {
        return process().flatMap(handle -> Status.read(home.status()));
    }

    /** In a session of its own, so that Ctrl-C in the terminal does not reach it. */
    public ProcessHandle start(PortPlan ports) throws IOException {
        Files.createDirectories(home.logs());
        Files.createDirectories(home.traces());
        Files.createDirectories(home.modelStore());
        Files.deleteIfExists(home.status());
        deleteHalfWritten();
        Path target = home.localTarget();
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(JavaCommand.of(home.state(), Supervisor.NAME, HEAP_MEBIBYTES)
                .add("-Dcivstack.root=" + home.root())
                .add("-cp", target.resolve("classes") + ":" + Files.readString(target.resolve("class-path.txt")))
                .add(Supervisor.class.getName(), String.valueOf(ports.base()))
                .words());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.log(Supervisor.NAME).toFile()));
        builder.environment().put("CIVSTACK_HOME", home.state().toString());
        return builder.start().toHandle();
    }

    /** A kill in the middle of a write leaves a new, incomplete file. */
    private void deleteHalfWritten() throws IOException {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(home.state(), "*.half")) {
            for (Path half : halves) {
                Files.delete(half);
            }
        }
    }

    /** The supervisor stops its programs in order; what is left after that is stopped here. */
    public void stop() throws IOException, InterruptedException {
        process().ifPresent(handle -> Stopping.stop(List.of(handle), STOP_LIMIT));
        stopLeftovers();
    }

    /**
     * Everything of this state folder that runs without a supervisor; the names of what was found. The infrastructure
     * goes last.
     */
    public List<String> stopLeftovers() throws IOException, InterruptedException {
        List<OwnProcess> left = processes.running();
        Stopping.stop(handles(left, false), LEFTOVER_LIMIT);
        Stopping.stop(handles(left, true), LEFTOVER_LIMIT);
        PostgresLeftover.stop(home.infrastructure());
        return left.stream().map(OwnProcess::program).toList();
    }

    private static List<ProcessHandle> handles(List<OwnProcess> processes, boolean infrastructure) {
        return processes.stream()
                .filter(own -> own.program().equals(Programs.INFRASTRUCTURE) == infrastructure)
                .map(OwnProcess::handle)
                .toList();
    }
}
