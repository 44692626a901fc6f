package io.civstack.cli.command;

import io.civstack.cli.api.Json;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.infra.Secrets;
import io.civstack.local.keycloak.WebClient;
import io.civstack.local.platform.FreePorts;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Settings;
import io.civstack.local.process.LogFile;
import io.civstack.local.program.Program;
import io.civstack.local.program.Programs;
import io.civstack.local.supervisor.Phase;
import io.civstack.local.supervisor.Status;
import io.civstack.local.supervisor.Status.ProgramStatus;
import io.civstack.local.supervisor.Supervisor;
import io.civstack.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts whatever does not run, and shows how far the start is until everything is ready. */
final class StartUp {

    private static final Duration POLL = Duration.ofMillis(150);
    private static final int FAILURES_TO_GIVE_UP = 3;
    private static final int LOG_LINES = 25;

    private final Home home;
    private final PortPlan ports;
    private final Terminal terminal;
    private final SupervisorClient supervisor;
    private final Set<String> announced = new HashSet<>();

    StartUp(Home home, PortPlan ports, Terminal terminal) {
        this.home = home;
        this.ports = ports;
        this.terminal = terminal;
        this.supervisor = new SupervisorClient(home);
    }

    void run() throws IOException, InterruptedException {
        if (supervisor.process().isPresent()) {
            terminal.line("Civstack runs already");
            restartOutdated();
        } else {
            List<String> left = supervisor.stopLeftovers();
            if (!left.isEmpty()) {
                terminal.line("stopped what a crash had left: " + String.join(", ", left));
            }
            requireFreePorts();
            Settings.remember(home, ports);
            supervisor.start(ports);
        }
        Thread hook = new Thread(
                () -> terminal.line("\nit goes on starting in the background: ./civstack status, ./civstack down"));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            follow();
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        if (Settings.realmHasOtherPorts(home, ports)) {
            new WebClient(ports, new Secrets(home.infrastructure())).useCurrentAddresses();
        }
        Settings.rememberRealm(home, ports);
    }

    private void requireFreePorts() {
        Map<String, Integer> taken = FreePorts.taken(ports);
        if (!taken.isEmpty()) {
            String list = taken.entrySet().stream()
                    .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                    .collect(Collectors.joining(", "));
            throw new CommandFailure("these ports are in use by other programs: " + list
                    + "\n  end those, or choose others: ./civstack up --port-base 9080");
        }
    }

    /** Restarts the programs whose jar was built after they were started. */
    private void restartOutdated() throws IOException, InterruptedException {
        Optional<Status> status = supervisor.status();
        for (Program program : new Programs(home, ports).all()) {
            Optional<ProgramStatus> running = status.flatMap(all -> all.program(program.name()));
            boolean outdated = running.isPresent()
                    && Files.isRegularFile(program.artifact())
                    && Files.getLastModifiedTime(program.artifact()).toMillis()
                            > running.get().startedMillis()
                    && running.get().startedMillis() > 0;
            if (outdated) {
                terminal.line("restarting " + program.name() + ", which was built again");
                ProgramRestart.run(
                        home, supervisor, program.name(), running.get().pid());
            }
        }
    }

    private void follow() throws IOException, InterruptedException {
        while (true) {
            Optional<Status> status = supervisor.status();
            if (status.isPresent()) {
                show(status.get());
                if (status.get().allReady()) {
                    terminal.endLive();
                    return;
                }
                failAfterRepeatedFailures(status.get());
            } else if (supervisor.process().isEmpty()) {
                throw new CommandFailure("the supervisor ended" + logTail(Supervisor.NAME));
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    private void show(Status status) {
        for (ProgramStatus program : status.programs()) {
            if (program.phase() == Phase.READY && announced.add(program.name())) {
                double seconds = (program.sinceMillis() - program.startedMillis()) / 1000.0;
                terminal.line(String.format(
                        Locale.ROOT, "  ready  %-15s port %-5d  %.1f s", program.name(), program.port(), seconds));
                terminal.event(Json.object()
                        .put("event", "ready")
                        .put("program", program.name())
                        .put("seconds", seconds)
                        .toString());
            }
        }
        String busy = status.programs().stream()
                .filter(program -> program.phase() != Phase.READY && program.phase() != Phase.WAITING)
                .map(program -> program.name() + " " + words(program))
                .collect(Collectors.joining(", "));
        terminal.live("  " + announced.size() + "/" + status.programs().size() + "  " + busy);
    }

    private static String words(ProgramStatus program) {
        return switch (program.phase()) {
            case PREPARING -> "is prepared (the first time takes longer)";
            case BACKING_OFF -> "died, is tried again";
            default -> "starts";
        };
    }

    private void failAfterRepeatedFailures(Status status) throws IOException {
        for (ProgramStatus program : status.programs()) {
            if (program.failures() >= FAILURES_TO_GIVE_UP && program.phase() == Phase.BACKING_OFF) {
                terminal.endLive();
                throw new CommandFailure(program.name() + " does not start (" + program.note() + ")"
                        + logTail(program.name()) + "\n  the others keep running: ./civstack status, ./civstack down");
            }
        }
    }

    private String logTail(String program) throws IOException {
        List<String> lines = new LogFile(home.log(program)).lastLines(LOG_LINES);
        return lines.isEmpty()
                ? ""
                : "; the end of its log (" + home.log(program) + "):\n    " + String.join("\n    ", lines);
    }
}
