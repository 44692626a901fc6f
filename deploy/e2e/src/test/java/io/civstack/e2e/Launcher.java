package io.civstack.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as the {@code civstack} script does, except that it builds nothing: the build that this test is part of
 * has done that.
 */
final class Launcher {

    private final Path built;
    private final Path root;
    private final Path state;

    Launcher(Path root, Path state) {
        this(root, root, state);
    }

    /** Runs what was built in one source tree for another one. */
    Launcher(Path built, Path root, Path state) {
        this.built = built;
        this.root = root;
        this.state = state;
    }

    /** The exit status of a command, and the lines that it printed. */
    record CommandResult(int code, List<String> lines) {}

    CommandResult run(Duration limit, String... words) throws IOException, InterruptedException {
        Path out = state.resolveSibling(state.getFileName() + "." + words[0] + ".out");
        Process process = command(words)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "civstack " + String.join(" ", words) + " took more than " + limit + ", see " + out);
        }
        return new CommandResult(process.exitValue(), Files.readAllLines(out, UTF_8));
    }

    private ProcessBuilder command(String... words) throws IOException {
        Path target = built.resolve("deploy/cli/target");
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.net.preferIPv4Stack=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dcivstack.root=" + root,
                "-Dcivstack.terminal=false",
                "-cp",
                target.resolve("classes") + ":"
                        + Files.readString(target.resolve("class-path.txt"), UTF_8)
                                .strip(),
                "io.civstack.cli.Civstack"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().put("CIVSTACK_HOME", state.toString());
        return builder;
    }
}
