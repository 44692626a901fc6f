package io.civstack.cli.command;

import io.civstack.local.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a bench in a JVM of its own. Benches are test code of deploy/e2e, which depends on everything that is measured.
 * The civstack script compiles it when a bench is asked for, and only then.
 */
final class BenchProcess {

    /** For a bench that mostly waits for other processes: starts fast and needs little memory. */
    static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Home home;

    BenchProcess(Home home) {
        this.home = home;
    }

    /** Runs a main class to its end, with this terminal as its own; returns its exit status. */
    int run(List<String> jvmOptions, String mainClass, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dcivstack.root=" + home.root());
        command.addAll(jvmOptions);
        command.add(mainClass);
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // Not as an argument: ONNX Runtime 1.29 crashes in a process whose command line has more than 4096 bytes.
        builder.environment().put("CLASSPATH", classPath());
        return builder.start().waitFor();
    }

    private String classPath() throws IOException {
        Path built = home.root().resolve("deploy/e2e/target");
        Path list = built.resolve("bench-class-path.txt");
        if (!Files.exists(list)) {
            throw new CommandFailure("the benches are not built: start them with ./civstack, which builds them");
        }
        // The engine's own bench may be test code of shared-diffusion, which no other module has on its class path.
        Path engine = home.root().resolve("shared-diffusion/target/test-classes");
        return built.resolve("test-classes") + ":" + engine + ":"
                + Files.readString(list).strip();
    }
}
