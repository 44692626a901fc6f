package io.civstack.bench;

import io.civstack.cli.evaluation.Measurements;
import io.civstack.local.platform.Home;
import io.civstack.local.process.Memory;
import io.civstack.local.supervisor.Status;
import io.civstack.local.supervisor.Status.ProgramStatus;
import io.civstack.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Time and memory of a start with data: stops and starts the platform by the civstack script. */
public final class UpBench {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;

    private final Home home;

    private UpBench(Home home) {
        this.home = home;
    }

    /** Argument: how many starts. */
    public static void main(String[] words) throws Exception {
        new UpBench(Home.fromSystem()).run(Integer.parseInt(words[0])).forEach(System.out::println);
    }

    private List<String> run(int rounds) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            civstack("down");
            long began = System.nanoTime();
            civstack("up", "--no-picture");
            seconds.add((System.nanoTime() - began) / NANOS_PER_SECOND);
        }
        List<String> lines = new ArrayList<>();
        lines.add(Measurements.median("up.seconds", seconds, "s"));
        lines.addAll(memory());
        return lines;
    }

    private List<String> memory() throws IOException {
        Status status =
                new SupervisorClient(home).status().orElseThrow(() -> new IOException("the platform did not come up"));
        List<String> lines = new ArrayList<>();
        double total = ProcessHandle.of(status.pid()).map(Memory::ownBytes).orElse(0L) / BYTES_PER_MEBIBYTE;
        for (ProgramStatus program : status.programs()) {
            double mebibytes =
                    ProcessHandle.of(program.pid()).map(Memory::bytes).orElse(0L) / BYTES_PER_MEBIBYTE;
            total += mebibytes;
            lines.add(Measurements.line("up.memory." + program.name(), mebibytes, "MiB", 1));
        }
        lines.add(Measurements.line("up.memory", total, "MiB", 1));
        return lines;
    }

    private void civstack(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.root().resolve("civstack").toString()));
        command.addAll(List.of(words));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(home.log("bench").toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", words) + " ended with " + status + ", see " + home.log("bench"));
        }
    }
}
