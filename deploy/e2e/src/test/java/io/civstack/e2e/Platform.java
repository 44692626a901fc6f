package io.civstack.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.e2e.Launcher.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole platform with processes, ports and data of its own; tests kill and freeze its programs. */
public final class Platform implements AutoCloseable {

    private static final Duration UP_LIMIT = Duration.ofMinutes(6);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(4);
    private static final int FIRST_BASE = 18080;
    private static final int BASE_STEP = 100;
    private static final int BASES = 40;
    /** More than the platform counts from its base, so that a new context finds its port free too. */
    private static final int PORTS = 20;

    private final Launcher launcher;
    private final Path state;
    private final int base;
    private final CommandResult start;

    private Platform(Launcher launcher, Path state, int base, CommandResult start) {
        this.launcher = launcher;
        this.state = state;
        this.base = base;
        this.start = start;
    }

    /**
     * Empty data, every process new, the demo model imported and a first picture drawn: what {@code ./civstack up}
     * promises.
     */
    static Platform up() throws IOException, InterruptedException {
        return up(root());
    }

    /** The same from another source tree. */
    static Platform up(Path root) throws IOException, InterruptedException {
        Path state = root.resolve("deploy/e2e/target/platform");
        requireJars(root);
        Launcher launcher = new Launcher(root, state);
        if (Files.exists(state)) {
            launcher.run(COMMAND_LIMIT, "down");
            delete(state);
        }
        Files.createDirectories(state);
        int base = freeBase();
        CommandResult start = launcher.run(UP_LIMIT, "up", "--port-base", String.valueOf(base), "--json");
        Platform platform = new Platform(launcher, state, base, start);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        return platform;
    }

    CommandResult start() {
        return start;
    }

    Path state() {
        return state;
    }

    public URI gateway() {
        return URI.create("http://localhost:" + base);
    }

    URI tokens() {
        return URI.create("http://localhost:" + (base + 1) + "/realms/civstack/protocol/openid-connect/token");
    }

    public ApiClient as(String user) {
        return new ApiClient(this, user);
    }

    /** Sends SIGKILL, as the kernel does when memory is short. */
    void kill(String program) throws IOException, InterruptedException {
        signal(program, "KILL");
    }

    /** Sends SIGSTOP: the program keeps its connections and does not answer. */
    void freeze(String program) throws IOException, InterruptedException {
        signal(program, "STOP");
    }

    void thaw(String program) throws IOException, InterruptedException {
        signal(program, "CONT");
    }

    void restart(String program) throws IOException, InterruptedException {
        CommandResult result = launcher.run(COMMAND_LIMIT, "restart", program);
        if (result.code() != 0) {
            throw new AssertionError("restart " + program + ": " + result);
        }
    }

    boolean allReady() throws IOException, InterruptedException {
        return launcher.run(COMMAND_LIMIT, "status", "--json").code() == 0;
    }

    private void signal(String program, String signal) throws IOException, InterruptedException {
        long pid = program(program).path("pid").asLong();
        int code = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                .start()
                .waitFor();
        if (pid <= 0 || code != 0) {
            throw new AssertionError("could not send " + signal + " to " + program + ", pid " + pid);
        }
    }

    private JsonNode program(String name) throws IOException, InterruptedException {
        CommandResult result = launcher.run(COMMAND_LIMIT, "status", "--json");
        for (String line : result.lines()) {
            JsonNode event = Json.parse(line);
            if (event.path("event").asText().equals("program")
                    && event.path("name").asText().equals(name)) {
                return event;
            }
        }
        throw new AssertionError("status has no program " + name + ": " + result);
    }

    @Override
    public synchronized void close() {
        try {
            launcher.run(COMMAND_LIMIT, "down");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("deploy/local/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("these tests run inside the source tree");
        }
        return folder;
    }

    private static void requireJars(Path root) {
        for (Context context : Contexts.all()) {
            Path jar = root.resolve(context.module()).resolve("target/quarkus-app/quarkus-run.jar");
            if (!Files.exists(jar)) {
                throw new AssertionError(jar + " is missing: ./mvnw verify -pl deploy/e2e -am builds it");
            }
        }
    }

    private static int freeBase() {
        return IntStream.range(0, BASES)
                .map(index -> FIRST_BASE + index * BASE_STEP)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(Platform::isFree))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no free block of ports from " + FIRST_BASE));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
