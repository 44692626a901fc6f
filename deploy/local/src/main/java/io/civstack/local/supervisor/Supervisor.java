package io.civstack.local.supervisor;

import io.civstack.local.infra.Folders;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.process.LogFile;
import io.civstack.local.program.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process in the background that starts all others. {@code ./civstack up} starts it; {@code down} sends it SIGTERM,
 * and it stops all others in order. A command asks for a restart by a file in the folder of requests.
 */
public final class Supervisor {

    public static final String NAME = "supervisor";

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long POLL_MILLIS = 300;
    private static final String RESTART = "restart-";

    private final Home home;
    private final StatusStore statuses;
    private final List<SupervisedProgram> programs;
    private final List<Thread> threads = new ArrayList<>();

    private Supervisor(Home home, StatusStore statuses, List<SupervisedProgram> programs) {
        this.home = home;
        this.statuses = statuses;
        this.programs = programs;
    }

    public static void main(String[] arguments) throws Exception {
        Home home = Home.fromSystem();
        PortPlan ports = new PortPlan(Integer.parseInt(arguments[0]));
        var all = new Programs(home, ports).all();
        StatusStore statuses = new StatusStore(home.status(), InstantSource.system(), all);
        List<SupervisedProgram> supervised = all.stream()
                .map(program -> new SupervisedProgram(program, statuses, home.log(program.name())))
                .toList();
        new Supervisor(home, statuses, supervised).run();
    }

    /** Writes a request, which the supervisor takes within {@code POLL_MILLIS}. */
    public static void requestRestart(Home home, String program) throws IOException {
        Files.createDirectories(home.requests());
        Files.writeString(home.requests().resolve(RESTART + program), "");
    }

    private void run() throws Exception {
        Folders.delete(home.requests());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        for (SupervisedProgram program : programs) {
            threads.add(Thread.ofPlatform().name(program.program().name()).start(program));
        }
        while (true) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            takeRequests();
            for (SupervisedProgram program : programs) {
                new LogFile(home.log(program.program().name())).cutWhenLong();
            }
        }
    }

    private void takeRequests() throws IOException {
        if (!Files.exists(home.requests())) {
            return;
        }
        List<Path> requests;
        try (Stream<Path> files = Files.list(home.requests())) {
            requests = files.toList();
        }
        for (Path request : requests) {
            Files.delete(request);
            String name = request.getFileName().toString().replaceFirst("^" + RESTART, "");
            programs.stream()
                    .filter(program -> program.program().name().equals(name))
                    .forEach(program -> {
                        LOG.info("event=restart-asked program={}", name);
                        Thread.ofVirtual().start(program::restart);
                    });
        }
    }

    private void stop() {
        for (int wave : StartOrder.stopOrder(statuses.status().programs())) {
            List<Thread> stopping = programs.stream()
                    .filter(program -> program.program().wave() == wave)
                    .map(program -> Thread.ofPlatform().start(program::stop))
                    .toList();
            for (Thread thread : stopping) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
        try {
            statuses.close();
        } catch (IOException e) {
            LOG.error("event=status-file-left", e);
        }
    }
}
