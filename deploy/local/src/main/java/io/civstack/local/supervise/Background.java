package io.civstack.local.supervise;

import io.civstack.local.infra.PostgresLeftover;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Programs;
import io.civstack.local.process.JavaCommand;
import io.civstack.local.process.OwnProcesses;
import io.civstack.local.process.OwnProcesses.Own;
import io.civstack.local.process.Stopping;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The supervisor seen from a command: is it there, start it, end it, and clean up where there is none. */
public final class Background {

    private static final int HEAP_MEBIBYTES = 48;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);
    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(20);

    private final Home home;
    private final OwnProcesses processes;

    public Background(Home home) {
        this.home = home;
        this.processes = new OwnProcesses(home.state());
    }

    public Optional<ProcessHandle> supervisor() {
        return processes.running(Supervisor.NAME).map(Own::handle);
    }

    /** What the supervisor last said; empty when it does not run. */
    public Optional<Status> status() {
        return supervisor().flatMap(handle -> Status.read(home.status()));
    }

    /** In a session of its own, so that Ctrl-C in the terminal does not reach it. */
    public ProcessHandle start(PortPlan ports) throws IOException {
        Files.createDirectories(home.logs());
        Files.createDirectories(home.traces());
        Files.createDirectories(home.modelStore());
        Files.deleteIfExists(home.status());
        deleteHalfWritten();
        Path target = home.launcherTarget();
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

    /** A kill in the middle of a write leaves the new file beside the old one. */
    private void deleteHalfWritten() throws IOException {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(home.state(), "*.half")) {
            for (Path half : halves) {
                Files.delete(half);
            }
        }
    }

    /** The supervisor stops its programs in order; what is left after that is stopped here. */
    public void stop() throws IOException, InterruptedException {
        supervisor().ifPresent(handle -> Stopping.stop(List.of(handle), STOP_PATIENCE));
        stopLeftovers();
    }

    /** Everything of this state folder that runs without a supervisor; the names of what was found. The infrastructure goes last. */
    public List<String> stopLeftovers() throws IOException, InterruptedException {
        List<Own> left = processes.running();
        Stopping.stop(handles(left, false), LEFTOVER_PATIENCE);
        Stopping.stop(handles(left, true), LEFTOVER_PATIENCE);
        PostgresLeftover.stop(home.infrastructure());
        return left.stream().map(Own::program).toList();
    }

    private static List<ProcessHandle> handles(List<Own> processes, boolean infrastructure) {
        return processes.stream()
                .filter(own -> own.program().equals(Programs.INFRASTRUCTURE) == infrastructure)
                .map(Own::handle)
                .toList();
    }
}
