package io.civstack.local.supervise;

import io.civstack.local.infra.Folders;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Programs;
import io.civstack.local.process.LogFile;
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
 * The program in the background: `up` starts it, `down` ends it with SIGTERM, and then everything stops in order. Wishes of other commands
 * are files in the folder of requests.
 */
public final class Supervisor {

    public static final String NAME = "supervisor";

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long TICK_MILLIS = 300;
    private static final String RESTART = "restart-";

    private final Home home;
    private final Board board;
    private final List<Supervised> programs;
    private final List<Thread> threads = new ArrayList<>();

    private Supervisor(Home home, Board board, List<Supervised> programs) {
        this.home = home;
        this.board = board;
        this.programs = programs;
    }

    public static void main(String[] arguments) throws Exception {
        Home home = Home.fromSystem();
        PortPlan ports = new PortPlan(Integer.parseInt(arguments[0]));
        var all = new Programs(home, ports).all();
        Board board = new Board(home.status(), InstantSource.system(), all);
        List<Supervised> supervised = all.stream()
                .map(program -> new Supervised(program, board, home.log(program.name())))
                .toList();
        new Supervisor(home, board, supervised).run();
    }

    /** Leaves a request; the supervisor takes it within a moment. */
    public static void requestRestart(Home home, String program) throws IOException {
        Files.createDirectories(home.requests());
        Files.writeString(home.requests().resolve(RESTART + program), "");
    }

    private void run() throws Exception {
        Folders.delete(home.requests());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        for (Supervised program : programs) {
            threads.add(Thread.ofPlatform().name(program.program().name()).start(program));
        }
        while (true) {
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            takeRequests();
            for (Supervised program : programs) {
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
        for (int wave : Waves.stopOrder(board.status().programs())) {
            List<Thread> stopping = programs.stream()
                    .filter(program -> program.program().wave() == wave)
                    .map(program -> Thread.ofPlatform().start(program::end))
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
            board.close();
        } catch (IOException e) {
            LOG.error("event=status-file-left", e);
        }
    }
}
