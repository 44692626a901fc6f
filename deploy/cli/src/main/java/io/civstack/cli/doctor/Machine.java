package io.civstack.cli.doctor;

import io.civstack.local.infra.UserNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the machine: processor, memory, disk, JDK, Node. */
final class Machine {

    /** All processes of the platform together, and as much again for a large checkpoint. */
    static final long MEMORY_BYTES_MIN = 4L << 30;

    /** Build, Maven's files, Keycloak, data. */
    static final long DISK_BYTES_MIN = 5L << 30;

    private static final Pattern NODE = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");

    private Machine() {}

    static List<Finding> findings(Path state) throws IOException, InterruptedException {
        return List.of(
                platform(), jdk(), node(run("node", "--version")), memory(availableMemory()), disk(state), user());
    }

    private static Finding platform() {
        String name = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return name.equals("Linux amd64")
                ? Finding.ok("platform", name)
                : Finding.problem(
                        "platform", name + ": the bundled PostgreSQL is for Linux x86-64", "use such a machine");
    }

    private static Finding jdk() {
        return Finding.ok("JDK", Runtime.version() + " in " + System.getProperty("java.home"));
    }

    static Finding node(Optional<String> version) {
        Matcher matcher = NODE.matcher(version.orElse(""));
        if (!matcher.matches()) {
            return Finding.warning(
                    "Node",
                    "not found: the web page is left out of the build",
                    "install Node 20.19+ or 22.12+ (https://nodejs.org)");
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        boolean right = major > 22 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19);
        return right
                ? Finding.ok("Node", version.orElseThrow())
                : Finding.warning(
                        "Node",
                        version.orElseThrow() + " is too old: the web page is left out of the build",
                        "install Node 20.19+ or 22.12+ (https://nodejs.org)");
    }

    static Finding memory(long bytes) {
        String sentence = (bytes >> 20) + " MiB available";
        return bytes >= MEMORY_BYTES_MIN
                ? Finding.ok("memory", sentence)
                : Finding.warning("memory", sentence + ", the platform takes up to 3500", "end other programs");
    }

    private static long availableMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static Finding disk(Path state) throws IOException {
        Path existing = Stream.iterate(state, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        long bytes = Files.getFileStore(existing).getUsableSpace();
        String sentence = (bytes >> 20) + " MiB free for " + state;
        return bytes >= DISK_BYTES_MIN
                ? Finding.ok("disk", sentence)
                : Finding.problem("disk", sentence, "free some, or set CIVSTACK_HOME to a folder on another disk");
    }

    private static Finding user() throws InterruptedException {
        if (!UserNamespace.isRoot()) {
            return Finding.ok("user", System.getProperty("user.name"));
        }
        return UserNamespace.available()
                ? Finding.ok("user", "root, and PostgreSQL gets a user namespace")
                : Finding.problem(
                        "user",
                        "root, as which PostgreSQL refuses to run, and no user namespace",
                        "start as an ordinary user");
    }

    private static Optional<String> run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String line;
            try (var reader = process.inputReader()) {
                line = reader.readLine();
            }
            return process.waitFor() == 0 ? Optional.ofNullable(line) : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }
}
