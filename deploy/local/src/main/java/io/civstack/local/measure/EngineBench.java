package io.civstack.local.measure;

import io.civstack.local.platform.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Starts the engine's own bench, which is among the tests of shared-diffusion, in a JVM of its own: this one compiles with C1 only, which would
 * make the engine look slower than it is in a worker.
 */
public final class EngineBench {

    private static final String MAIN = "io.civstack.diffusion.bench.Bench";

    private final Home home;

    public EngineBench(Home home) {
        this.home = home;
    }

    /**
     * It prints its lines itself; the exit status is its own.
     *
     * @param only names of measurements; empty for the usual ones
     */
    public int run(OptionalInt rounds, List<String> only) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                MAIN,
                home.demoModel().resolve("model.safetensors").toString()));
        rounds.ifPresent(count -> command.add(String.valueOf(count)));
        command.addAll(only);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // Not as an argument: ONNX Runtime 1.29 crashes in a process whose command line has more than 4096 bytes.
        Path tests = home.root().resolve("shared-diffusion/target/test-classes");
        builder.environment().put("CLASSPATH", tests + File.pathSeparator + System.getProperty("java.class.path"));
        return builder.start().waitFor();
    }
}
